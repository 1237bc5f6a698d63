package dev.rollcall.launcher.grades;

import java.nio.file.Path;

/** The grade book, wherever it can be reached at the moment. */
public interface GradeBook {
    /**
     * What became of it.
     *
     * @param done whether it was done
     * @param sentence the grade book's own about it
     */
    record Outcome(boolean done, String sentence) {}

    /**
     * Writes everything into an archive.
     *
     * @param archive is overwritten; incomplete if it is not done
     */
    Outcome backUp(Path archive);

    /** Takes everything from an archive into an empty grade book, or nothing. */
    Outcome restore(Path archive);
}
