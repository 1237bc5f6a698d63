package dev.rollcall.grading;

import dev.rollcall.grading.gradebook.GradeBookUnavailableException;
import dev.rollcall.grading.gradebook.School;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Forgets the answers to requests with a key once these are too old to be sent again, and what was prepared and never done. */
final class Answers {
    /** How often. */
    static final Duration PERIOD = Duration.ofMinutes(10);

    private static final Duration KEPT = Duration.ofDays(1);

    /** How long the import of an archive can be taken back. */
    private static final Duration IMPORTS_KEPT = Duration.ofDays(30);

    private Answers() {}

    static void forgetOld(School school, InstantSource clock) {
        try {
            Instant before = clock.instant().minus(KEPT);
            Instant done = clock.instant().minus(IMPORTS_KEPT);
            school.change(tx -> tx.forgetAnswers(before)
                    + tx.drafts().forget(before)
                    + tx.jobs().forget(before)
                    + tx.rosterImports().forget(before, done));
        } catch (GradeBookUnavailableException e) {
            return; // next time; the heartbeat says that the database is away
        }
    }
}
