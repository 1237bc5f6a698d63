package dev.rollcall.kit.metrics;

/** Records how long things took, one by one. Thread-safe; never blocks, never fails. */
@FunctionalInterface
public interface Timer {

    /** Forgets what it is told. */
    Timer NONE = nanos -> {};

    /** Counts one that took {@code nanos} nanoseconds. */
    void took(long nanos);
}
