package dev.rollcall.portal.health;

import java.time.Instant;

/**
 * The health checks of one minute.
 *
 * @param time its beginning
 * @param answered how many were answered as they should be
 * @param failed how many were not
 */
public record Minute(Instant time, int answered, int failed) {

    /** How it went. */
    Verdict verdict() {
        if (failed == 0) {
            return answered == 0 ? Verdict.UNKNOWN : Verdict.GOOD;
        }
        return answered == 0 ? Verdict.BAD : Verdict.MIXED;
    }
}
