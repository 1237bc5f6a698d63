package dev.rollcall.registry.push;

import static dev.rollcall.registry.Fixtures.id;
import static dev.rollcall.registry.Fixtures.listed;
import static dev.rollcall.registry.Fixtures.registration;
import static dev.rollcall.registry.Fixtures.signed;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rollcall.kit.registry.ProviderUpdate;
import dev.rollcall.kit.settings.Settings;
import dev.rollcall.kit.testing.ManualTime;
import dev.rollcall.registry.Fixtures;
import dev.rollcall.registry.roll.Entry;
import dev.rollcall.registry.roll.Roll;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** When the dependents of somebody who leaves know that it has left. */
class FarewellTest {

    private static final int STOCK = 8000;

    private final ManualScheduler scheduler = new ManualScheduler();
    private final Roll roll = Fixtures.roll(new ManualTime());
    private final Deque<Consumer<Receipt>> open = new ArrayDeque<>();
    private final Subscribers subscribers = new Subscribers(
            roll, this::send, PushConfig.from(Settings.of(Map.of())), scheduler, () -> 0.5, Untimed.times());
    private int told;

    private void send(Subscriber subscriber, ProviderUpdate update, Consumer<Receipt> settle) {
        open.add(settle);
    }

    @BeforeEach
    void oneProviderOfTwoDependents() {
        roll.listen(subscribers);
        roll.register(registration("Stock", STOCK, 1), signed());
        dependent(7000);
        dependent(7001);
    }

    private void dependent(int port) {
        Entry entry = listed(roll, registration("Shop", port, 1, "Stock"), signed());
        subscribers.answer(entry);
        scheduler.settle();
    }

    private void leave() {
        roll.deregister(id(STOCK), 1, entry -> true);
        subscribers.whenTold(Fixtures.STOCK, () -> told++);
        scheduler.settle();
    }

    private void settle(Receipt receipt) {
        open.remove().accept(receipt);
        scheduler.settle();
    }

    @Test
    void theyKnowWhenEachHasAcknowledged() {
        leave();
        assertEquals(2, open.size());
        settle(Receipt.ACKNOWLEDGED);
        assertEquals(0, told);

        settle(Receipt.ACKNOWLEDGED);

        assertEquals(1, told);
    }

    @Test
    void anUpdateThatWasOnItsWayBeforeProvesNothing() {
        roll.register(registration("Stock", 8001, 1), signed());
        scheduler.settle();
        assertEquals(2, open.size());
        leave();

        settle(Receipt.ACKNOWLEDGED);
        settle(Receipt.ACKNOWLEDGED);
        assertEquals(0, told);

        settle(Receipt.ACKNOWLEDGED);
        settle(Receipt.ACKNOWLEDGED);
        assertEquals(1, told);
    }

    @Test
    void whatHappensMeanwhileIsNotWaitedFor() {
        leave();
        roll.register(registration("Stock", 8001, 1), signed());
        scheduler.settle();

        settle(Receipt.ACKNOWLEDGED);
        settle(Receipt.ACKNOWLEDGED);

        assertEquals(1, told);
        assertEquals(2, open.size());
    }

    @Test
    void whoHoldsSomethingElseIsWaitedForUntilItHasTakenAll() {
        leave();
        settle(Receipt.ACKNOWLEDGED);

        settle(Receipt.DIFFERENT);
        assertEquals(0, told);
        settle(Receipt.ACKNOWLEDGED);

        assertEquals(1, told);
    }

    @Test
    void whoCannotBeToldIsNotWaitedFor() {
        leave();
        settle(Receipt.UNKNOWN);
        assertEquals(0, told);

        settle(Receipt.ACKNOWLEDGED);

        assertEquals(1, told);
    }

    @Test
    void whoLeavesMeanwhileIsNotWaitedFor() {
        leave();
        roll.deregister(id(7000), 1, entry -> true);
        roll.deregister(id(7001), 1, entry -> true);
        scheduler.settle();

        assertEquals(1, told);
    }

    @Test
    void whoKnowsAlreadyNeedsNoUpdate() {
        roll.deregister(id(STOCK), 1, entry -> true);
        scheduler.settle();
        settle(Receipt.ACKNOWLEDGED);
        settle(Receipt.ACKNOWLEDGED);

        subscribers.whenTold(Fixtures.STOCK, () -> told++);
        scheduler.settle();

        assertEquals(1, told);
        assertEquals(0, open.size());
    }

    @Test
    void withoutDependentsNobodyIsWaitedFor() {
        subscribers.whenTold(Fixtures.LOG, () -> told++);
        scheduler.settle();

        assertEquals(1, told);
    }

    @Test
    void whoCouldNotBeToldBeforeIsNotWaitedFor() {
        roll.register(registration("Stock", 8001, 1), signed());
        scheduler.settle();
        settle(Receipt.UNKNOWN);
        settle(Receipt.UNKNOWN);

        leave();

        assertEquals(1, told);
    }
}
