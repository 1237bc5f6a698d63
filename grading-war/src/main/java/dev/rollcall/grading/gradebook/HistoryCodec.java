package dev.rollcall.grading.gradebook;

/** How the history writes down what was there: the same JSON that callers see. Thread-safe. */
public interface HistoryCodec {
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

    /**
     * Reads what was there of a kind that belongs to a class: an enrolment, a category or a piece of work.
     *
     * @param kind one of these three
     * @param version that it shall have
     * @throws IllegalArgumentException if {@code text} was not written by this
     */
    Versioned readThing(Change.Kind kind, String text, long version);
}
