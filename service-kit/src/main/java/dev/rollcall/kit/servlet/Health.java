package dev.rollcall.kit.servlet;

import dev.rollcall.kit.registry.HealthReport.Status;

/**
 * What a {@link HealthCheck} found.
 *
 * @param status how well
 * @param reason a sentence for operators; empty if all is well
 */
public record Health(Status status, String reason) {

    private static final Health UP = new Health(Status.UP, "");

    /** All is well. */
    public static Health up() {
        return UP;
    }

    /** It works, but not as it should: shown to operators, nothing else. */
    public static Health degraded(String reason) {
        return new Health(Status.DEGRADED, reason);
    }

    /** It does not work: the service is not given to its dependents until it does. */
    public static Health down(String reason) {
        return new Health(Status.DOWN, reason);
    }
}
