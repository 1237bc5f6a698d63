package dev.rollcall.grading.gradebook;

import java.time.Instant;
import java.util.Optional;

/**
 * One entry of the history of a class: what was there, and what is there since. Entries are never changed.
 *
 * @param number greater than that of every change of the class before it; not all numbers are used
 * @param subject what has changed
 * @param before the JSON of it before; empty: it was not there
 * @param after the JSON of it since; empty: it is not there any more
 * @param origin where the change comes from
 * @param at when it was made, by the clock of the grade book: numbers, not times, tell the order
 */
public record Change(
        long number, Subject subject, Optional<String> before, Optional<String> after, Origin origin, Instant at) {
    /** The kinds of things that change. */
    public enum Kind implements Worded {
        /** The class itself, its term or its letter scheme. */
        CLASS,
        /** The name of a person in it. */
        PERSON,
        /** That a person belongs to it. */
        ENROLMENT,
        /** A category. */
        CATEGORY,
        /** A piece of work. */
        LINE_ITEM,
        /** What stands in a cell. */
        RESULT
    }

    /**
     * What has changed.
     *
     * @param kind what it is
     * @param item the piece of work, or the category, if it is about one
     * @param person the person, if it is about one
     */
    public record Subject(Kind kind, Optional<Id> item, Optional<Id> person) {
        /** Returns the class itself. */
        public static Subject ofClass() {
            return new Subject(Kind.CLASS, Optional.empty(), Optional.empty());
        }

        /** Returns a cell. */
        public static Subject of(Cell cell) {
            return new Subject(Kind.RESULT, Optional.of(cell.item()), Optional.of(cell.student()));
        }
    }
}
