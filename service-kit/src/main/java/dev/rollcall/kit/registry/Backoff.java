package dev.rollcall.kit.registry;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * Pauses between attempts that fail: 100 ms at first, doubled each time, at most 5 s, each shortened at random by up to
 * half, so that services that lost the registry together do not come back together. Not thread-safe.
 */
final class Backoff {

    static final Duration FIRST = Duration.ofMillis(100);
    static final Duration CAP = Duration.ofSeconds(5);
    private static final int DOUBLINGS = 6;

    private final RandomGenerator random;
    private int failures;

    Backoff(RandomGenerator random) {
        this.random = random;
    }

    Duration next() {
        long nanos = Math.min(FIRST.toNanos() << Math.min(failures, DOUBLINGS), CAP.toNanos());
        failures++;
        return Duration.ofNanos((long) (nanos * (1 - random.nextDouble() / 2)));
    }

    int failures() {
        return failures;
    }

    void reset() {
        failures = 0;
    }
}
