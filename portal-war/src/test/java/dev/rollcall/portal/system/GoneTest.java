package dev.rollcall.portal.system;

import static dev.rollcall.portal.system.Entries.NOW;
import static dev.rollcall.portal.system.Entries.known;
import static dev.rollcall.portal.system.Entries.up;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.ServiceName;
import dev.rollcall.portal.health.Chart;
import dev.rollcall.portal.health.Minute;
import dev.rollcall.portal.journal.Event;
import dev.rollcall.portal.journal.Stories;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the page <em>System</em> says of instances that are no longer on the roll, and of services of which none is. */
class GoneTest {
    private static final ServiceName LIBRARY = new ServiceName("Library");

    private final List<Entry> entries = Entries.ours();

    @Test
    void whatHappenedBeforeIsToldOfThoseOnTheRollAndOfThoseThatAreGone() {
        Stories stories = Stories.NONE.goneOnWith(List.of(
                event(1, "LogService", "LogService-1", "down", "connection refused"),
                event(2, "LogService", "LogService-1", "up", ""),
                event(3, "LogService", "l2", "down", "timed out"),
                event(4, "LogService", "l2", "forgotten", "")));
        Chart chart = Chart.of(0.5, List.of(new Minute(NOW.minusSeconds(60), 0, 60)));

        SystemView view = Entries.view(known(entries, Map.of("l2", chart, "LogService-1", chart), stories));
        ServiceCard log = view.services().get(1);

        assertEquals(
                "down: connection refused", log.instances().get(0).trouble().words());
        assertEquals("50 %", log.instances().get(0).uptime());
        GoneRow gone = log.gone().get(0);
        assertEquals("gone: it was down for too long", gone.end());
        assertEquals("down: timed out", gone.trouble().words());
        assertTrue(gone.strip().words().contains("no answer from"), gone.strip().words());
    }

    @Test
    void aServiceThatWentWithoutAGoodbyeIsMissedThoughNobodyRequiresIt() {
        SystemView view = told(
                event(1, "Library", "b1", "deregistered", ""),
                event(2, "Library", "b2", "down", "connection refused"),
                event(3, "Library", "b2", "expired", ""));

        assertEquals("Library: no instance is registered since 10:44", view.headline());
        assertEquals("Nobody requires it.", view.concerns().get(0).effect());
        assertEquals(
                List.of("gone: nothing was heard of it any more", "left"),
                view.services().get(4).gone().stream().map(GoneRow::end).toList());
    }

    @Test
    void aServiceThatIsWantedInAnyCaseDoesNotGoFromHereByItself() {
        entries.add(up(new ServiceName("Shop"), LIBRARY));

        Concern library =
                told(event(1, "Library", "b1", "expired", "")).concerns().get(0);

        assertEquals("Required by Shop.", library.effect());
        assertEquals("Start it; it is listed here as soon as it has registered.", library.action());
    }

    @Test
    void aServiceThatHasLeftOrWasSentAwayIsNotMissed() {
        Event lost = event(1, "Library", "b1", "expired", "");

        assertEquals(
                State.HEALTHY,
                told(event(1, "Library", "b1", "deregistered", "")).worst());
        assertEquals(
                State.HEALTHY,
                told(event(1, "Library", "b1", "evicted", "by mia")).worst());
        assertEquals(
                State.HEALTHY,
                told(lost, event(2, "Library", "b2", "deregistered", "")).worst());
    }

    @Test
    void whatIsNoNameIsNotMissed() {
        assertEquals(State.HEALTHY, told(event(1, "", "b1", "expired", "")).worst());
    }

    @Test
    void aServiceThatIsBackIsNotMissed() {
        entries.add(up(LIBRARY));

        assertEquals(
                State.HEALTHY, told(event(1, "Library", "b1", "expired", "")).worst());
    }

    @Test
    void aServiceIsMissedForADay() {
        Event lost = new Event(1, NOW.minusSeconds(86_401), "Library", "b1", "forgotten", "");

        assertEquals(State.HEALTHY, told(lost).worst());
    }

    private SystemView told(Event... events) {
        return Entries.view(known(entries, Map.of(), Stories.NONE.goneOnWith(List.of(events))));
    }

    @Test
    void whoWentMoreThanADayAgoIsNotShown() {
        Stories stories = Stories.NONE.goneOnWith(
                List.of(new Event(1, NOW.minusSeconds(86_401), "LogService", "l2", "expired", "")));

        assertEquals(
                List.of(),
                Entries.view(known(entries, Map.of(), stories))
                        .services()
                        .get(1)
                        .gone());
    }

    private static Event event(long number, String service, String instance, String kind, String cause) {
        return new Event(number, NOW.minusSeconds(600 - number), service, instance, kind, cause);
    }
}
