package dev.rollcall.portal.grades;

import java.util.Map;

/** What became of a grade that was to be added. */
public sealed interface AddedGrade {

    /**
     * It is in the grade book.
     *
     * @param warning a sentence about something unusual; empty when there is nothing to say
     */
    record Saved(Grade grade, String warning) implements AddedGrade {}

    /** The grade book refused it; sentences by field name, or by "" when they belong to no field. */
    record Refused(Map<String, String> errors) implements AddedGrade {}

    /** There is no such student. */
    record NoStudent() implements AddedGrade {}

    /** The grade was sent, but no answer came: it may be in the grade book or not. */
    record Unconfirmed() implements AddedGrade {}
}
