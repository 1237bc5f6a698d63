package dev.rollcall.system.harness;

import dev.rollcall.kit.testing.Eventually;
import java.time.Duration;

/** Time since it was made. */
public final class Stopwatch {
    private final long start = System.nanoTime();

    /** Returns the time since it was made. */
    public Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    /** Waits until something is so, notes how long that took since the watch was made, and returns it. */
    public Duration until(String what, Duration limit, Eventually.Question question) {
        Eventually.isTrue(limit, what, question);
        Duration took = elapsed();
        Figures.note(what, took);
        return took;
    }
}
