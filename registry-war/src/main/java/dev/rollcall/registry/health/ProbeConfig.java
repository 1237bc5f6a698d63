package dev.rollcall.registry.health;

import dev.rollcall.kit.settings.Settings;
import java.time.Duration;

/**
 * How health is checked.
 *
 * @param period how often each instance is checked
 * @param timeout how long an answer may take
 * @param rate how many checks there may be in a second; with more instances than that allows the period stretches
 * @param concurrency how many checks may be under way at the same time
 */
public record ProbeConfig(Duration period, Duration timeout, int rate, int concurrency) {

    private static final Duration SHORTEST = Duration.ofMillis(50);

    /** Reads the configuration. */
    public static ProbeConfig from(Settings settings) {
        return new ProbeConfig(
                settings.duration(
                        "rollcall.registry.probe.period", Duration.ofSeconds(1), SHORTEST, Duration.ofHours(1)),
                settings.duration(
                        "rollcall.registry.probe.timeout", Duration.ofSeconds(2), SHORTEST, Duration.ofMinutes(1)),
                settings.integer("rollcall.registry.probe.rate", 2000, 1, 1_000_000),
                settings.integer("rollcall.registry.probe.concurrency", 512, 1, 10_000));
    }

    /** Returns the period that keeps {@code instances} within the rate. */
    Duration periodFor(int instances) {
        Duration needed = Duration.ofNanos(1_000_000_000L / rate * instances);
        return needed.compareTo(period) > 0 ? needed : period;
    }
}
