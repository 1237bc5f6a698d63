package dev.rollcall.kit.time;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * Pauses between attempts that fail: 100 ms at first, doubled each time, at most 5 s or less, each shortened at random
 * by up to half, so that callers that lost a service together do not come back together. Not thread-safe.
 */
public final class Backoff {

    /** The first pause, before it is shortened. */
    public static final Duration FIRST = Duration.ofMillis(100);

    /** The longest pause. */
    public static final Duration CAP = Duration.ofSeconds(5);

    private static final int DOUBLINGS = 6;

    private final RandomGenerator random;
    private final Duration cap;
    private int failures;

    /** Takes what shortens the pauses. */
    public Backoff(RandomGenerator random) {
        this(random, CAP);
    }

    /** Takes what shortens the pauses, and how long one is at most, from {@link #FIRST} to {@link #CAP}. */
    public Backoff(RandomGenerator random, Duration cap) {
        this.random = random;
        this.cap = cap;
    }

    /** Returns how long to wait after one more failure. */
    public Duration next() {
        long nanos = Math.min(FIRST.toNanos() << Math.min(failures, DOUBLINGS), cap.toNanos());
        failures++;
        return Duration.ofNanos((long) (nanos * (1 - random.nextDouble() / 2)));
    }

    /** Returns how many attempts have failed in a row. */
    public int failures() {
        return failures;
    }

    /** Notes that an attempt has succeeded. */
    public void reset() {
        failures = 0;
    }
}
