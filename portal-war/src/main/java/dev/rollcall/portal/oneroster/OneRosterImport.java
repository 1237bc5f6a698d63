package dev.rollcall.portal.oneroster;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An archive that was looked at.
 *
 * @param id by which the grade book keeps it
 * @param by the login name of the user who sent it
 * @param at when; null: unknown
 * @param ends whether enrolments that are not in it end
 * @param done whether it was done
 * @param undone whether that was taken back
 * @param reversal how much was taken back; null: nothing, or unknown
 * @param report what it would change, or has changed
 */
public record OneRosterImport(
        String id,
        String by,
        @Nullable Instant at,
        boolean ends,
        boolean done,
        boolean undone,
        @Nullable Reversal reversal,
        OneRosterReport report) {
    /**
     * What became of taking it back.
     *
     * @param undone changes that were
     * @param kept those that were not
     */
    public record Reversal(long undone, long kept) {}

    /** Whether there is something to be done. */
    public boolean isOpen() {
        return !done && report.changed() > 0;
    }
}
