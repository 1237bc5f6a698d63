package dev.rollcall.log.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class ReceivingDayTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private static final LocalDate YEARS_AHEAD = LocalDate.of(2036, 11, 22);
    private static final Instant FAR = Fixtures.NOON.plus(Duration.ofDays(3653));
    private static final long GRACE = ReceivingDay.GRACE.toNanos();

    private long nanos = 5;
    private final ReceivingDay day = new ReceivingDay(() -> nanos);

    private static Instant later(int days) {
        return Fixtures.NOON.plus(Duration.ofDays(days));
    }

    @Test
    void theFirstDayOfAllIsWhatTheClockSays() {
        assertEquals(YEARS_AHEAD, day.at(FAR));
    }

    @Test
    void theNextDayBeginsAtOnceAndAnEarlierOneNever() {
        day.begin(TODAY);

        assertEquals(TODAY, day.at(Fixtures.NOON));
        assertEquals(TODAY.plusDays(1), day.at(later(1)));
        assertEquals(TODAY, day.at(later(-1)));
        assertEquals(TODAY, day.at(later(-3653)));
    }

    @Test
    void aClockThatIsFarAheadIsBelievedWhenItHasBeenSoForAnHour() {
        day.begin(TODAY);
        assertEquals(TODAY, day.at(FAR));

        nanos += GRACE - 1;
        assertEquals(TODAY, day.at(FAR));
        nanos++;
        assertEquals(YEARS_AHEAD, day.at(FAR));
        assertEquals(YEARS_AHEAD.plusDays(1), day.at(FAR.plus(Duration.ofDays(1))));
    }

    @Test
    void aClockThatWasSetRightMeanwhileIsNotBelieved() {
        day.begin(TODAY);
        for (int i = 0; i < 5; i++) {
            assertEquals(TODAY, day.at(FAR));
            nanos += GRACE - 1;
            assertEquals(TODAY, day.at(Fixtures.NOON));
        }
        day.at(FAR);
        nanos += GRACE - 1;
        assertEquals(TODAY.plusDays(1), day.at(later(1)));
        day.begin(TODAY.plusDays(1));
        nanos += 1;

        assertEquals(TODAY.plusDays(1), day.at(FAR));
    }

    @Test
    void aClockThatGoesOnJumpingIsNotBelieved() {
        day.begin(TODAY);
        assertEquals(TODAY, day.at(later(3)));
        nanos += GRACE;
        assertEquals(TODAY, day.at(FAR));
        nanos += GRACE;
        assertEquals(TODAY, day.at(later(3)));

        nanos += GRACE;
        assertEquals(TODAY.plusDays(4), day.at(later(4)));
    }

    @Test
    void aServiceThatWasOffForWeeksGoesOnInItsLastDayForAnHour() {
        day.begin(TODAY);

        assertEquals(TODAY, day.at(later(14)));
        nanos += GRACE;
        assertEquals(TODAY.plusDays(14), day.at(later(14)));
    }
}
