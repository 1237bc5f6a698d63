package dev.rollcall.kit.testing;

import dev.rollcall.kit.time.Ticker;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Time that moves only when a test moves it. Thread-safe. */
public final class ManualTime implements InstantSource, Ticker {

    private volatile Instant now = Instant.parse("2026-11-22T08:00:00Z");
    private volatile long nanos = 1_000_000_000L;

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public long nanos() {
        return nanos;
    }

    /** Moves both clocks forward. */
    public synchronized void advance(Duration step) {
        now = now.plus(step);
        nanos += step.toNanos();
    }

    /** Moves the wall clock only, as a correction of the system time does. */
    public synchronized void jump(Duration step) {
        now = now.plus(step);
    }
}
