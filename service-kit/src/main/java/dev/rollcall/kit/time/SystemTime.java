package dev.rollcall.kit.time;

import java.time.Instant;
import java.time.InstantSource;

/** The real clocks. Composition roots hand this down; nothing else reads the time. */
public enum SystemTime implements InstantSource, Ticker {
    /** The clocks of this machine. */
    INSTANCE;

    @Override
    public Instant instant() {
        return Instant.now();
    }

    @Override
    public long nanos() {
        return System.nanoTime();
    }
}
