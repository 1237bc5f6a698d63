package dev.rollcall.portal.files;

import dev.rollcall.portal.gradebook.Mark;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a file would change in a class, or has changed.
 *
 * @param id by which the grade book keeps it
 * @param erase whether empty fields empty their cells
 * @param form how the file was read
 * @param counts of everything
 * @param titles of columns that are not read
 * @param refusals what cannot be read; the first thousand
 * @param changes a page of what would change
 * @param next how many changes come before the next page; empty: there is none
 * @param applied what became of it; null: nothing yet
 */
public record ImportPlan(
        String id,
        boolean erase,
        FileForm form,
        Counts counts,
        List<String> titles,
        List<Refusal> refusals,
        List<Change> changes,
        String next,
        @Nullable Applied applied) {
    /** What can be wrong with a field, as far as the page has words for it. */
    private static final Set<String> PROBLEMS = Set.of(
            "fields",
            "no-student",
            "unknown-student",
            "contradiction",
            "ambiguous",
            "student-twice",
            "unknown-column",
            "ambiguous-column",
            "column-twice",
            "no-mark",
            "thousands",
            "other-decimal",
            "score",
            "state",
            "comment");

    public ImportPlan {
        titles = List.copyOf(titles);
        refusals = List.copyOf(refusals);
        changes = List.copyOf(changes);
    }

    /**
     * How the file was read, in the words of the grade book.
     *
     * @param encoding such as {@code utf-8}
     * @param delimiter such as {@code comma}
     * @param decimal {@code point} or {@code comma}
     */
    public record FileForm(String encoding, String delimiter, String decimal) {
        /** The encodings that the page has words for. */
        public static final List<String> ENCODINGS = List.of("utf-8", "windows-1252", "utf-16le", "utf-16be");

        /** The delimiters that the page has words for. */
        public static final List<String> DELIMITERS = List.of("comma", "semicolon", "tab");

        /** The decimal marks that the page has words for. */
        public static final List<String> DECIMALS = List.of("point", "comma");

        /**
         * Checks the words.
         *
         * @throws IllegalArgumentException if there are none for one
         */
        public FileForm {
            if (!ENCODINGS.contains(encoding) || !DELIMITERS.contains(delimiter) || !DECIMALS.contains(decimal)) {
                throw new IllegalArgumentException("a form of files that is not known");
            }
        }
    }

    /**
     * How much of what.
     *
     * @param lines with students
     * @param added cells that were empty
     * @param changed cells that hold another mark
     * @param cleared cells that are emptied
     * @param unchanged cells that hold what the file says
     * @param blank empty fields that change nothing
     * @param refused lines, columns and fields that cannot be read
     * @param warnings scores above the maximum
     */
    public record Counts(
            long lines,
            long added,
            long changed,
            long cleared,
            long unchanged,
            long blank,
            long refused,
            long warnings) {
        /** How many cells would be different. */
        public long changes() {
            return added + changed + cleared;
        }
    }

    /**
     * A line, column or field that cannot be read.
     *
     * @param column empty: the whole line
     * @param problem a word for what is wrong
     * @param detail a sentence of the grade book about it
     */
    public record Refusal(long line, String column, String value, String problem, String detail) {
        /** Whether there are words for what is wrong. */
        public boolean isKnown() {
            return PROBLEMS.contains(problem);
        }
    }

    /**
     * A cell that would be different.
     *
     * @param student what people call the student
     * @param item what people call the piece of work
     * @param from null: nothing
     * @param to null: nothing
     * @param above whether the score is above the maximum
     */
    public record Change(
            long line,
            String student,
            String item,
            @Nullable Mark from,
            @Nullable Mark to,
            boolean above) {}

    /**
     * What became of it.
     *
     * @param batch by which it can be taken back; empty: nothing was changed, because of the conflicts
     * @param saved cells that were changed
     * @param already cells that were changed to the same mark in between
     * @param conflicts cells that are not as they were in the preview, if nothing was changed; the first hundred
     * @param inTheWay how many conflicts there are
     */
    public record Applied(String batch, long saved, long already, List<Conflict> conflicts, long inTheWay) {
        public Applied {
            conflicts = List.copyOf(conflicts);
        }
    }

    /**
     * A cell that is not as it was.
     *
     * @param line of the file that would change it
     * @param current what stands there; null: nothing
     */
    public record Conflict(
            long line,
            String student,
            String item,
            @Nullable Mark current) {}

    /** Whether there is something to be done. */
    public boolean isOpen() {
        return applied == null && counts.changes() > 0;
    }
}
