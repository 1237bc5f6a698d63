package dev.rollcall.portal.gradebook;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A user as the grade book knows them.
 *
 * @param person null when no person there logs in with that name
 * @param teaching classes as a teacher, today
 * @param learning classes as a student, today
 * @param learned classes as a student, before
 */
public record Me(
        @Nullable Person person, List<SchoolClass> teaching, List<SchoolClass> learning, List<Learned> learned) {

    public Me {
        teaching = List.copyOf(teaching);
        learning = List.copyOf(learning);
        learned = List.copyOf(learned);
    }

    /**
     * A class of which the person is a student no longer.
     *
     * @param left the day since when, if the class went on; null: until the end of its term
     */
    public record Learned(SchoolClass section, @Nullable LocalDate left) {}
}
