package dev.rollcall.registry.push;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rollcall.kit.testing.ManualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PushTimesTest {

    private final ManualTime time = new ManualTime();
    private final List<Long> delays = new ArrayList<>();
    private final PushTimes times =
            new PushTimes(nanos -> delays.add(Duration.ofNanos(nanos).toMillis()), time);
    private final PushTimes.Lag lag = times.lag();

    private void pass(int millis) {
        time.advance(Duration.ofMillis(millis));
    }

    private void sends() {
        lag.look();
        lag.sent();
    }

    private void isInformed() {
        lag.look();
        lag.informed();
    }

    @Test
    void theDelayIsFromTheChangeToTheAcknowledgement() {
        lag.changed();
        pass(5);
        sends();
        pass(20);
        isInformed();

        assertEquals(List.of(25L), delays);
        assertEquals(0, times.coalesced());
    }

    @Test
    void aChangeThatIsNoneForTheSubscriberIsNotMeasured() {
        lag.changed();
        pass(5);
        isInformed();

        assertEquals(List.of(), delays);
    }

    @Test
    void whatChangesTogetherIsMeasuredFromTheFirst() {
        lag.changed();
        pass(5);
        lag.changed();
        pass(5);
        lag.changed();
        sends();
        pass(10);
        isInformed();

        assertEquals(List.of(20L), delays);
        assertEquals(2, times.coalesced());
    }

    @Test
    void failedAttemptsCountAndSoDoesWhatChangesMeanwhile() {
        lag.changed();
        sends();
        pass(2000);
        lag.changed();
        sends();
        pass(10);
        isInformed();

        assertEquals(List.of(2010L), delays);
        assertEquals(1, times.coalesced());
    }

    @Test
    void aChangeWhileTheLastUpdateIsOnItsWayIsMeasuredToo() {
        lag.changed();
        sends();
        pass(10);
        lag.changed();
        pass(10);
        sends();
        pass(10);
        isInformed();
        lag.changed();
        sends();
        pass(1);
        isInformed();

        assertEquals(List.of(30L, 1L), delays);
    }
}
