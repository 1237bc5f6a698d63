package dev.rollcall.registry.push;

import static dev.rollcall.registry.Fixtures.listed;
import static dev.rollcall.registry.Fixtures.tutorial;
import static dev.rollcall.registry.Fixtures.unsigned;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.settings.Settings;
import dev.rollcall.kit.testing.ManualTime;
import dev.rollcall.registry.Fixtures;
import dev.rollcall.registry.roll.Entry;
import dev.rollcall.registry.roll.Roll;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.Logger;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.Property;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What operators read of a subscriber that cannot be told. */
class DeliveryLogTest {
    private final Roll roll = Fixtures.roll(new ManualTime());
    private final Entry shop = listed(roll, tutorial("Shop", 7000, "Stock"), unsigned());
    private final ManualScheduler scheduler = new ManualScheduler();
    private final List<String> warnings = new CopyOnWriteArrayList<>();
    private final Logger logger = (Logger) LogManager.getLogger(Delivery.class);
    private final AbstractAppender reader = new AbstractAppender("reader", null, null, true, Property.EMPTY_ARRAY) {
        @Override
        public void append(LogEvent event) {
            if (event.getLevel().isMoreSpecificThan(Level.WARN)) {
                warnings.add(event.getMessage().getFormattedMessage());
            }
        }
    };
    private Receipt next = Receipt.NOT_SENT;
    private int attempts;

    @BeforeEach
    void listen() {
        reader.start();
        logger.addAppender(reader);
        roll.register(tutorial("Stock", 8000), unsigned());
    }

    @AfterEach
    void end() {
        logger.removeAppender(reader);
        reader.stop();
    }

    private Delivery begin() {
        UpdateSender sender = new UpdateSender(
                (subscriber, update, receipt) -> {
                    attempts++;
                    receipt.accept(next);
                },
                PushConfig.from(Settings.of(Map.of())),
                scheduler,
                () -> 0.5);
        Subscriber subscriber =
                Subscriber.of(shop, shop.registration().updateUrl().orElseThrow());
        Delivery delivery = new Delivery(
                subscriber,
                TutorialMailbox.fresh(),
                () -> new Views().of(roll.snapshot(), shop),
                sender,
                Untimed.times().lag());
        delivery.wake();
        return delivery;
    }

    @Test
    void oneWhoseTomcatIsStartingIsNoWarning() {
        begin();
        scheduler.pass(Duration.ofSeconds(15));
        next = Receipt.ACKNOWLEDGED;
        scheduler.pass(Duration.ofSeconds(10));

        assertEquals(List.of(), warnings);
    }

    @Test
    void oneThatIsNotReachedForLongIsOneWarning() {
        begin();
        scheduler.pass(Duration.ofMinutes(1));

        assertEquals(1, warnings.size(), warnings::toString);
        assertTrue(warnings.get(0).endsWith(" fate=NOT_SENT"), warnings::toString);
    }

    @Test
    void oneThatIsNotReachedEightTimesIsNoLongerStarting() {
        begin();
        while (warnings.isEmpty() && attempts < 20) {
            scheduler.pass(Duration.ofMillis(100));
        }

        assertEquals(8, attempts);
    }

    @Test
    void oneThatWasToldBeforeIsAWarningAtOnce() {
        next = Receipt.ACKNOWLEDGED;
        Delivery delivery = begin();
        scheduler.settle();
        next = Receipt.NOT_SENT;
        roll.register(tutorial("Stock", 8001), unsigned());
        delivery.wake();
        scheduler.settle();

        assertEquals(1, warnings.size(), warnings::toString);
    }
}
