package dev.rollcall.grading.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.rollcall.grading.gradebook.DateRange;
import dev.rollcall.grading.gradebook.Enrolment;
import dev.rollcall.grading.gradebook.Enrolment.Role;
import dev.rollcall.grading.gradebook.Id;
import dev.rollcall.grading.gradebook.LoginName;
import dev.rollcall.grading.gradebook.Origin;
import dev.rollcall.grading.gradebook.RefusedException;
import dev.rollcall.grading.gradebook.RefusedException.Reason;
import dev.rollcall.grading.gradebook.StaleException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who belongs to a class, when there are results: student {@code p-1} of {@link FilledSchool} in the class {@code c-0}. */
class EnrolmentsTest extends SchoolOnEngine {
    private static final Id STUDENT = new Id("p-1");
    private static final Id GRADED = new Id("c-0");
    private static final Id OTHER = new Id("tutorial");
    private static final Origin NOBODY = Origin.plain("", Origin.API);

    @BeforeEach
    void fill() {
        new FilledSchool(new SplittableRandom(4), 4, 4).enter(school, 1);
        school.change(tx ->
                tx.in(OTHER, NOBODY).enrolments().insert(new Enrolment(STUDENT, Role.STUDENT, DateRange.ALWAYS, 0)));
    }

    private Optional<Enrolment> enrolment(Id section) {
        return school.read(tx -> tx.in(section, NOBODY).enrolments().find(STUDENT));
    }

    private void delete(Id section, long seen) {
        school.change(tx -> {
            tx.in(section, NOBODY).enrolments().delete(STUDENT, seen);
            return tx;
        });
    }

    private Enrolment replace(Id section, Role role, DateRange days) {
        long seen = enrolment(section).orElseThrow().version();
        return school.change(
                tx -> tx.in(section, NOBODY).enrolments().replace(new Enrolment(STUDENT, role, days, seen)));
    }

    @Test
    void whoHasResultsCannotBeTakenOutOfTheClass() {
        Enrolment there = enrolment(GRADED).orElseThrow();

        RefusedException refused = assertThrows(RefusedException.class, () -> delete(GRADED, there.version()));

        assertEquals(Reason.NEEDED, refused.reason());
        assertEquals(Optional.of(there), enrolment(GRADED));
        assertThrows(StaleException.class, () -> delete(GRADED, there.version() + 1), "that comes first");
    }

    @Test
    void whoHasResultsCannotBecomeATeacherOfTheClass() {
        Enrolment there = enrolment(GRADED).orElseThrow();

        RefusedException refused =
                assertThrows(RefusedException.class, () -> replace(GRADED, Role.TEACHER, there.days()));

        assertEquals(Reason.NEEDED, refused.reason());
        assertEquals(Optional.of(there), enrolment(GRADED));
    }

    @Test
    void theEnrolmentOfWhoHasResultsMayEnd() {
        DateRange ended = new DateRange(Optional.empty(), Optional.of(LocalDate.of(2026, 12, 1)));

        replace(GRADED, Role.STUDENT, ended);

        assertEquals(Optional.of(ended), enrolment(GRADED).map(Enrolment::days));
        assertEquals(List.of(), learnedOn(LocalDate.of(2026, 11, 30)));
        assertEquals(List.of(GRADED), learnedOn(LocalDate.of(2026, 12, 1)));
    }

    private List<Id> learnedOn(LocalDate day) {
        return school.read(tx -> tx.learned(new LoginName("user-1"), day)).stream()
                .map(there -> there.section().id())
                .toList();
    }

    @Test
    void resultsInAnotherClassAreInNobodysWay() {
        replace(OTHER, Role.TEACHER, DateRange.ALWAYS);
        replace(OTHER, Role.STUDENT, DateRange.ALWAYS);

        delete(OTHER, enrolment(OTHER).orElseThrow().version());

        assertEquals(Optional.empty(), enrolment(OTHER));
    }
}
