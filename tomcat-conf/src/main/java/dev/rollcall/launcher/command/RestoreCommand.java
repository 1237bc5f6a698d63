package dev.rollcall.launcher.command;

import dev.rollcall.launcher.grades.GradeBook;

/** Takes the whole grade book from an archive. */
final class RestoreCommand extends ArchiveCommand {
    @Override
    public String name() {
        return "restore";
    }

    @Override
    public String help() {
        return """
                Usage: rollcall restore FILE [--base DIR]

                Takes everything from FILE, which rollcall backup or the nightly backup has written, into a
                grade book that is empty, whichever database it has: all of it, or nothing. It works while
                Rollcall runs and while it does not; with PostgreSQL only while it runs. An archive that is
                damaged, or of a newer version, is refused.

                Example:
                  rollcall restore gradebook-2026-11-22.zip
                """;
    }

    @Override
    void check(ArchiveFile file) {
        file.requireReadable();
    }

    @Override
    GradeBook.Outcome work(GradeBook book, ArchiveFile file) {
        return book.restore(file.path());
    }
}
