package dev.rollcall.grading;

import dev.rollcall.grading.gradebook.GradeBookUnavailableException;
import dev.rollcall.grading.gradebook.School;
import java.time.Duration;
import java.time.InstantSource;

/** Forgets what was answered to requests with a key once nobody sends them again. */
final class Answers {
    /** How often. */
    static final Duration PERIOD = Duration.ofMinutes(10);

    private static final Duration KEPT = Duration.ofDays(1);

    private Answers() {}

    static void forgetOld(School school, InstantSource clock) {
        try {
            school.change(desk -> desk.forgetAnswers(clock.instant().minus(KEPT)));
        } catch (GradeBookUnavailableException e) {
            return; // next time; the heartbeat says that the database is away
        }
    }
}
