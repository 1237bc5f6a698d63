package dev.rollcall.registry.chart;

import java.time.Instant;

/**
 * The health checks of one instance that ended within one minute. Immutable.
 *
 * @param time when the minute began
 * @param answered how many were answered as they should be
 * @param failed how many were not
 * @param meanMillis how long the answers took on average; 0 if there were none
 * @param maxMillis how long the slowest answer took; 0 if there were none
 */
public record Minute(Instant time, int answered, int failed, int meanMillis, int maxMillis) {

    /** Returns which part of the checks was answered, from 0 to 1. */
    double share() {
        return (double) answered / (answered + failed);
    }
}
