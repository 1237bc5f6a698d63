package dev.rollcall.registry.health;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rollcall.kit.testing.ManualTime;
import dev.rollcall.registry.Fixtures;
import dev.rollcall.registry.roll.Health;
import dev.rollcall.registry.roll.Roll;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProbeQueueTest {

    private static final HealthState SILENT = new HealthState(Health.SUSPECT, 0, 1, 0, false, true, "no answer");

    private final Roll roll = Fixtures.roll(new ManualTime());
    private final ProbeQueue queue = new ProbeQueue(4);
    private int port = 8000;

    private ProbeTarget heard() {
        return new ProbeTarget(
                Fixtures.listed(roll, Fixtures.registration("Stock", port++, 1), Fixtures.signed()), 0, 0);
    }

    private ProbeTarget silent() {
        ProbeTarget target = heard();
        target.note(SILENT, new LastProbe(Instant.EPOCH, Optional.empty(), Optional.empty(), Optional.empty()), 0);
        return target;
    }

    private ProbeTarget planned(ProbeTarget target, long due) {
        queue.plan(target, due);
        return target;
    }

    @Test
    void whoHasBeenDueLongestIsFirstHeardOrNot() {
        ProbeTarget third = planned(heard(), 30);
        ProbeTarget first = planned(silent(), 10);
        ProbeTarget second = planned(heard(), 20);

        assertEquals(List.of(first, second, third), queue.due(30));
        assertEquals(List.of(), queue.due(30));
    }

    @Test
    void nobodyIsDueBeforeItsTime() {
        ProbeTarget target = planned(heard(), 10);

        assertEquals(List.of(), queue.due(9));
        assertEquals(List.of(target), queue.due(10));
    }

    @Test
    void ofThoseWhoAreDueAtTheSameTimeWhoeverWasHeardIsFirst() {
        ProbeTarget silent = planned(silent(), 10);
        ProbeTarget heard = planned(heard(), 10);

        assertEquals(List.of(heard, silent), queue.due(10));
    }

    @Test
    void whoIsNotHeardHasAQuarterOfThePlaces() {
        ProbeTarget first = planned(silent(), 1);
        ProbeTarget second = planned(silent(), 2);

        assertEquals(List.of(first), queue.due(10));
        assertEquals(List.of(), queue.due(10));
        queue.ended(first);
        assertEquals(List.of(second), queue.due(10));
    }

    @Test
    void thereAreNoMoreUnderWayThanThereMayBe() {
        for (int i = 0; i < 4; i++) {
            planned(heard(), 1);
        }
        ProbeTarget waiting = planned(heard(), 2);

        List<ProbeTarget> due = queue.due(10);
        assertEquals(4, due.size());
        assertEquals(4, queue.underWay());
        assertEquals(List.of(), queue.due(10));
        planned(silent(), 3);
        assertEquals(List.of(), queue.due(10));
        queue.ended(due.get(0));
        assertEquals(List.of(waiting), queue.due(10));
        assertEquals(4, queue.underWay());
    }

    @Test
    void whoeverHasLeftTakesNoPlace() {
        planned(heard(), 1).end();

        assertEquals(List.of(), queue.due(10));
        assertEquals(0, queue.underWay());
    }

    @Test
    void whoIsInAHurryIsDueAtOnceUnlessACheckIsUnderWay() {
        ProbeTarget target = planned(heard(), 100);
        ProbeTarget other = planned(heard(), 50);

        queue.hurry(target, 10);
        assertEquals(List.of(target), queue.due(10));
        assertEquals(List.of(other), queue.due(50));
        queue.hurry(target, 10);
        assertEquals(List.of(), queue.due(10));
    }

    @Test
    void onlyWhoeverWasHeardIsLate() {
        assertEquals(0, queue.lateness(10));
        planned(silent(), 1);
        assertEquals(0, queue.lateness(10));
        planned(heard(), 4);
        planned(heard(), 6);

        assertEquals(0, queue.lateness(3));
        assertEquals(6, queue.lateness(10));
    }
}
