package dev.rollcall.registry.push;

import static dev.rollcall.registry.Fixtures.id;
import static dev.rollcall.registry.Fixtures.listed;
import static dev.rollcall.registry.Fixtures.registration;
import static dev.rollcall.registry.Fixtures.signed;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.registry.ProviderUpdate;
import dev.rollcall.kit.settings.Settings;
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

/** Who is on the roll although its registration was answered with an error, or by another registry. */
class UnansweredTest {

    private static final int SHOP = 7000;
    private static final int STOCK = 8000;
    private static final Duration ANSWERED = Duration.ofSeconds(5);

    private final ManualTime time = new ManualTime();
    private final ManualScheduler scheduler = new ManualScheduler();
    private final Roll roll = Fixtures.roll(time);
    private final List<ProviderUpdate> sent = new ArrayList<>();
    private final Deque<Consumer<Receipt>> open = new ArrayDeque<>();
    private final Subscribers subscribers = new Subscribers(
            roll, this::send, PushConfig.from(Settings.of(Map.of())), scheduler, () -> 0.5, Untimed.times());

    private void send(Subscriber subscriber, ProviderUpdate update, Consumer<Receipt> settle) {
        sent.add(update);
        open.add(settle);
    }

    @BeforeEach
    void oneProvider() {
        roll.listen(subscribers);
        roll.register(registration("Stock", STOCK, 1), signed());
    }

    private Entry shop(long generation) {
        Entry entry = listed(roll, registration("Shop", SHOP, generation, "Stock"), signed());
        scheduler.settle();
        return entry;
    }

    @Test
    void itIsToldEverythingWhenNoAnswerCanComeAnyMore() {
        Entry shop = shop(1);

        scheduler.pass(ANSWERED.minusMillis(1));
        assertEquals(List.of(), sent);
        scheduler.pass(Duration.ofMillis(1));

        assertTrue(sent.get(0).full());
        assertEquals(1, sent.get(0).added().size());
        open.remove().accept(Receipt.ACKNOWLEDGED);
        assertTrue(subscribers.informed(shop));
    }

    @Test
    void itIsToldWhatChangesFromThenOn() {
        shop(1);
        scheduler.pass(ANSWERED);
        open.remove().accept(Receipt.ACKNOWLEDGED);

        roll.register(registration("Stock", STOCK + 1, 1), signed());
        scheduler.settle();

        assertFalse(sent.get(1).full());
        assertEquals(1, sent.get(1).added().size());
    }

    @Test
    void aGoodbyeWaitsForIt() {
        shop(1);
        scheduler.pass(ANSWERED);
        open.remove().accept(Receipt.ACKNOWLEDGED);
        List<String> told = new ArrayList<>();

        roll.deregister(id(STOCK), 1, entry -> true);
        subscribers.whenTold(Fixtures.STOCK, () -> told.add("all"));
        scheduler.settle();
        assertEquals(List.of(), told);
        open.remove().accept(Receipt.ACKNOWLEDGED);
        scheduler.settle();

        assertEquals(List.of("all"), told);
    }

    @Test
    void whoRegistersAgainAndAgainIsToldNoLater() {
        for (int generation = 1; generation <= 5; generation++) {
            shop(generation);
            scheduler.pass(Duration.ofSeconds(1));
        }

        assertEquals(1, sent.size());
    }

    @Test
    void anAnswerThatComesLaterIsAsGoodAsAnyOther() {
        Entry shop = shop(1);
        scheduler.pass(ANSWERED);

        ProviderUpdate answer = subscribers.answer(shop);
        open.remove().accept(Receipt.UNKNOWN);
        scheduler.pass(Duration.ofSeconds(1));
        assertTrue(answer.full());
        assertEquals(answer.view(), sent.get(1).previousView());
        open.remove().accept(Receipt.ACKNOWLEDGED);

        assertTrue(subscribers.informed(shop));
        assertEquals(2, sent.size());
    }

    @Test
    void whoWasAnsweredIsNotToldAgain() {
        subscribers.answer(shop(1));

        scheduler.pass(Duration.ofMinutes(1));

        assertEquals(List.of(), sent);
    }

    @Test
    void whoHasLeftMeanwhileIsToldNothing() {
        shop(1);
        roll.deregister(id(SHOP), 1, entry -> true);

        scheduler.pass(Duration.ofMinutes(1));

        assertEquals(List.of(), sent);
    }

    @Test
    void anOwnRegistrationThatComesBackFromAnotherRegistryIsToldAnew() {
        Entry shop = shop(1);
        subscribers.answer(shop);
        Roll another = Fixtures.roll(time);
        Subscribers forgetful = new Subscribers(
                another, this::send, PushConfig.from(Settings.of(Map.of())), scheduler, () -> 0.5, Untimed.times());
        another.listen(forgetful);

        another.merge(roll.shared());
        scheduler.pass(ANSWERED);

        assertEquals(1, sent.size());
        assertTrue(sent.get(0).full());
    }
}
