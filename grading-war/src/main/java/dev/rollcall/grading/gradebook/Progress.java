package dev.rollcall.grading.gradebook;

/** Is told how far long work has come, by the thread that does it. */
@FunctionalInterface
public interface Progress {
    /** Ignores what it is told. */
    Progress NONE = rows -> {};

    /**
     * Hears that so many rows more are done.
     *
     * @throws RuntimeException if the work shall end here, without a result
     */
    void advance(long rows);
}
