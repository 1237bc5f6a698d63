package dev.rollcall.registry.health;

import dev.rollcall.registry.roll.Health;
import org.jspecify.annotations.Nullable;

/**
 * What the checks of one registration have shown so far. Immutable.
 *
 * @param health the verdict
 * @param refusals how many of the last checks in a row were refused
 * @param failures how many failed since it was last UP
 * @param recoveries how many succeeded in a row while it is not UP
 * @param abrupt whether the last check was refused or broke off, so that a quick second look can tell more
 * @param unheard whether the last check was not heard at all
 * @param reason why it is not UP; null if it is
 */
record HealthState(
        Health health,
        int refusals,
        int failures,
        int recoveries,
        boolean abrupt,
        boolean unheard,
        @Nullable String reason) {

    /** A registration that was just taken, or one that has recovered. */
    static final HealthState GOOD = new HealthState(Health.UP, 0, 0, 0, false, false, null);

    /** Returns the state of a registration that already has a verdict. */
    static HealthState of(Health health, @Nullable String reason) {
        return health == Health.UP ? GOOD : new HealthState(health, 0, 0, 0, false, false, reason);
    }
}
