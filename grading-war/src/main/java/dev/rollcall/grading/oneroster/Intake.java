package dev.rollcall.grading.oneroster;

import dev.rollcall.grading.gradebook.Id;
import dev.rollcall.grading.gradebook.SourceId;
import dev.rollcall.grading.gradebook.Versioned;
import dev.rollcall.grading.oneroster.RosterReport.Kind;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * What all readers of the files of an archive work with.
 *
 * @param archive that is read
 * @param known what there is
 * @param names of it
 * @param findings what is found
 * @param day it is in the school
 */
record Intake(RosterArchive archive, Known known, Names names, Findings findings, LocalDate day) {
    /** Reads a line. */
    interface Reading {
        /**
         * Reads it.
         *
         * @param deleted whether the line says that the thing is gone
         * @throws RowRefusedException if it cannot be read
         * @throws IllegalArgumentException if it breaks a rule, which the message names
         */
        void of(Row row, boolean deleted) throws RowRefusedException;
    }

    /** Reads a file; a line that cannot be read is noted, and the next one is read. */
    void each(Part part, Reading reading) {
        boolean delta = archive.isDelta(part);
        archive.each(part, row -> {
            findings.line(part);
            try {
                reading.of(row, row.isDeleted(delta));
            } catch (RowRefusedException e) {
                findings.refuse(row, e);
            } catch (IllegalArgumentException e) {
                findings.refuse(part, row.line(), "", "", Fault.RULE, String.valueOf(e.getMessage()));
            }
        });
    }

    /** Notes what shall become of a thing, unless it is so already. */
    <T extends Versioned> void put(Row row, Things<T> things, T after) {
        put(row, things, after, things.has(after.id()) ? Kind.CHANGED : Kind.ADDED);
    }

    /** Notes what shall become of a thing, unless it is so already. */
    <T extends Versioned> void put(Row row, Things<T> things, T after, Kind kind) {
        put(row, things, after, kind, thing -> thing);
    }

    /**
     * Notes what shall become of a thing, unless it is so already.
     *
     * @param shown what people are told of it
     */
    <T extends Versioned> void put(Row row, Things<T> things, T after, Kind kind, Function<? super T, ?> shown) {
        Optional<T> before = things.find(after.id());
        if (before.equals(Optional.of(after))) {
            findings.unchanged(row.part());
        } else {
            things.put(after);
            findings.change(row.part(), kind, row.line(), row.get("sourcedId"), before.map(shown), shown.apply(after));
        }
    }

    /** Returns the thing that a column names; it must be there. */
    Id named(Row row, String column, SourceId.Kind kind, Predicate<Id> isThere) throws RowRefusedException {
        String sourced = row.required(column);
        return names.find(kind, sourced, isThere).orElseThrow(() -> unknown(column));
    }

    static RowRefusedException unknown(String column) {
        return new RowRefusedException(
                column,
                Fault.UNKNOWN,
                column + " names something that is neither in the archive nor in the grade book");
    }

    /** Insists that a class may change. */
    void requireOpen(Id section) throws RowRefusedException {
        if (known.isClosed(section)) {
            throw new RowRefusedException("", Fault.CLOSED, "the term of the class is closed");
        }
    }
}
