package dev.rollcall.grading.gradebook;

import java.util.Optional;

/**
 * What a user wants to stand in a cell.
 *
 * @param cell where
 * @param mark what; empty: nothing
 * @param seen the version that the user saw there; {@link Versioned#NONE}: nothing was there
 */
public record Edit(Cell cell, Optional<Mark> mark, long seen) {
    /** What became of it. */
    public sealed interface Outcome {
        /** Returns where. */
        Cell cell();
    }

    /**
     * It stands there.
     *
     * @param cell where
     * @param result what; empty: nothing, as wanted
     * @param warning one sentence for the user, when it is allowed but unusual
     */
    public record Saved(Cell cell, Optional<Result> result, Optional<String> warning) implements Outcome {}

    /**
     * Something else stands there than the user saw; it was left alone.
     *
     * @param cell where
     * @param current what stands there; empty: nothing
     */
    public record Conflict(Cell cell, Optional<Result> current) implements Outcome {}

    /**
     * It can stand in no cell of this class.
     *
     * @param cell where
     * @param sentence why
     */
    public record Invalid(Cell cell, String sentence) implements Outcome {}
}
