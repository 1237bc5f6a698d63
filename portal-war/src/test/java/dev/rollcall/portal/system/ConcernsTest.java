package dev.rollcall.portal.system;

import static dev.rollcall.portal.system.Entries.AUDIENCE;
import static dev.rollcall.portal.system.Entries.down;
import static dev.rollcall.portal.system.Entries.drained;
import static dev.rollcall.portal.system.Entries.instance;
import static dev.rollcall.portal.system.Entries.known;
import static dev.rollcall.portal.system.Entries.storing;
import static dev.rollcall.portal.system.Entries.up;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rollcall.kit.ServiceName;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Instances that take turns although their data differ, and those that ask a health check to log in. */
class ConcernsTest {
    private final List<Entry> entries =
            new ArrayList<>(List.of(up(ServiceName.REGISTRY), up(ServiceName.LOG), up(ServiceName.PORTAL)));

    @Test
    void gradeBooksThatTakeTurnsWithDifferentDatabasesAreSaidAndNamed() {
        entries.add(storing(gradeBook("g1", "UP"), "a"));
        entries.add(storing(gradeBook("g2", "UP"), "b"));
        entries.add(storing(gradeBook("g3", "SUSPECT"), "a"));

        SystemView view = view();

        assertEquals("Grade book: 3 instances with different databases take turns", view.headline());
        assertEquals(State.FAILING, view.worst());
        assertEquals(
                "These do not have the same database: g1, g3; g2.",
                view.concerns().get(0).cause());
    }

    @Test
    void whoSharesDataOrDoesNotSayIsNoConcern() {
        entries.add(storing(gradeBook("g1", "UP"), "a"));
        entries.add(storing(gradeBook("g2", "UP"), "a"));
        entries.add(gradeBook("g3", "UP"));

        assertEquals(List.of(), view().concerns());
    }

    @Test
    void whoIsNotOfferedTakesNoTurns() {
        entries.add(storing(gradeBook("g1", "UP"), "a"));
        entries.add(storing(gradeBook("g2", "DOWN"), "b"));
        entries.add(drained(storing(gradeBook("g3", "UP"), "c"), "maria", "moves"));

        assertEquals(
                List.of("Grade book: 1 of 3 instances down since 10:42"),
                view().concerns().stream().map(Concern::what).toList());
    }

    @Test
    void whoAsksHealthChecksToLogInIsToldSoInsteadOfToStartAgain() {
        ServiceName shop = new ServiceName("Shop");
        entries.add(up(ServiceName.GRADING));
        entries.add(down(shop, "s1", "answered 401"));
        entries.add(down(new ServiceName("Stock"), "t1", "answered 4010"));

        List<Concern> concerns = view().concerns();

        assertEquals(
                List.of(
                        "Its own log-in is in front of /rollcall/*: leave that path free, as the README of"
                                + " service-kit shows.",
                        "Read its log and start it again."),
                concerns.stream().map(Concern::action).toList());
    }

    /** It is told at the latest check, which is left out of what is compared. */
    @Test
    void whichDataItIsCountsAsAChangeOfThePage() {
        Entry one = gradeBook("g1", "UP");
        Known before = known(List.of(one));
        Known after = known(List.of(storing(one, "a")));

        assertEquals(
                List.of("a"),
                after.still().roll().entries().stream().map(Entry::store).toList());
        assertEquals(
                List.of(""),
                before.still().roll().entries().stream().map(Entry::store).toList());
    }

    private static Entry gradeBook(String id, String status) {
        return instance(ServiceName.GRADING, id, status, "");
    }

    private SystemView view() {
        return SystemView.of(known(entries), AUDIENCE);
    }
}
