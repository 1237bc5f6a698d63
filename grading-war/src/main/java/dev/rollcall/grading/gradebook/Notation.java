package dev.rollcall.grading.gradebook;

/** How the history writes down what was there: the same JSON that callers see. Thread-safe. */
public interface Notation {
    /** Writes a thing. */
    String write(Versioned thing);

    /** Writes what stands in a cell. */
    String write(Mark mark);

    /**
     * Reads what stood in a cell.
     *
     * @throws IllegalArgumentException if {@code text} was not written by this
     */
    Mark readMark(String text);
}
