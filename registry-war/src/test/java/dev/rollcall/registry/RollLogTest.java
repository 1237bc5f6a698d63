package dev.rollcall.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
    void ofTheVerdictsOfASecondThereAreAHundredLinesAndHowManyMore() {
        Entry entry = Fixtures.listed(roll, Fixtures.registration("Stock", 8000, 1), Fixtures.signed());
        roll.listenToOwn(log);
        try (Log4jCapture lines = new Log4jCapture(RollLog.class)) {
            for (int turn = 0; turn < 75; turn++) {
                roll.check(entry.id(), entry.generation(), Health.DOWN, "flaps");
                roll.check(entry.id(), entry.generation(), Health.UP, null);
            }
            log.everySecond();

            assertEquals(101, lines.events().size());
            assertEquals("50 more verdicts about health within a second; see /events", message(lines, 100));
        }
    }

    @Test
    void whatComesDoesNotHideThatOneIsDownOrWhatAnOperatorDoes() {
        roll.listenToOwn(log);
        try (Log4jCapture lines = new Log4jCapture(RollLog.class)) {
            Entry entry = Fixtures.listed(roll, Fixtures.registration("Stock", 8000, 1), Fixtures.signed());
            for (int port = 8001; port <= 8100; port++) {
                Fixtures.listed(roll, Fixtures.registration("Stock", port, 1), Fixtures.signed());
            }
            roll.check(entry.id(), entry.generation(), Health.DOWN, "refused");
            roll.drain(entry.id(), "olga", "maintenance");
            roll.evict(entry.id());
            log.everySecond();

            assertEquals(104, lines.events().size());
            assertTrue(message(lines, 100).startsWith("health is DOWN"), message(lines, 100));
            assertTrue(message(lines, 101).contains("by=olga"), message(lines, 101));
            assertTrue(message(lines, 102).contains("instance=" + entry.id()), message(lines, 102));
            assertEquals("1 more have come or gone within a second; see /events", message(lines, 103));
        }
    }

    private static String message(Log4jCapture lines, int index) {
        return lines.events().get(index).getMessage().getFormattedMessage();
    }
}
