package dev.rollcall.registry.push;

import dev.rollcall.kit.settings.Settings;
import java.time.Duration;

/**
 * How subscribers are told.
 *
 * @param timeout how long one attempt may take
 * @param firstRetry how long to wait after the first failed attempt; doubles with each further one
 * @param lastRetry the longest wait between attempts
 * @param firstPatch how long the answer to a registration of a program of the tutorial waits for its first update
 * @param fastLane how many subscribers are told at the same time; those that do not answer within 20 to 40 ms do not count
 * @param slowLane how many subscribers whose last attempt failed may be tried at the same time, so that they never take
 *     the connections of those that answer
 */
public record PushConfig(
        Duration timeout, Duration firstRetry, Duration lastRetry, Duration firstPatch, int fastLane, int slowLane) {

    private static final Duration SHORTEST = Duration.ofMillis(10);

    /** Reads the configuration. */
    public static PushConfig from(Settings settings) {
        return new PushConfig(
                settings.duration(
                        "rollcall.registry.push.timeout", Duration.ofSeconds(2), SHORTEST, Duration.ofMinutes(1)),
                settings.duration(
                        "rollcall.registry.push.first-retry", Duration.ofMillis(200), SHORTEST, Duration.ofMinutes(1)),
                settings.duration(
                        "rollcall.registry.push.last-retry", Duration.ofSeconds(5), SHORTEST, Duration.ofMinutes(10)),
                settings.duration(
                        "rollcall.registry.push.first-patch",
                        Duration.ofSeconds(1),
                        Duration.ZERO,
                        Duration.ofSeconds(10)),
                settings.integer("rollcall.registry.push.fast-lane", 32, 1, 10_000),
                settings.integer("rollcall.registry.push.slow-lane", 64, 1, 10_000));
    }

    /**
     * Returns how long to wait after {@code failures} failed attempts in a row.
     *
     * @param chance from 0 (inclusive) to 1 (exclusive): spreads the waits by a quarter to either side
     */
    Duration retryAfter(int failures, double chance) {
        long doubled = firstRetry.toMillis() << Math.min(failures - 1, 20);
        long capped = Math.min(doubled, lastRetry.toMillis());
        return Duration.ofMillis(Math.round(capped * (0.75 + chance / 2)));
    }
}
