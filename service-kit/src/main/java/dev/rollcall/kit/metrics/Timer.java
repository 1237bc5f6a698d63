package dev.rollcall.kit.metrics;

/** Takes how long things took, one after the other. Thread-safe; never blocks, never fails. */
@FunctionalInterface
public interface Timer {

    /** Forgets what it is told. */
    Timer NONE = nanos -> {};

    /** Counts one that took {@code nanos} nanoseconds. */
    void took(long nanos);
}
