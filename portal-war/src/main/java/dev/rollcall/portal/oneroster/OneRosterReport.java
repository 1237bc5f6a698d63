package dev.rollcall.portal.oneroster;

import java.util.List;
import java.util.Set;

/**
 * What an archive would change, and what in it cannot be read.
 *
 * @param version of OneRoster
 * @param changed how many things would be different
 * @param refused how many lines cannot be read
 * @param files what becomes of the lines of each file
 * @param matched how many people were found by a login name instead of by the {@code sourcedId}, which means them from then on
 * @param matches some of these; those first whose names differ
 * @param changes some of what would change
 * @param refusals some of the lines that cannot be read
 */
public record OneRosterReport(
        String version,
        long changed,
        long refused,
        List<FileCounts> files,
        long matched,
        List<Match> matches,
        List<Change> changes,
        List<Refusal> refusals) {
    /** Nothing. */
    public static final OneRosterReport NONE =
            new OneRosterReport("", 0, 0, List.of(), 0, List.of(), List.of(), List.of());

    /** The files that the page has words for. */
    private static final Set<String> FILES = Set.of(
            "academicSessions",
            "orgs",
            "courses",
            "classes",
            "users",
            "roles",
            "enrollments",
            "categories",
            "lineItems",
            "results",
            "scoreScales");

    private static final Set<String> PROBLEMS =
            Set.of("empty", "value", "rule", "unknown", "twice", "elsewhere", "username", "closed", "status");
    private static final Set<String> KINDS = Set.of("added", "changed", "ended");

    public OneRosterReport {
        files = List.copyOf(files);
        matches = List.copyOf(matches);
        changes = List.copyOf(changes);
        refusals = List.copyOf(refusals);
    }

    /**
     * What becomes of the lines of a file.
     *
     * @param file without its ending, in the words of the standard
     */
    public record FileCounts(
            String file, long lines, long added, long changed, long ended, long unchanged, long ignored, long refused) {
        /**
         * Checks the word.
         *
         * @throws IllegalArgumentException if there is none for the file
         */
        public FileCounts {
            require(FILES, file);
        }
    }

    /**
     * A person who was found by a login name.
     *
     * @param line of the file of people
     * @param column what the login name was found in
     * @param from what the person is called here
     * @param to what the line calls the person
     */
    public record Match(long line, String sourcedId, String column, String from, String to) {
        /** Whether it may be another person, who was given the login name since. */
        public boolean isDoubtful() {
            return !from.equals(to);
        }
    }

    /**
     * Something that would be different.
     *
     * @param kind a word for how
     * @param from what there is; empty: nothing
     */
    public record Change(String file, String kind, String sourcedId, String from, String to) {
        /**
         * Checks the words.
         *
         * @throws IllegalArgumentException if there are none for one
         */
        public Change {
            require(FILES, file);
            require(KINDS, kind);
        }

        /** Whether what it is ends with days: from the first to the day after the last. */
        public boolean isOfDays() {
            return file.equals("academicSessions") || file.equals("enrollments");
        }
    }

    /**
     * A line that cannot be read.
     *
     * @param column empty: the whole line
     * @param problem a word for what is wrong
     * @param detail a sentence of the grade book about it
     */
    public record Refusal(String file, long line, String column, String value, String problem, String detail) {
        /**
         * Checks the word.
         *
         * @throws IllegalArgumentException if there is none for the file
         */
        public Refusal {
            require(FILES, file);
        }

        /** Whether there are words for what is wrong; a broken rule is named by the grade book's sentence only. */
        public boolean isKnown() {
            return PROBLEMS.contains(problem) && !problem.equals("rule");
        }
    }

    private static void require(Set<String> words, String word) {
        if (!words.contains(word)) {
            throw new IllegalArgumentException("there are no words for " + word);
        }
    }

    /** How many refusals are not listed. */
    public long unlisted() {
        return refused - refusals.size();
    }

    /** How many of those found by a login name are not listed. */
    public long unlistedMatches() {
        return matched - matches.size();
    }

    /** How many changes are not listed. */
    public long unlistedChanges() {
        return changed - changes.size();
    }
}
