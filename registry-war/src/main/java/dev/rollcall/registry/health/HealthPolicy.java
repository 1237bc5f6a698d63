package dev.rollcall.registry.health;

import dev.rollcall.registry.roll.Health;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/**
 * What a health check means for the verdict. A pure state machine:
 *
 * <pre>
 *            any failure                     refused twice in a row, or
 *   UP  ------------------->  SUSPECT  ----  three failures, if it may  --->  DOWN
 *    ^                          |            be given up                       |
 *    |   two successes in a row |                                              |
 *    +--------------------------+-----------<  two successes in a row  <-------+
 * </pre>
 *
 * <p>After a first refusal, a broken connection and a first success the next check follows quickly, so both verdicts
 * need two checks but hardly any time. A SUSPECT instance is still given to dependents: one failed check never removes
 * an instance.
 */
final class HealthPolicy {

    static final Duration QUICK_LOOK = Duration.ofMillis(100);

    private static final int REFUSALS = 2;
    private static final int FAILURES = 3;
    private static final int RECOVERIES = 2;

    private HealthPolicy() {}

    /**
     * Returns the state after {@code result}.
     *
     * @param mayGiveUp asked only before a verdict of DOWN; if not, the instance stays SUSPECT
     */
    static HealthState after(HealthState before, ProbeResult result, BooleanSupplier mayGiveUp) {
        return result instanceof ProbeResult.Failed failed ? failed(before, failed, mayGiveUp) : succeeded(before);
    }

    private static HealthState succeeded(HealthState before) {
        int recoveries = before.recoveries() + 1;
        if (before.health() == Health.UP || recoveries >= RECOVERIES) {
            return HealthState.GOOD;
        }
        return new HealthState(before.health(), 0, before.failures(), recoveries, false, false, before.reason());
    }

    private static HealthState failed(HealthState before, ProbeResult.Failed result, BooleanSupplier mayGiveUp) {
        int refusals = result instanceof ProbeResult.Refused ? before.refusals() + 1 : 0;
        int failures = before.failures() + 1;
        boolean unheard = result instanceof ProbeResult.Unheard;
        boolean hopeless = refusals >= REFUSALS || failures >= FAILURES;
        boolean down = before.health() == Health.DOWN || (hopeless && mayGiveUp.getAsBoolean());
        boolean abrupt = result instanceof ProbeResult.Refused || result instanceof ProbeResult.Broken;
        return new HealthState(
                down ? Health.DOWN : Health.SUSPECT, refusals, failures, 0, abrupt, unheard, result.reason());
    }

    /** Returns how long to wait before the next check. */
    static Duration pause(HealthState state, Duration period) {
        boolean first = state.recoveries() == 1
                || (state.health() == Health.SUSPECT
                        && state.abrupt()
                        && state.refusals() <= 1
                        && state.failures() < FAILURES);
        return first && QUICK_LOOK.compareTo(period) < 0 ? QUICK_LOOK : period;
    }
}
