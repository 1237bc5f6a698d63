package dev.rollcall.registry.push;

import static dev.rollcall.registry.Fixtures.id;
import static dev.rollcall.registry.Fixtures.listed;
import static dev.rollcall.registry.Fixtures.registration;
import static dev.rollcall.registry.Fixtures.signed;
import static dev.rollcall.registry.Fixtures.tutorial;
import static dev.rollcall.registry.Fixtures.unsigned;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.registry.ProviderUpdate;
import dev.rollcall.kit.testing.ManualTime;
import dev.rollcall.registry.Fixtures;
import dev.rollcall.registry.roll.Entry;
import dev.rollcall.registry.roll.Health;
import dev.rollcall.registry.roll.Roll;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who is told nothing, or not again, and why. */
class SubscribersEdgesTest {

    private static final int SHOP = 7000;
    private static final int STOCK = 8000;
    private static final PushConfig CONFIG = new PushConfig(
            Duration.ofSeconds(2), Duration.ofMillis(200), Duration.ofSeconds(5), Duration.ofMillis(20), 32, 1);

    private final ManualScheduler scheduler = new ManualScheduler();
    private final Roll roll = Fixtures.roll(new ManualTime());
    private final List<ProviderUpdate> sent = new ArrayList<>();
    private Optional<Receipt> receipt = Optional.of(Receipt.ACKNOWLEDGED);
    private final Subscribers subscribers =
            new Subscribers(roll, this::send, CONFIG, scheduler, () -> 0.5, Untimed.times());

    @BeforeEach
    void listen() {
        roll.listen(subscribers);
    }

    private void send(Subscriber subscriber, ProviderUpdate update, Consumer<Receipt> settle) {
        sent.add(update);
        receipt.ifPresent(settle);
    }

    private Entry shop() {
        Entry entry = listed(roll, registration("Shop", SHOP, 1, "Stock"), signed());
        subscribers.answer(entry);
        scheduler.settle();
        return entry;
    }

    private void stock(int port) {
        listed(roll, registration("Stock", port, 1), signed());
        scheduler.settle();
    }

    @Test
    void whoIsWorseIsNotTriedForThatBeforeItsTime() {
        Entry shop = shop();
        receipt = Optional.of(Receipt.UNKNOWN);
        stock(STOCK);
        sent.clear();

        roll.check(shop.id(), shop.generation(), Health.SUSPECT, "slow");
        roll.check(shop.id(), shop.generation(), Health.DOWN, "gone");
        scheduler.settle();

        assertEquals(List.of(), sent);
    }

    @Test
    void thePausesBeginAnewAfterEachSuccess() {
        shop();
        receipt = Optional.of(Receipt.UNKNOWN);
        stock(STOCK);
        scheduler.pass(Duration.ofMillis(200));
        receipt = Optional.of(Receipt.ACKNOWLEDGED);
        scheduler.pass(Duration.ofMillis(400));
        receipt = Optional.of(Receipt.UNKNOWN);

        stock(STOCK + 1);

        assertEquals(
                List.of(5000L, 200L, 400L, 200L), // the first is the wait for an answer to the registration
                scheduler.rests().stream().map(Duration::toMillis).toList());
    }

    @Test
    void whoIsDrainedAndLeavesIsToldNothingMore() {
        shop();
        roll.drain(id(SHOP), "mia", "update");
        roll.deregister(id(SHOP), 1, entry -> true);

        stock(STOCK);

        assertEquals(List.of(), sent);
    }

    @Test
    void nobodyWaitsForTheFirstUpdateOfWhoIsNotTold() {
        subscribers.awaitFirstRound(id(SHOP));

        assertEquals(List.of(), sent);
    }

    @Test
    void whoIsInterruptedWhileItWaitsForTheFirstUpdateStaysSo() {
        receipt = Optional.empty();
        listed(roll, tutorial("Shop", SHOP, "Stock"), unsigned());
        scheduler.settle();
        Thread.currentThread().interrupt();

        subscribers.awaitFirstRound(id(SHOP));

        assertTrue(Thread.interrupted());
    }

    @Test
    void aRenewalThatHoldsTheNewestViewSaysWhatBecameOfAnUpdate() {
        Entry shop = shop();
        receipt = Optional.of(Receipt.UNKNOWN);
        stock(STOCK);
        assertFalse(subscribers.informed(shop));
        String newest = sent.get(0).view().orElseThrow();

        assertEquals(Optional.empty(), subscribers.answer(shop, newest));

        assertTrue(subscribers.informed(shop));
    }

    @Test
    void theAnswerToARenewalThatHoldsAnotherViewIsAsGoodAsAnUpdate() {
        Entry shop = shop();
        receipt = Optional.of(Receipt.UNKNOWN);
        stock(STOCK);
        assertFalse(subscribers.informed(shop));

        assertTrue(subscribers.answer(shop, "another").isPresent());

        assertTrue(subscribers.informed(shop));
    }

    @Test
    void theAnswerToAnEarlierRegistrationIsNoneToTheNewestOne() {
        Entry earlier = shop();
        Entry newest = listed(roll, registration("Shop", SHOP, 2, "Stock"), signed());

        subscribers.answer(earlier);
        assertFalse(subscribers.informed(newest));
        subscribers.answer(newest);
        assertTrue(subscribers.informed(newest));
    }
}
