package dev.rollcall.grading.exchange;

import java.util.List;

/**
 * What a file would change in a class, and what of it cannot be read. It holds the versions that were there, so that it can
 * be carried out later exactly as it was shown, or not at all.
 *
 * @param form how the file was read
 * @param erase whether empty fields empty cells
 * @param columns of the file
 * @param counts of what is not listed, and of all that was refused
 * @param refusals what cannot be read, in the order of the file; the first {@value #MOST_REFUSALS}
 * @param entries what would change, in the order of the file
 */
public record Plan(
        FileForm form,
        boolean erase,
        List<Column> columns,
        Counts counts,
        List<Refusal> refusals,
        List<Entry> entries) {
    /** How many refusals are kept. */
    public static final int MOST_REFUSALS = 1_000;

    /** Returns how many cells would change in this way. */
    public long count(Entry.Kind kind) {
        return entries.stream().filter(entry -> entry.kind() == kind).count();
    }
}
