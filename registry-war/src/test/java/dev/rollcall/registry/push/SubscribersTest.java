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

import dev.rollcall.kit.registry.InstanceId;
import dev.rollcall.kit.registry.Provider;
import dev.rollcall.kit.registry.ProviderUpdate;
import dev.rollcall.kit.testing.ManualTime;
import dev.rollcall.registry.Fixtures;
import dev.rollcall.registry.roll.Entry;
import dev.rollcall.registry.roll.Health;
import dev.rollcall.registry.roll.Roll;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SubscribersTest {

    private static final int SHOP = 7000;
    private static final int OTHER = 7001;
    private static final int STOCK = 8000;
    private static final PushConfig CONFIG = new PushConfig(
            Duration.ofSeconds(2), Duration.ofMillis(200), Duration.ofSeconds(5), Duration.ofMillis(20), 32, 1);

    private static final Duration ANSWERED = Duration.ofSeconds(5);

    private final ManualScheduler scheduler = new ManualScheduler();
    private final Roll roll = Fixtures.roll(new ManualTime());
    private final List<ProviderUpdate> sent = new ArrayList<>();
    private final List<InstanceId> receivers = new ArrayList<>();
    private final Deque<Consumer<Receipt>> open = new ArrayDeque<>();
    private Receipt receipt = Receipt.ACKNOWLEDGED;
    private final Subscribers subscribers =
            new Subscribers(roll, this::send, CONFIG, scheduler, () -> 0.5, Untimed.times());

    @BeforeEach
    void listen() {
        roll.listen(subscribers);
    }

    /** Settles at once with {@code receipt}; leaves the update open if that is null. */
    private void send(Subscriber subscriber, ProviderUpdate update, Consumer<Receipt> settle) {
        sent.add(update);
        receivers.add(subscriber.id());
        if (receipt == null) {
            open.add(settle);
        } else {
            settle.accept(receipt);
        }
    }

    private Entry shop() {
        Entry entry = listed(roll, registration("Shop", SHOP, 1, "Stock"), signed());
        subscribers.answer(entry);
        scheduler.settle();
        return entry;
    }

    private Entry stock() {
        Entry entry = listed(roll, registration("Stock", STOCK, 1), signed());
        scheduler.settle();
        return entry;
    }

    @Test
    void theAnswerToARegistrationIsTheFirstViewAndNothingIsPushed() {
        stock();
        Entry shop = listed(roll, registration("Shop", SHOP, 1, "Stock"), signed());
        scheduler.settle();

        ProviderUpdate answer = subscribers.answer(shop);

        assertTrue(answer.full());
        assertEquals(1, answer.added().size());
        assertEquals(List.of(), sent);
        assertTrue(subscribers.informed(shop));
    }

    @Test
    void aNewProviderIsToldToThoseWhoRequireIt() {
        Entry shop = shop();
        listed(roll, registration("Other", OTHER, 1, "Elsewhere"), signed());

        stock();

        assertEquals(List.of(id(SHOP)), receivers);
        assertEquals(1, sent.get(0).added().size());
        assertTrue(subscribers.informed(shop));
    }

    @Test
    void aSuspectIsNotWorthAnUpdateAndADownOneIs() {
        shop();
        Entry stock = stock();
        sent.clear();

        roll.check(stock.id(), stock.generation(), Health.SUSPECT, "slow");
        scheduler.settle();
        assertEquals(List.of(), sent);
        roll.check(stock.id(), stock.generation(), Health.DOWN, "gone");
        scheduler.settle();

        assertEquals(1, sent.get(0).removed().size());
    }

    @Test
    void changesWhileAnUpdateIsUnderWayBecomeOne() {
        shop();
        receipt = null;
        stock();
        listed(roll, registration("Stock", STOCK + 1, 1), signed());
        listed(roll, registration("Stock", STOCK + 2, 1), signed());
        scheduler.settle();
        assertEquals(1, sent.size());

        open.remove().accept(Receipt.ACKNOWLEDGED);

        assertEquals(2, sent.size());
        assertEquals(2, sent.get(1).added().size());
    }

    @Test
    void aFailureIsRepeatedAfterPausesThatGrowToALimit() {
        shop();
        receipt = Receipt.UNKNOWN;
        stock();
        scheduler.pass(Duration.ofSeconds(30));

        List<Long> millis = scheduler.rests().stream()
                .skip(1) // the wait for an answer to the registration
                .map(Duration::toMillis)
                .limit(7)
                .toList();
        assertEquals(List.of(200L, 400L, 800L, 1600L, 3200L, 5000L, 5000L), millis);

        receipt = Receipt.ACKNOWLEDGED;
        scheduler.pass(Duration.ofSeconds(5));
        int attempts = sent.size();
        scheduler.pass(Duration.ofSeconds(60));
        assertEquals(attempts, sent.size());
    }

    @Test
    void whoComesBackUpIsToldAtOnce() {
        Entry shop = shop();
        receipt = Receipt.NOT_SENT;
        stock();
        scheduler.pass(Duration.ofSeconds(10));
        sent.clear();
        receipt = Receipt.ACKNOWLEDGED;

        roll.check(shop.id(), shop.generation(), Health.DOWN, "gone");
        roll.check(shop.id(), shop.generation(), Health.UP, null);
        scheduler.settle();

        assertEquals(1, sent.size());
    }

    @Test
    void oneSubscriberThatNeverAnswersDelaysNobody() {
        shop();
        Entry other = listed(roll, registration("Other", OTHER, 1, "Stock"), signed());
        subscribers.answer(other);
        receipt = null;
        stock();
        assertEquals(2, open.size());

        int shopsTurn = receivers.indexOf(id(SHOP));
        List<Consumer<Receipt>> both = List.copyOf(open);
        both.get(1 - shopsTurn).accept(Receipt.ACKNOWLEDGED);
        listed(roll, registration("Stock", STOCK + 1, 1), signed());
        scheduler.settle();

        assertEquals(
                List.of(id(OTHER), id(OTHER)),
                receivers.stream().filter(id(OTHER)::equals).toList());
        assertEquals(1, receivers.stream().filter(id(SHOP)::equals).count());
    }

    @Test
    void failingSubscribersShareANarrowLane() {
        shop();
        subscribers.answer(listed(roll, registration("Other", OTHER, 1, "Stock"), signed()));
        receipt = Receipt.UNKNOWN;
        stock();
        sent.clear();
        receipt = null;

        scheduler.pass(Duration.ofMillis(200));

        assertEquals(1, sent.size());
    }

    @Test
    void anErrorOfTheChannelCountsAsUnknown() {
        Roll another = Fixtures.roll(new ManualTime());
        Subscribers failing = new Subscribers(
                another,
                (subscriber, update, settle) -> {
                    throw new OutOfMemoryError("for so large an update");
                },
                CONFIG,
                scheduler,
                () -> 0.5,
                Untimed.times());
        another.listen(failing);
        Entry shop = listed(another, registration("Shop", SHOP, 1, "Stock"), signed());
        failing.answer(shop);
        listed(another, registration("Stock", STOCK, 1), signed());

        scheduler.settle();

        assertFalse(failing.informed(shop));
        assertEquals(List.of(ANSWERED, Duration.ofMillis(200)), scheduler.rests());
    }

    @Test
    void whoRegistersAgainStartsWithTheAnswerToThat() {
        shop();
        receipt = null;
        stock();
        Entry again = listed(roll, registration("Shop", SHOP, 2, "Stock"), signed());
        scheduler.settle();

        ProviderUpdate answer = subscribers.answer(again);
        open.remove().accept(Receipt.UNKNOWN);
        scheduler.pass(Duration.ofSeconds(1));

        assertEquals(1, answer.added().size());
        assertTrue(subscribers.informed(again));
        assertEquals(1, sent.size());
    }

    @Test
    void whoLeavesIsToldNothingMore() {
        shop();
        roll.deregister(id(SHOP), 1, entry -> true);

        stock();

        assertEquals(List.of(), sent);
    }

    @Test
    void aRenewalWithTheHeldViewNeedsNoUpdate() {
        stock();
        Entry shop = shop();
        String held = subscribers.answer(shop).view().orElseThrow();

        assertEquals(Optional.empty(), subscribers.answer(shop, held));
        assertTrue(subscribers.answer(shop, "another").orElseThrow().full());
        assertEquals(Optional.empty(), subscribers.unlessHeld(shop, held));
        assertTrue(subscribers.unlessHeld(shop, "").isPresent());
    }

    @Test
    void whoTakesNoPushesIsAnsweredAllTheSame() {
        stock();
        dev.rollcall.kit.registry.Registration full = registration("Shop", SHOP, 1, "Stock");
        Entry shop = listed(
                roll,
                new dev.rollcall.kit.registry.Registration(
                        full.name(),
                        full.instanceId(),
                        full.generation(),
                        full.url(),
                        full.required(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        full.metadata(),
                        Optional.empty()),
                signed());

        assertEquals(1, subscribers.answer(shop).added().size());
        assertTrue(subscribers.answer(shop, "").isPresent());
        assertFalse(subscribers.informed(shop));
    }

    @Test
    void aTutorialSubscriberIsToldWhileItsRegistrationWaits() {
        stock();
        roll.register(tutorial("Shop", SHOP, "Stock"), unsigned());
        scheduler.settle();

        subscribers.awaitFirstRound(id(SHOP));

        assertEquals(1, sent.size());
        assertEquals(1, sent.get(0).added().size());
    }

    @Test
    void unsignedProvidersAreGivenToUnsignedDependentsOnly() {
        Entry shop = shop();
        roll.register(tutorial("Other", OTHER, "Stock"), unsigned());
        scheduler.settle();
        sent.clear();

        roll.register(tutorial("Stock", STOCK), unsigned());
        scheduler.settle();

        assertEquals(List.of(id(OTHER)), receivers.subList(receivers.size() - 1, receivers.size()));
        assertEquals(1, sent.size());
        assertTrue(subscribers.informed(shop));
    }

    @Test
    void aRestoredSubscriberIsToldAnew() {
        stock();
        Entry shop = shop();
        roll.deregister(id(SHOP), 1, entry -> true);
        Entry restored = new Entry(
                new dev.rollcall.registry.roll.Generation(0, true, 2, "n0"),
                shop.registration(),
                shop.origin(),
                shop.registeredAt(),
                false,
                shop.status(),
                shop.operator(),
                shop.home());

        roll.restore(List.of(restored));
        scheduler.settle();

        assertTrue(sent.get(sent.size() - 1).full());
    }

    @Test
    void whoLeftJustBeforeARestartIsTakenFromProgramsOfTheTutorialAllTheSame() {
        Entry old = listed(roll, tutorial("Shop", SHOP, "Stock"), unsigned());
        Entry gone = stock();
        receipt = null;
        roll.deregister(id(STOCK), entry -> true);
        Roll restarted = Fixtures.roll(new ManualTime());
        restarted.listen(new Subscribers(restarted, this::send, CONFIG, scheduler, () -> 0.5, Untimed.times()));
        sent.clear();

        restarted.restore(List.of(old, roll.snapshot().entries().get(id(STOCK))));
        scheduler.settle();

        assertEquals(
                ProviderUpdate.plain(
                        List.of(),
                        List.of(Provider.of(gone.name(), gone.registration().url()))),
                sent.get(0));
    }

    @Test
    void aProviderThatChangesItsNameIsTakenFromThoseWhoRequiredTheOldOne() {
        roll.register(tutorial("Shop", SHOP, "Stock"), unsigned());
        roll.register(tutorial("Stock", STOCK), unsigned());
        scheduler.settle();

        roll.register(tutorial("Depot", STOCK), unsigned());
        scheduler.settle();

        assertEquals(1, sent.get(sent.size() - 1).removed().size());
    }
}
