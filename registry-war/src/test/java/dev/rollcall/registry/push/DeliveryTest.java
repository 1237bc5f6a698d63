package dev.rollcall.registry.push;

import static dev.rollcall.registry.Fixtures.id;
import static dev.rollcall.registry.Fixtures.listed;
import static dev.rollcall.registry.Fixtures.tutorial;
import static dev.rollcall.registry.Fixtures.unsigned;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.settings.Settings;
import dev.rollcall.kit.testing.ManualTime;
import dev.rollcall.registry.Fixtures;
import dev.rollcall.registry.roll.Entry;
import dev.rollcall.registry.roll.Roll;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class DeliveryTest {

    private final Roll roll = Fixtures.roll(new ManualTime());
    private final Entry shop = listed(roll, tutorial("Shop", 7000, "Stock"), unsigned());

    /** Updates that were sent and not settled yet. */
    private final Deque<Consumer<Receipt>> open = new ArrayDeque<>();

    private UpdateSender sender(String fastLane) {
        return new UpdateSender(
                (subscriber, update, receipt) -> open.add(receipt),
                PushConfig.from(Settings.of(Map.of("rollcall.registry.push.fast-lane", fastLane))),
                new ManualScheduler(),
                () -> 0.5);
    }

    private Delivery delivery(Supplier<View> newest) {
        return delivery(newest, sender("32"));
    }

    private Delivery delivery(Supplier<View> newest, UpdateSender sender) {
        return delivery(newest, sender, TutorialMailbox.fresh());
    }

    private Delivery delivery(Supplier<View> newest, UpdateSender sender, Mailbox mailbox) {
        Subscriber subscriber =
                Subscriber.of(shop, shop.registration().updateUrl().orElseThrow());
        return new Delivery(subscriber, mailbox, newest, sender, Untimed.times().lag());
    }

    private View view() {
        return new Views().of(roll.snapshot(), shop);
    }

    @Test
    void aMailboxIsNotChangedAnyMoreOnceItIsHandedOut() {
        roll.register(tutorial("Stock", 8000), unsigned());
        Delivery delivery = delivery(this::view);
        delivery.wake();
        assertEquals(1, open.size());

        Mailbox left = delivery.close();
        open.remove().accept(Receipt.ACKNOWLEDGED);

        assertFalse(left.informed(view()));
    }

    @Test
    void aViewThatCannotBeMadeKeepsNobodyFromTheNext() {
        AtomicBoolean broken = new AtomicBoolean();
        Delivery delivery = delivery(() -> {
            if (broken.get()) {
                throw new IllegalStateException("broken");
            }
            return view();
        });
        delivery.wake();
        roll.register(tutorial("Stock", 8000), unsigned());

        broken.set(true);
        Consumer<Receipt> first = open.remove();
        assertThrows(IllegalStateException.class, () -> first.accept(Receipt.ACKNOWLEDGED));
        broken.set(false);
        delivery.wake();

        assertEquals(1, open.size());
    }

    @Test
    void whoeverEndsWhileItWaitsForItsTurnIsNotToldAnyMore() {
        roll.register(tutorial("Stock", 8000), unsigned());
        UpdateSender narrow = sender("1");
        delivery(this::view, narrow).wake();
        Delivery waiting = delivery(this::view, narrow);
        waiting.wake();
        assertEquals(1, open.size());

        waiting.close();
        assertFalse(waiting.over().isDone());
        open.remove().accept(Receipt.ACKNOWLEDGED);

        assertTrue(waiting.over().isDone());
        assertEquals(0, open.size());
        delivery(this::view, narrow).wake(); // its place is free
        assertEquals(1, open.size());
    }

    @Test
    void theFirstRoundEndsWithTheFirstAcknowledgementOrTheFirstFailure() {
        roll.register(tutorial("Stock", 8000), unsigned());
        for (Receipt receipt : List.of(Receipt.ACKNOWLEDGED, Receipt.UNKNOWN)) {
            Delivery delivery = delivery(this::view);
            delivery.wake();
            assertFalse(delivery.firstRound().isDone());

            open.remove().accept(receipt);

            assertTrue(delivery.firstRound().isDone(), receipt.name());
        }
    }

    @Test
    void anAttemptThatCannotBeginTakesNoPlace() {
        roll.register(tutorial("Stock", 8000), unsigned());
        UpdateSender narrow = sender("1");
        AtomicInteger views = new AtomicInteger();
        delivery(
                        () -> {
                            if (views.incrementAndGet() == 2) {
                                throw new OutOfMemoryError("broken");
                            }
                            return view();
                        },
                        narrow)
                .wake();
        assertEquals(0, open.size());

        delivery(this::view, narrow).wake();

        assertEquals(1, open.size());
    }

    @Test
    void whatIsUndoneWhileItWaitsForItsTurnLeavesNoDoubt() {
        UpdateSender narrow = sender("1");
        ComparingMailbox mailbox = ComparingMailbox.unanswered();
        mailbox.answered(view());
        Delivery waiting = delivery(this::view, narrow, mailbox);
        roll.register(tutorial("Stock", 8000), unsigned());
        delivery(this::view, narrow).wake();
        waiting.wake();
        roll.deregister(id(8000), entry -> true);

        open.remove().accept(Receipt.UNKNOWN);
        waiting.compare((held, newest) -> {
            held.answered(newest);
            return newest;
        });

        assertTrue(waiting.informed());
    }
}
