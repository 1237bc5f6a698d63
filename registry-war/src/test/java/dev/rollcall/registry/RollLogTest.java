package dev.rollcall.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rollcall.kit.testing.Log4jCapture;
import dev.rollcall.kit.testing.ManualTime;
import dev.rollcall.registry.roll.Entry;
import dev.rollcall.registry.roll.Health;
import dev.rollcall.registry.roll.Roll;
import org.junit.jupiter.api.Test;

class RollLogTest {

    private final RollLog log = new RollLog();
    private final Roll roll = Fixtures.roll(new ManualTime());

    /** Such as a thousand services of a machine that is switched off, or one whose heartbeat is made to flap. */
    @Test
    void ofASecondThereAreAHundredLinesWhateverChangesAndHowManyMore() {
        Entry entry = Fixtures.listed(roll, Fixtures.registration("Stock", 8000, 1), Fixtures.signed());
        roll.listenToOwn(log);
        try (Log4jCapture lines = new Log4jCapture(RollLog.class)) {
            for (int turn = 0; turn < 75; turn++) {
                roll.check(entry.id(), entry.generation(), Health.DOWN, "flaps");
                roll.check(entry.id(), entry.generation(), Health.UP, null);
            }
            log.everySecond();

            assertEquals(101, lines.events().size());
            assertEquals(
                    "50 more have come, gone or changed within a second; see /events",
                    lines.events().get(100).getMessage().getFormattedMessage());
        }
    }
}
