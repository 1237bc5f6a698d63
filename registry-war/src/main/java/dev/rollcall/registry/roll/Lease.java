package dev.rollcall.registry.roll;

import java.time.Duration;

/**
 * A time-limited right to be listed. Immutable.
 *
 * @param generation the registration it belongs to
 * @param duration how long it lasts from each renewal
 * @param endsAt when it ends, in nanoseconds of the roll's ticker
 */
record Lease(Generation generation, Duration duration, long endsAt) {

    static Lease starting(Generation generation, Duration duration, long now) {
        return new Lease(generation, duration, now + duration.toNanos());
    }

    Lease renewed(long now) {
        return starting(generation, duration, now);
    }

    boolean endedBy(long now) {
        return now - endsAt >= 0;
    }
}
