package dev.rollcall.grading.gradebook;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * An archive of another system between the moment it was looked at and the moment it is done, once; and what became of it.
 *
 * @param id the identity
 * @param by the login name of its sender
 * @param at when
 * @param day which day that was in the school
 * @param ends whether enrolments that it does not have are ended
 * @param digest of what it would change, hexadecimal SHA-256
 * @param report what was shown, in the form of the code that shows it
 * @param batch what was changed together; empty: nothing yet
 * @param undone what was changed together when it was taken back; empty: it was not
 * @param tally how much of it was; empty also if it was taken back by a version of the grade book that did not count
 */
public record RosterImport(
        Id id,
        String by,
        Instant at,
        LocalDate day,
        boolean ends,
        String digest,
        String report,
        Optional<Id> batch,
        Optional<Id> undone,
        Optional<Tally> tally) {
    /**
     * How much was taken back.
     *
     * @param undone how many changes were
     * @param kept how many were not, because something was changed since or depends on it
     */
    public record Tally(long undone, long kept) {}

    /** Returns one that was only looked at, at no moment yet. */
    public static RosterImport seen(Id id, String by, LocalDate day, boolean ends, String digest, String report) {
        return new RosterImport(
                id, by, Instant.EPOCH, day, ends, digest, report, Optional.empty(), Optional.empty(), Optional.empty());
    }
}
