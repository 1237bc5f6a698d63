package dev.rollcall.portal.gradebook;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A person's membership of a class.
 *
 * @param person id
 * @param role {@code teacher} or {@code student}
 * @param begin the first day; null for no bound
 * @param end the day after the last; null for no bound
 */
public record Enrolment(
        String person,
        String role,
        @Nullable LocalDate begin,
        @Nullable LocalDate end,
        long version) {

    /** The same of another person. */
    public Enrolment of(String other) {
        return new Enrolment(other, role, begin, end, version);
    }

    /** The last day, as people say it; null for no bound. */
    public @Nullable LocalDate last() {
        return end == null ? null : end.minusDays(1);
    }

    /** Whether it is a teacher's. */
    public boolean teaches() {
        return role.equals("teacher");
    }
}
