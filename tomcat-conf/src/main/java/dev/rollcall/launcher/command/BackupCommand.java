package dev.rollcall.launcher.command;

import dev.rollcall.launcher.base.PrivateFiles;
import dev.rollcall.launcher.failure.FailureException;
import dev.rollcall.launcher.failure.Reason;
import dev.rollcall.launcher.grades.GradeBook;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Writes the whole grade book into an archive. */
final class BackupCommand extends ArchiveCommand {
    @Override
    public String name() {
        return "backup";
    }

    @Override
    public String help() {
        return """
                Usage: rollcall backup FILE [--base DIR]

                Writes everything in the grade book into FILE, an archive that rollcall restore takes, with
                either database. It works while Rollcall runs, as of one moment, and while it does not; with
                PostgreSQL only while it runs. FILE must not exist. It holds names and grades: keep it safe.

                Accounts, keys and settings are not in it: copy conf/ and data/ for those.

                Example:
                  rollcall backup gradebook-2026-11-22.zip
                """;
    }

    @Override
    void check(Path file) {
        if (Files.exists(file)) {
            throw FailureException.because("There is a file " + file + " already.");
        }
        Path folder = file.getParent();
        if (folder != null && !Files.isDirectory(folder)) {
            throw FailureException.because("There is no folder " + folder + ": make it, or name another one.");
        }
    }

    /** The file has its name once it is complete. */
    @Override
    GradeBook.Outcome work(GradeBook book, Path file) {
        Path unfinished = file.resolveSibling(file.getFileName() + ".unfinished");
        try {
            Files.deleteIfExists(unfinished);
            PrivateFiles.createFile(unfinished, "");
            try {
                GradeBook.Outcome outcome = book.backUp(unfinished);
                if (outcome.done()) {
                    Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
                }
                return outcome;
            } finally {
                Files.deleteIfExists(unfinished);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be written: " + Reason.of(e), e);
        }
    }
}
