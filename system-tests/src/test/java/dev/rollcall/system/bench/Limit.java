package dev.rollcall.system.bench;

import java.time.Duration;

/**
 * A goal that stands in a {@link Plot}: what a percentile must not exceed.
 *
 * @param percentile its name, as in {@code p95}
 * @param at the greatest duration that meets the goal
 */
record Limit(String percentile, Duration at) {
    @Override
    public String toString() {
        return percentile + " <= " + Axes.name(at.toNanos());
    }
}
