package dev.rollcall.grading.gradebook;

import java.util.Optional;

/**
 * What a teacher says about a student's work: points, or why there are none, and a word to the student.
 *
 * @param state what the points, or their absence, mean
 * @param score the points; always there if graded, never if ungraded, missing or excused
 * @param comment what the student is told besides
 */
public record Mark(State state, Optional<Score> score, Optional<Comment> comment) {
    /** What the points, or their absence, mean. */
    public enum State implements Worded {
        /** Nothing is decided: left out of the current average, zero in the final one. */
        UNGRADED(false, false),
        /** Counts with its points. */
        GRADED(true, true),
        /** Was not handed in: counts as zero. */
        MISSING(false, false),
        /** Counts nowhere. */
        EXCUSED(false, false),
        /** Was handed in late: counts with its points, if it has them, else as ungraded. */
        LATE(true, false),
        /** Was not finished: counts likewise. */
        INCOMPLETE(true, false);

        private final boolean mayHaveScore;
        private final boolean needsScore;

        State(boolean mayHaveScore, boolean needsScore) {
            this.mayHaveScore = mayHaveScore;
            this.needsScore = needsScore;
        }
    }

    /**
     * Checks that state and score fit.
     *
     * @throws IllegalArgumentException if they do not
     */
    public Mark {
        if (score.isPresent() && !state.mayHaveScore) {
            throw new IllegalArgumentException("score must be absent in this state");
        }
        if (score.isEmpty() && state.needsScore) {
            throw new IllegalArgumentException("score is missing");
        }
    }

    /** Returns whether it says what the work counts: points, zero because it is missing, or nothing because it is excused. */
    public boolean isDecided() {
        return score.isPresent() || state == State.MISSING || state == State.EXCUSED;
    }

    /** Returns a plain score. */
    public static Mark graded(Score score) {
        return new Mark(State.GRADED, Optional.of(score), Optional.empty());
    }
}
