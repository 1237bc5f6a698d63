package dev.rollcall.portal.gradebook;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who somebody is to the grade book.
 *
 * @param person null when nobody there logs in with that name
 * @param teaching classes as a teacher, today
 * @param learning classes as a student, today
 */
public record Me(@Nullable Person person, List<SchoolClass> teaching, List<SchoolClass> learning) {

    public Me {
        teaching = List.copyOf(teaching);
        learning = List.copyOf(learning);
    }
}
