package dev.rollcall.grading;

import dev.rollcall.grading.gradebook.GradeBookUnavailableException;
import dev.rollcall.grading.gradebook.School;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Forgets what was answered to requests with a key once nobody sends them again, and what was prepared and never done. */
final class Answers {
    /** How often. */
    static final Duration PERIOD = Duration.ofMinutes(10);

    private static final Duration KEPT = Duration.ofDays(1);

    private Answers() {}

    static void forgetOld(School school, InstantSource clock) {
        try {
            Instant before = clock.instant().minus(KEPT);
            school.change(desk -> desk.forgetAnswers(before) + desk.drafts().forget(before));
        } catch (GradeBookUnavailableException e) {
            return; // next time; the heartbeat says that the database is away
        }
    }
}
