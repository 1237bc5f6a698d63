package dev.rollcall.grading.gradebook;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Who has left a class, and who stayed to its end. */
class EnrolledStudentTest {
    private static final LocalDate BEGIN = LocalDate.parse("2026-09-01");
    private static final LocalDate AUTUMN = LocalDate.parse("2026-11-10");
    private static final LocalDate SUMMER = LocalDate.parse("2027-07-01");

    private static Optional<LocalDate> left(Optional<LocalDate> end, Optional<LocalDate> termEnd, LocalDate today) {
        Person person = new Person(new Id("ben"), new PersonName("Ben", "Example"), Optional.empty(), 1);
        Term term =
                new Term(new Id("year"), new Title("2026/27"), new DateRange(Optional.of(BEGIN), termEnd), false, 1);
        return new EnrolledStudent(person, new DateRange(Optional.of(BEGIN), end)).left(term, today);
    }

    @Test
    void hasLeftFromTheDayAfterTheLastOn() {
        assertEquals(Optional.empty(), left(Optional.of(AUTUMN), Optional.of(SUMMER), AUTUMN.minusDays(1)));
        assertEquals(Optional.of(AUTUMN), left(Optional.of(AUTUMN), Optional.of(SUMMER), AUTUMN));
        assertEquals(Optional.of(AUTUMN), left(Optional.of(AUTUMN), Optional.of(SUMMER), SUMMER.plusYears(1)));
    }

    @Test
    void whoStayedUntilTheEndOfTheTermHasNotLeft() {
        assertEquals(Optional.empty(), left(Optional.of(SUMMER), Optional.of(SUMMER), SUMMER));
        assertEquals(
                Optional.empty(), left(Optional.of(SUMMER.plusDays(30)), Optional.of(SUMMER), SUMMER.plusDays(40)));
        assertEquals(Optional.empty(), left(Optional.empty(), Optional.of(SUMMER), SUMMER.plusYears(1)));
    }

    @Test
    void aTermWithoutAnEndGoesOn() {
        assertEquals(Optional.of(SUMMER), left(Optional.of(SUMMER), Optional.empty(), SUMMER));
    }
}
