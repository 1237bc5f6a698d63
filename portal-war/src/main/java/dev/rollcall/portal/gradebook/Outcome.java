package dev.rollcall.portal.gradebook;

import org.jspecify.annotations.Nullable;

/** What became of one of many edits. */
public sealed interface Outcome {
    String lineItem();

    String student();

    /**
     * It is in the grade book.
     *
     * @param result what stands there now; null for nothing
     * @param warning a sentence about something unusual; empty when there is nothing to say
     */
    record Saved(String lineItem, String student, @Nullable Result result, String warning) implements Outcome {}

    /**
     * Another change came first; nothing was changed.
     *
     * @param current what stands there now; null for nothing
     */
    record Conflict(
            String lineItem, String student, @Nullable Result current) implements Outcome {}

    /** It breaks a rule. */
    record Invalid(String lineItem, String student, String detail) implements Outcome {}
}
