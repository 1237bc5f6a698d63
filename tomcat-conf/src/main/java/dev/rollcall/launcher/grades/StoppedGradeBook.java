package dev.rollcall.launcher.grades;

import dev.rollcall.launcher.base.PrivateFiles;
import dev.rollcall.launcher.base.WarCommand;
import dev.rollcall.launcher.failure.Reason;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** The grade book while it is stopped: its own classes, taken from its WAR, open its database. */
public final class StoppedGradeBook implements GradeBook {
    private final WarCommand command;
    private final Path folder;

    /**
     * Knows the files.
     *
     * @param war the grade book's WAR
     * @param folder its own data folder, made if it is missing
     * @param temp where the classes may be unpacked for the time of a command, made if it is missing
     */
    public StoppedGradeBook(Path war, Path folder, Path temp) {
        this.command = new WarCommand("the grade book", war, temp, "dev.rollcall.grading.ArchiveCommand");
        this.folder = folder;
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
        try {
            PrivateFiles.createDirectories(folder);
            WarCommand.Said said = command.said(
                    (type, out) -> type.getMethod("run", Path.class, String.class, Path.class, PrintStream.class)
                            .invoke(null, folder, action, archive, out));
            return new Outcome(said.done(), said.sentence());
        } catch (IOException e) {
            throw new UncheckedIOException("The grade book in " + folder + " cannot be used: " + Reason.of(e), e);
        }
    }
}
