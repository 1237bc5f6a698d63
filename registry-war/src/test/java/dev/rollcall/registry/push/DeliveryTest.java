package dev.rollcall.registry.push;

import static dev.rollcall.registry.Fixtures.listed;
import static dev.rollcall.registry.Fixtures.tutorial;
import static dev.rollcall.registry.Fixtures.unsigned;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.rollcall.kit.settings.Settings;
import dev.rollcall.kit.testing.ManualTime;
import dev.rollcall.registry.Fixtures;
import dev.rollcall.registry.roll.Entry;
import dev.rollcall.registry.roll.Roll;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class DeliveryTest {

    @Test
    void aMailboxIsNotChangedAnyMoreOnceItIsHandedOut() {
        Roll roll = Fixtures.roll(new ManualTime());
        roll.register(tutorial("Stock", 8000), unsigned());
        Entry shop = listed(roll, tutorial("Shop", 7000, "Stock"), unsigned());
        View view = View.of(roll.snapshot(), shop);
        Deque<Consumer<Receipt>> open = new ArrayDeque<>();
        UpdateSender sender = new UpdateSender(
                (subscriber, update, receipt) -> open.add(receipt),
                PushConfig.from(Settings.of(Map.of())),
                new ManualLater(),
                () -> 0.5);
        Subscriber subscriber =
                Subscriber.of(shop, shop.registration().updateUrl().orElseThrow());
        Delivery delivery = new Delivery(subscriber, TutorialMailbox.fresh(), () -> view, sender);
        delivery.wake();
        assertEquals(1, open.size());

        Mailbox left = delivery.close();
        open.remove().accept(Receipt.ACKNOWLEDGED);

        assertFalse(left.informed(view));
    }
}
