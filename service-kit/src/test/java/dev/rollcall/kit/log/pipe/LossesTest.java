package dev.rollcall.kit.log.pipe;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rollcall.kit.testing.ManualTime;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LossesTest {

    private final ManualTime time = new ManualTime();
    private final Losses losses = new Losses(time);

    private String told() {
        Losses.Report report = losses.due().orElseThrow();
        losses.told(report);
        return report.sentence();
    }

    @Test
    void theFirstIsToldAtOnceAndWhatFollowsTogetherAfterTenSeconds() {
        assertEquals(Optional.empty(), losses.due());

        losses.add(Loss.NO_ROOM, 3);
        assertEquals("Log events dropped count=3 no-room=3", told());

        losses.add(Loss.NO_ROOM, 1);
        losses.forcedOut(2);
        losses.damaged(4);
        time.advance(Losses.REPORT_PERIOD.minusNanos(1));
        assertEquals(Optional.empty(), losses.due());
        time.advance(Duration.ofNanos(1));
        assertEquals("Log events dropped count=7 no-room=1 forced-out=2 damaged=4", told());
    }

    @Test
    void whatIsLostWhileItIsToldIsInTheNextReport() {
        losses.add(Loss.UNSENT, 3);
        Losses.Report report = losses.due().orElseThrow();
        losses.add(Loss.UNSENT, 2);
        losses.told(report);

        assertEquals(
                "Log events dropped count=2 unsent=2",
                losses.untold().orElseThrow().sentence());
        assertEquals(5L, losses.counts().get("unsent"));
    }

    @Test
    void aReportThatDidNotGetThroughIsDueAgain() {
        losses.add(Loss.REFUSED, 1);

        assertEquals(losses.due(), losses.due());
    }
}
