package dev.rollcall.portal.roster;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An archive that was looked at.
 *
 * @param id by which the grade book keeps it
 * @param by the login name of whoever sent it
 * @param at when; null: unknown
 * @param ends whether enrolments end that it does not have
 * @param done whether it was done
 * @param undone whether that was taken back
 * @param report what it would change, or has changed
 */
public record RosterImport(
        String id, String by, @Nullable Instant at, boolean ends, boolean done, boolean undone, RosterReport report) {
    /** Whether there is something to be done. */
    public boolean isOpen() {
        return !done && report.changed() > 0;
    }
}
