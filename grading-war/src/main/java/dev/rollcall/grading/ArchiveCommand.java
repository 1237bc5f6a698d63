package dev.rollcall.grading;

import dev.rollcall.grading.archive.ArchiveRefusedException;
import dev.rollcall.grading.archive.Archiver;
import dev.rollcall.grading.archive.Manifest;
import dev.rollcall.grading.gradebook.GradeBookUnavailableException;
import dev.rollcall.grading.http.api.Codecs;
import dev.rollcall.grading.store.DatabaseRefusedException;
import dev.rollcall.grading.store.GradeDatabase;
import dev.rollcall.kit.database.DatabaseInUseException;
import dev.rollcall.kit.database.EmbeddedDatabase;
import dev.rollcall.kit.time.SystemTime;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Backs up and restores the embedded grade book while it is stopped, for the launcher, which loads this class from the WAR. */
public final class ArchiveCommand {
    private static final int BUFFER_BYTES = 1 << 16;

    private ArchiveCommand() {}

    /**
     * Backs up or restores, and says what became of it.
     *
     * @param folder the grade book's own folder below the data directory
     * @param action {@code backup} or {@code restore}
     * @param file the archive; a backup overwrites it
     * @param out gets one sentence
     * @return 0 if it was done
     */
    public static int run(Path folder, String action, Path file, PrintStream out) {
        boolean restore = action.equals("restore");
        if (!restore && !Files.exists(folder.resolve("gradebook.mv.db"))) {
            out.println("There is no grade book in " + folder + " yet.");
            return 1;
        }
        try (GradeDatabase database = GradeDatabase.open(new EmbeddedDatabase("gradebook", "grading"), folder)) {
            Archiver archiver = database.archiver(SystemTime.INSTANCE, new Codecs(), folder);
            database.noteErasures(folder);
            Manifest manifest = restore ? archiver.restore(file) : backUp(archiver, file);
            out.println((restore ? "Restored " : "Wrote ") + manifest.rows() + " rows of "
                    + manifest.parts().size() + " tables, as of " + manifest.made() + ".");
            return 0;
        } catch (ArchiveRefusedException e) {
            out.println(e.sentence());
        } catch (DatabaseRefusedException e) {
            out.println(
                    e.getCause() instanceof DatabaseInUseException inUse
                            ? inUse.getMessage() + " Stop that Tomcat first, or use the page Backup."
                            : e.getMessage());
        } catch (GradeBookUnavailableException e) {
            out.println("The database in " + folder + " cannot be used: " + e.getCause());
        } catch (IOException e) {
            out.println("The archive " + file + " cannot be used: " + e + ".");
        }
        return 1;
    }

    private static Manifest backUp(Archiver archiver, Path file) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), BUFFER_BYTES)) {
            return archiver.backUp(out);
        }
    }
}
