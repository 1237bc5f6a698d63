package dev.rollcall.launcher.command;

import dev.rollcall.launcher.grades.GradeBook;

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

                Accounts are in a file of their own (rollcall user backup). For keys and settings copy conf/ and
                data/master.key.

                Example:
                  rollcall backup gradebook-2026-11-22.zip
                """;
    }

    @Override
    void check(ArchiveFile file) {
        file.requireAbsent();
    }

    @Override
    GradeBook.Outcome work(GradeBook book, ArchiveFile file) {
        return file.write(book::backUp, GradeBook.Outcome::done);
    }
}
