package dev.rollcall.registry.push;

import static dev.rollcall.registry.Fixtures.id;
import static dev.rollcall.registry.Fixtures.listed;
import static dev.rollcall.registry.Fixtures.registration;
import static dev.rollcall.registry.Fixtures.signed;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rollcall.kit.testing.ManualTime;
import dev.rollcall.registry.Fixtures;
import dev.rollcall.registry.roll.Entry;
import dev.rollcall.registry.roll.Roll;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the pushes tell about themselves. */
class SubscribersFiguresTest {

    private static final int SHOP = 7000;
    private static final PushConfig CONFIG = new PushConfig(
            Duration.ofSeconds(2), Duration.ofMillis(200), Duration.ofSeconds(5), Duration.ofMillis(20), 32, 32);

    private final ManualTime time = new ManualTime();
    private final ManualScheduler scheduler = new ManualScheduler();
    private final Roll roll = Fixtures.roll(time);
    private final Deque<Consumer<Receipt>> open = new ArrayDeque<>();
    private final List<Long> delays = new ArrayList<>();
    private final PushTimes times =
            new PushTimes(nanos -> delays.add(Duration.ofNanos(nanos).toMillis()), time);
    private final Subscribers subscribers = new Subscribers(
            roll, (subscriber, update, settle) -> open.add(settle), CONFIG, scheduler, () -> 0.5, times);

    @BeforeEach
    void listen() {
        roll.listen(subscribers);
    }

    private void shop(int port) {
        Entry entry = listed(roll, registration("Shop", port, 1, "Stock"), signed());
        subscribers.answer(entry);
        scheduler.settle();
    }

    private void stock(int port) {
        listed(roll, registration("Stock", port, 1), signed());
        scheduler.settle();
    }

    private void pass(int millis) {
        time.advance(Duration.ofMillis(millis));
    }

    @Test
    void aChangeTakesUntilItIsAcknowledgedHoweverOftenItIsTried() {
        shop(SHOP);
        stock(8000);
        pass(30);
        open.remove().accept(Receipt.UNKNOWN);
        pass(200);
        scheduler.pass(Duration.ofMillis(200));
        pass(7);
        open.remove().accept(Receipt.ACKNOWLEDGED);

        stock(8001);
        pass(3);
        open.remove().accept(Receipt.ACKNOWLEDGED);

        assertEquals(List.of(237L, 3L), delays);
        assertEquals(0, times.coalesced());
    }

    @Test
    void whatChangesWhileAnUpdateIsUnderWayIsToldWithTheNext() {
        shop(SHOP);
        stock(8000);

        stock(8001);
        stock(8002);
        open.remove().accept(Receipt.ACKNOWLEDGED);

        assertEquals(2, times.coalesced());
    }

    @Test
    void whoHasLeftCountsForNothing() {
        shop(SHOP);
        roll.deregister(id(SHOP), 1, entry -> true);

        stock(8000);
        stock(8001);

        assertEquals(0, times.coalesced());
    }

    @Test
    void aSubscriberIsIdleOrBeingToldOrRestsAfterAFailure() {
        assertEquals(Map.of("idle", 0, "sending", 0, "resting", 0), subscribers.states());
        shop(SHOP);
        shop(SHOP + 1);
        assertEquals(Map.of("idle", 2, "sending", 0, "resting", 0), subscribers.states());

        stock(8000);
        assertEquals(Map.of("idle", 0, "sending", 2, "resting", 0), subscribers.states());
        open.remove().accept(Receipt.UNKNOWN);
        assertEquals(Map.of("idle", 0, "sending", 1, "resting", 1), subscribers.states());
        open.remove().accept(Receipt.ACKNOWLEDGED);
        assertEquals(Map.of("idle", 1, "sending", 0, "resting", 1), subscribers.states());
    }
}
