package dev.rollcall.kit.time;

/** A monotonic source of nanoseconds: only differences mean anything. Implementations are thread-safe. */
@FunctionalInterface
public interface Ticker {

    /** Returns nanoseconds since an arbitrary origin; never runs backwards. */
    long nanos();
}
