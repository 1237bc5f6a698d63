package dev.rollcall.launcher.grades;

import dev.rollcall.launcher.base.PrivateFiles;
import dev.rollcall.launcher.base.WarClasses;
import dev.rollcall.launcher.failure.Reason;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** The grade book while it is stopped: its own classes, taken from its WAR, open its database. */
public final class StoppedGradeBook implements GradeBook {
    private static final String COMMAND = "dev.rollcall.grading.ArchiveCommand";

    private final Path war;
    private final Path folder;
    private final Path temp;

    /**
     * Knows the files.
     *
     * @param war the grade book's WAR
     * @param folder its own data folder, made if it is missing
     * @param temp where the classes may be unpacked for the time of a command, made if it is missing
     */
    public StoppedGradeBook(Path war, Path folder, Path temp) {
        this.war = war;
        this.folder = folder;
        this.temp = temp;
    }

    @Override
    public Outcome backUp(Path archive) {
        return run("backup", archive);
    }

    @Override
    public Outcome restore(Path archive) {
        return run("restore", archive);
    }

    private Outcome run(String action, Path archive) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try {
            PrivateFiles.createDirectories(folder);
            try (WarClasses classes = WarClasses.of(war, temp)) {
                thread.setContextClassLoader(classes.loader());
                return run(classes.loader(), action, archive);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The grade book in " + folder + " cannot be used: " + Reason.of(e), e);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private Outcome run(ClassLoader loader, String action, Path archive) throws IOException {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        try (PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8)) {
            Object status = loader.loadClass(COMMAND)
                    .getMethod("run", Path.class, String.class, Path.class, PrintStream.class)
                    .invoke(null, folder, action, archive, out);
            return new Outcome(
                    Integer.valueOf(0).equals(status),
                    said.toString(StandardCharsets.UTF_8).strip());
        } catch (InvocationTargetException e) {
            throw new IOException(String.valueOf(e.getCause()), e);
        } catch (ReflectiveOperationException e) {
            throw new IOException(war + " is not the grade book of this version", e);
        }
    }
}
