package dev.rollcall.portal.gradebook;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * When classes are taught: a school year, or a part of one.
 *
 * @param id names it in the grade book; empty for one that is not made yet
 * @param begin the first day; null for no bound
 * @param end the day after the last; null for no bound
 * @param closed whether nothing in its classes changes any more
 * @param version what a change of it names; 0 for one that is not made yet
 */
public record Term(
        String id,
        String title,
        @Nullable LocalDate begin,
        @Nullable LocalDate end,
        boolean closed,
        long version) {

    /** The last day, as people say it; null for no bound. */
    public @Nullable LocalDate last() {
        return end == null ? null : end.minusDays(1);
    }
}
