package dev.rollcall.registry.push;

import static dev.rollcall.registry.Fixtures.listed;
import static dev.rollcall.registry.Fixtures.tutorial;
import static dev.rollcall.registry.Fixtures.unsigned;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.rollcall.kit.settings.Settings;
import dev.rollcall.kit.testing.ManualTime;
import dev.rollcall.registry.Fixtures;
import dev.rollcall.registry.roll.Entry;
import dev.rollcall.registry.roll.Roll;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
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
                new ManualLater(),
                () -> 0.5);
    }

    private Delivery delivery(Supplier<View> newest) {
        return delivery(newest, sender("32"));
    }

    private Delivery delivery(Supplier<View> newest, UpdateSender sender) {
        Subscriber subscriber =
                Subscriber.of(shop, shop.registration().updateUrl().orElseThrow());
        return new Delivery(
                subscriber,
                TutorialMailbox.fresh(),
                newest,
                sender,
                Untimed.times().lag());
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
        open.remove().accept(Receipt.ACKNOWLEDGED);

        assertEquals(0, open.size());
    }
}
