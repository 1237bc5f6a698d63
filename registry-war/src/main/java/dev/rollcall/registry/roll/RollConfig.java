package dev.rollcall.registry.roll;

import dev.rollcall.kit.settings.Settings;
import java.time.Duration;
import java.util.Optional;

/**
 * How long instances stay on the roll, and how many.
 *
 * @param lease how long an instance that renews stays listed without a renewal, unless it asks for another time
 * @param forgetDown how long an instance without a lease is remembered while it is down
 * @param forgetRemoved how long the tombstone of a removed instance is kept
 * @param limits how much there may be
 */
public record RollConfig(Duration lease, Duration forgetDown, Duration forgetRemoved, RollLimits limits) {

    /** The shortest lease granted. */
    public static final Duration MIN_LEASE = Duration.ofSeconds(3);

    private static final Duration MAX_LEASE = Duration.ofHours(1);

    /** Reads the configuration. */
    public static RollConfig from(Settings settings) {
        return new RollConfig(
                settings.duration("rollcall.registry.lease.duration", Duration.ofSeconds(30), MIN_LEASE, MAX_LEASE),
                settings.duration(
                        "rollcall.registry.forget.down",
                        Duration.ofMinutes(15),
                        Duration.ofSeconds(1),
                        Duration.ofDays(30)),
                settings.duration(
                        "rollcall.registry.forget.removed",
                        Duration.ofHours(24),
                        Duration.ofMinutes(1),
                        Duration.ofDays(30)),
                RollLimits.from(settings));
    }

    /** Returns the lease for an instance that asks for {@code wanted}. */
    Duration granted(Optional<Duration> wanted) {
        Duration asked = wanted.orElse(lease);
        return asked.compareTo(MIN_LEASE) < 0 ? MIN_LEASE : asked.compareTo(MAX_LEASE) > 0 ? MAX_LEASE : asked;
    }
}
