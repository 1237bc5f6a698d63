package dev.rollcall.registry.roll;

import static dev.rollcall.registry.Fixtures.id;
import static dev.rollcall.registry.Fixtures.registration;
import static dev.rollcall.registry.Fixtures.signed;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.testing.ManualTime;
import dev.rollcall.registry.Fixtures;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What operators decide. */
class RollOperatorTest {

    private final ManualTime time = new ManualTime();
    private final Roll roll = Fixtures.roll(time);
    private final List<Change> changes = new ArrayList<>();

    @BeforeEach
    void listen() {
        roll.listen(changes::add);
    }

    private List<Cause> causes() {
        return changes.stream().map(Change::cause).toList();
    }

    private Listing stock() {
        return roll.snapshot().listing(Fixtures.STOCK);
    }

    @Test
    void whatIsDrainedIsListedButNotOfferedUntilItIsUndrained() {
        Fixtures.listed(roll, registration("Stock", 8000, 5), signed());

        Entry drained = roll.drain(id(8000), "mia", "update").orElseThrow();

        assertFalse(drained.offered());
        assertEquals(List.of(), stock().providers(Audience.SIGNED));
        assertEquals(List.of(drained), stock().entries());
        assertEquals(
                new Operator(1, drained.operator().node(), true, "mia", "update", time.instant()), drained.operator());
        assertTrue(roll.undrain(id(8000), "ben", "").orElseThrow().offered());
        assertEquals(List.of(Cause.REGISTERED, Cause.DRAINED, Cause.UNDRAINED), causes());
    }

    @Test
    void aDecisionOutlivesANewRegistrationAndAGoodbye() {
        Fixtures.listed(roll, registration("Stock", 8000, 5), signed());
        roll.drain(id(8000), "mia", "update");

        assertFalse(
                Fixtures.listed(roll, registration("Stock", 8000, 6), signed()).offered());
        roll.deregister(id(8000), 6, entry -> true);
        assertFalse(
                Fixtures.listed(roll, registration("Stock", 8000, 7), signed()).offered());
    }

    @Test
    void theSameDecisionAgainChangesNothing() {
        Fixtures.listed(roll, registration("Stock", 8000, 5), signed());
        roll.undrain(id(8000), "mia", "");
        roll.drain(id(8000), "mia", "update");
        Snapshot before = roll.snapshot();

        Entry again = roll.drain(id(8000), "mia", "update").orElseThrow();

        assertSame(before, roll.snapshot());
        assertFalse(again.offered());
        assertEquals(List.of(Cause.REGISTERED, Cause.DRAINED), causes());
    }

    @Test
    void whoIsNotOnTheRollIsNotDrained() {
        assertTrue(roll.drain(id(8000), "mia", "").isEmpty());
        assertEquals(List.of(), changes);
    }

    @Test
    void onlyWhoIsDownIsEvicted() {
        Entry entry = Fixtures.listed(roll, registration("Stock", 8000, 5), signed());

        assertFalse(roll.evict(id(8000)));
        roll.check(entry.id(), entry.generation(), Health.DOWN, "connection refused");
        assertTrue(roll.evict(id(8000)));

        assertEquals(List.of(), stock().entries());
        assertFalse(roll.evict(id(8000)));
    }
}
