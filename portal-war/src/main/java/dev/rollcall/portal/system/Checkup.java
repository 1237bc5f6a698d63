package dev.rollcall.portal.system;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The latest health check of an instance.
 *
 * @param at when; null if it has not been checked
 * @param millis how long the answer took; null if none came
 */
public record Checkup(@Nullable Instant at, @Nullable Long millis) {
    /** It has not been checked. */
    public static final Checkup NONE = new Checkup(null, null);

    /** How long the answer took, such as {@code 3 ms}; empty if none came. */
    public String latency() {
        return millis == null ? "" : millis + " ms";
    }
}
