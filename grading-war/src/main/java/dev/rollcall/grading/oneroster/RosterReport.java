package dev.rollcall.grading.oneroster;

import dev.rollcall.grading.gradebook.Id;
import dev.rollcall.grading.gradebook.Worded;
import java.util.List;
import java.util.Map;

/**
 * What an archive would change, and what in it cannot be read.
 *
 * @param version of OneRoster
 * @param tallies of each file that is there
 * @param matched how many people were found by a login name
 * @param matches {@value #MOST_MATCHES} of them at most, those with another name there first
 * @param changes the first {@value #MOST_CHANGES} of each file
 * @param refusals the first {@value #MOST_REFUSALS}, in the order in which the files are read
 */
public record RosterReport(
        String version,
        Map<Part, Tally> tallies,
        long matched,
        List<Match> matches,
        List<Listed> changes,
        List<Refusal> refusals) {
    /** How many people who were found by a login name are listed. */
    public static final int MOST_MATCHES = 1_000;

    /** How many changes of a file are listed. */
    public static final int MOST_CHANGES = 200;

    /** How many lines that cannot be read are listed. */
    public static final int MOST_REFUSALS = 1_000;

    /** What becomes of a thing. */
    public enum Kind implements Worded {
        /** It is new. */
        ADDED,
        /** It is another than it was. */
        CHANGED,
        /** An enrolment is over, or a result is taken away. */
        ENDED
    }

    /**
     * How many lines or things there are of which kind.
     *
     * @param lines in the file
     * @param added things that are new
     * @param changed things that are others than they were
     * @param ended enrolments that are over, and results that are taken away
     * @param unchanged things that are there as the file says
     * @param ignored lines about what the grade book does not keep
     * @param refused lines that cannot be read
     */
    public record Tally(long lines, long added, long changed, long ended, long unchanged, long ignored, long refused) {}

    /**
     * A person who was not found by {@code sourcedId}, which means this person from then on.
     *
     * @param line of the file of people, from 1
     * @param sourcedId what the archive calls them
     * @param column by which they were found
     * @param person who it is
     * @param here what they are called here, for people
     * @param there what they are called in the archive, likewise
     */
    public record Match(int line, String sourcedId, String column, Id person, String here, String there) {}

    /**
     * A change.
     *
     * @param part the file
     * @param kind what becomes of it
     * @param line of the file, from 1; 0: it is not there
     * @param sourcedId what the archive calls it
     * @param before what there is, for people; may be empty
     * @param after what there shall be, likewise
     */
    public record Listed(Part part, Kind kind, int line, String sourcedId, String before, String after) {}

    /**
     * A line that changes nothing.
     *
     * @param part the file
     * @param line from 1
     * @param column empty: the whole line
     * @param value what stands there, shortened
     * @param fault what is wrong
     * @param detail one sentence about it
     */
    public record Refusal(Part part, int line, String column, String value, Fault fault, String detail) {}

    /** Returns how many things would become different. */
    public long changed() {
        return tallies.values().stream()
                .mapToLong(tally -> tally.added() + tally.changed() + tally.ended())
                .sum();
    }

    /** Returns how many lines cannot be read. */
    public long refused() {
        return tallies.values().stream().mapToLong(Tally::refused).sum();
    }
}
