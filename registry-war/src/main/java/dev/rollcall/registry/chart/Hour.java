package dev.rollcall.registry.chart;

import java.time.Instant;
import java.util.Optional;

/** Sixty minutes of checks, in a few arrays: some 900 bytes. Not thread-safe. */
final class Hour {

    static final int MINUTES = 60;

    private final long number;
    private final int[] answered = new int[MINUTES];
    private final int[] failed = new int[MINUTES];
    private final int[] totalMillis = new int[MINUTES];
    private final int[] maxMillis = new int[MINUTES];

    /** Makes an empty one, the {@code number}-th since the epoch. */
    Hour(long number) {
        this.number = number;
    }

    long number() {
        return number;
    }

    void answered(int minute, int millis) {
        answered[minute]++;
        totalMillis[minute] += millis;
        maxMillis[minute] = Math.max(maxMillis[minute], millis);
    }

    void failed(int minute) {
        failed[minute]++;
    }

    /** Returns what is known of a minute; empty if nothing ended in it. */
    Optional<Minute> minute(int minute) {
        if (answered[minute] + failed[minute] == 0) {
            return Optional.empty();
        }
        int mean = answered[minute] == 0 ? 0 : totalMillis[minute] / answered[minute];
        Instant begin = Instant.ofEpochSecond((number * MINUTES + minute) * 60);
        return Optional.of(new Minute(begin, answered[minute], failed[minute], mean, maxMillis[minute]));
    }
}
