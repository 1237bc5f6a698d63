package dev.rollcall.registry.health;

import static dev.rollcall.registry.Fixtures.id;
import static dev.rollcall.registry.Fixtures.listed;
import static dev.rollcall.registry.Fixtures.origin;
import static dev.rollcall.registry.Fixtures.registration;
import static dev.rollcall.registry.Fixtures.signed;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.registry.InstanceId;
import dev.rollcall.kit.registry.Registration;
import dev.rollcall.kit.testing.ManualTime;
import dev.rollcall.registry.Fixtures;
import dev.rollcall.registry.roll.Entry;
import dev.rollcall.registry.roll.Health;
import dev.rollcall.registry.roll.Roll;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class ProberTest {

    private static final ProbeResult ALIVE = new ProbeResult.Alive(Duration.ofMillis(3), Optional.empty());
    private static final ProbeResult REFUSED = new ProbeResult.Refused("connection refused");
    private static final ProbeResult UNHEARD = new ProbeResult.Unheard("no answer within 2000 ms");

    private final ManualTime time = new ManualTime();
    private final Roll roll = Fixtures.roll(time);
    private final Map<InstanceId, ProbeResult> answers = new HashMap<>();
    private final List<InstanceId> asked = new ArrayList<>();
    private final Deque<Consumer<ProbeResult>> pending = new ArrayDeque<>();
    private Prober prober = prober(new ProbeConfig(Duration.ofSeconds(1), Duration.ofSeconds(2), 2000, 512));

    private Prober prober(ProbeConfig config) {
        Prober made = new Prober(roll, this::probe, config, Duration.ofSeconds(30), time, time, () -> 0.5);
        roll.listen(change -> prober.changed(change));
        return made;
    }

    /** Answers at once; an instance without an answer is left waiting. */
    private void probe(Entry entry, Consumer<ProbeResult> result) {
        asked.add(entry.id());
        ProbeResult answer = answers.get(entry.id());
        if (answer == null) {
            pending.add(result);
        } else {
            result.accept(answer);
        }
    }

    private void pass(Duration span) {
        for (long left = span.toMillis(); left > 0; left -= 20) {
            time.advance(Duration.ofMillis(20));
            prober.tick();
        }
    }

    private Health health(int port) {
        return roll.snapshot().present(id(port)).orElseThrow().health();
    }

    private void register(int port, ProbeResult answer) {
        answers.put(id(port), answer);
        listed(roll, registration("Stock", port, 1), signed());
    }

    @Test
    void everyInstanceIsAskedOnceAPeriodHoweverManyThereAre() {
        for (int port = 8000; port < 8100; port++) {
            register(port, ALIVE);
        }
        pass(Duration.ofSeconds(1));
        asked.clear();

        pass(Duration.ofSeconds(3));

        assertEquals(300, asked.size());
    }

    @Test
    void aRefusedInstanceIsDownAHundredMillisecondsLater() {
        register(8000, ALIVE);
        pass(Duration.ofMillis(500));
        answers.put(id(8000), REFUSED);

        pass(Duration.ofSeconds(1));
        assertEquals(Health.SUSPECT, health(8000));
        pass(Duration.ofMillis(100));

        assertEquals(Health.DOWN, health(8000));
        assertEquals(
                "connection refused",
                roll.snapshot().present(id(8000)).orElseThrow().status().reason());
    }

    @Test
    void aDownInstanceComesBackAfterTwoLooks() {
        register(8000, REFUSED);
        pass(Duration.ofSeconds(1));
        assertEquals(Health.DOWN, health(8000));
        answers.put(id(8000), ALIVE);

        pass(Duration.ofMillis(1100));

        assertEquals(Health.UP, health(8000));
    }

    @Test
    void aHangingInstanceDoesNotDelayTheOthers() {
        listed(roll, registration("Stock", 8000, 1), signed());
        register(8001, ALIVE);

        pass(Duration.ofSeconds(5));

        assertEquals(1, asked.stream().filter(id(8000)::equals).count());
        assertEquals(5, asked.stream().filter(id(8001)::equals).count());
    }

    @Test
    void noMoreThanTheLimitAreUnderWayAtATime() {
        prober = prober(new ProbeConfig(Duration.ofSeconds(1), Duration.ofSeconds(2), 2000, 2));
        for (int port = 8000; port < 8005; port++) {
            listed(roll, registration("Stock", port, 1), signed());
        }

        pass(Duration.ofSeconds(2));
        assertEquals(2, asked.size());
        pending.remove().accept(ALIVE);
        prober.tick();

        assertEquals(3, asked.size());
    }

    @Test
    void withoutAHeartbeatAddressNothingIsAsked() {
        Registration bare = Registration.of(Fixtures.STOCK, java.net.URI.create("http://localhost:8000"));
        roll.register(bare, signed());

        pass(Duration.ofSeconds(3));

        assertEquals(List.of(), asked);
        assertEquals(Health.UP, health(8000));
    }

    @Test
    void anInstanceThatLeftIsNotAskedAnyMore() {
        register(8000, ALIVE);
        pass(Duration.ofSeconds(1));
        roll.deregister(id(8000), 1, entry -> true);
        asked.clear();

        pass(Duration.ofSeconds(3));

        assertEquals(List.of(), asked);
        assertTrue(prober.lastProbe(id(8000)).isEmpty());
    }

    @Test
    void aResultAboutAnEarlierRegistrationCountsForNothing() {
        listed(roll, registration("Stock", 8000, 1), signed());
        pass(Duration.ofSeconds(1));
        listed(roll, registration("Stock", 8000, 2), signed());

        pending.remove().accept(REFUSED);

        assertTrue(prober.lastProbe(id(8000)).isEmpty());
        assertEquals(Health.UP, health(8000));
    }

    @Test
    void whatIsDegradedIsShownAndNotRemoved() {
        register(8000, new ProbeResult.Alive(Duration.ofMillis(7), Optional.of("disk: 3 % left"), Optional.of("a-1")));

        pass(Duration.ofSeconds(1));

        LastProbe lastProbe = prober.lastProbe(id(8000)).orElseThrow();
        assertEquals(Optional.of("disk: 3 % left"), lastProbe.degraded());
        assertEquals(Optional.of("a-1"), lastProbe.store());
        assertEquals(Optional.of(Duration.ofMillis(7)), lastProbe.took());
        assertEquals(Health.UP, health(8000));
    }

    @Test
    void whenMostAreSilentNothingIsRemovedAndItSaysWhy() {
        for (int i = 0; i < 6; i++) {
            silent(8000 + i, "10.0.0." + (1 + i % 2));
        }
        pass(Duration.ofSeconds(10));

        assertEquals(Health.SUSPECT, health(8000));
        assertTrue(prober.notice().orElseThrow().contains("6 of 6 instances, on 2 addresses"));
        assertTrue(prober.spares(roll.snapshot().present(id(8000)).orElseThrow()));

        for (int i = 1; i < 6; i++) {
            answers.put(id(8000 + i), ALIVE);
        }
        pass(Duration.ofSeconds(5));
        assertEquals(Health.DOWN, health(8000));
        assertEquals(Optional.empty(), prober.notice());
    }

    private void silent(int port, String address) {
        answers.put(id(port), UNHEARD);
        listed(roll, registration("Stock", port, 1), origin(true, address));
    }

    @Test
    void aRefusalIsBelievedEvenThen() {
        for (int i = 0; i < 6; i++) {
            silent(8000 + i, "10.0.0." + (1 + i % 2));
        }
        register(8010, REFUSED);

        pass(Duration.ofSeconds(10));

        assertEquals(Health.DOWN, health(8010));
    }

    @Test
    void manyInstancesStretchThePeriodAndItSaysSo() {
        prober = prober(new ProbeConfig(Duration.ofSeconds(1), Duration.ofSeconds(2), 10, 512));
        for (int port = 8000; port < 8050; port++) {
            register(port, ALIVE);
        }
        pass(Duration.ofSeconds(5));
        asked.clear();

        pass(Duration.ofSeconds(10));

        assertEquals(100, asked.size());
        assertEquals(
                "Health is checked every 5000 ms instead of every 1000 ms, because there are 50 instances and no more"
                        + " than 10 checks a second.",
                prober.notice().orElseThrow());
    }

    @Test
    void restoredEntriesAreAskedFirstAndNotGivenUpForOneLease() {
        register(8000, ALIVE);
        Entry entry = roll.snapshot().present(id(8000)).orElseThrow();
        roll.deregister(id(8000), 1, e -> true);
        Entry restored = new Entry(
                new dev.rollcall.registry.roll.Generation(0, true, 2, "n0"),
                entry.registration(),
                entry.origin(),
                entry.registeredAt(),
                false,
                dev.rollcall.registry.roll.Status.initial(
                        new dev.rollcall.registry.roll.Generation(0, true, 2, "n0"), time.instant()),
                entry.operator(),
                entry.home());
        answers.put(id(8000), REFUSED);

        roll.restore(List.of(restored));
        prober.tick();
        assertEquals(Health.SUSPECT, health(8000));
        pass(Duration.ofSeconds(29));
        assertEquals(Health.SUSPECT, health(8000));
        pass(Duration.ofSeconds(2));

        assertEquals(Health.DOWN, health(8000));
    }

    @Test
    void aRecentSuccessSparesAnInstanceFromTheEndOfItsLease() {
        time.advance(Duration.ofDays(1));
        register(8000, ALIVE);
        Entry entry = roll.snapshot().present(id(8000)).orElseThrow();
        assertFalse(prober.spares(entry));

        pass(Duration.ofMillis(500));
        assertTrue(prober.spares(entry));
        time.advance(Duration.ofSeconds(6).minusNanos(1)); // two periods, and two time-outs
        assertTrue(prober.spares(entry));
        time.advance(Duration.ofNanos(1));

        assertFalse(prober.spares(entry));
    }

    @Test
    void aCheckThatCannotBeMadeCountsAsFailed() {
        prober = new Prober(
                roll,
                (entry, result) -> {
                    throw new IllegalStateException("no sockets left");
                },
                new ProbeConfig(Duration.ofSeconds(1), Duration.ofSeconds(2), 2000, 512),
                Duration.ZERO,
                time,
                time,
                () -> 0);
        listed(roll, registration("Stock", 8000, 1), signed());

        pass(Duration.ofSeconds(4));

        assertEquals(Health.DOWN, health(8000));
    }

    @Test
    void tutorialRegistrationsAreAskedAsWell() {
        answers.put(id(8000), ALIVE);
        roll.register(Fixtures.tutorial("Stock", 8000), Fixtures.unsigned());

        pass(Duration.ofSeconds(1));

        assertEquals(
                OptionalLong.empty(),
                roll.snapshot().present(id(8000)).orElseThrow().registration().generation());
        assertEquals(1, asked.size());
    }

    @Test
    void whoWasNotHeardUsesAtMostAQuarterOfTheSlots() {
        prober = prober(new ProbeConfig(Duration.ofSeconds(1), Duration.ofSeconds(2), 2000, 8));
        for (int port = 8000; port < 8020; port++) {
            register(port, UNHEARD);
        }
        pass(Duration.ofSeconds(1));
        answers.clear();
        asked.clear();

        pass(Duration.ofSeconds(2));
        assertEquals(2, asked.size());
        register(9000, ALIVE);
        pass(Duration.ofSeconds(3));
        assertEquals(3, asked.stream().filter(id(9000)::equals).count());

        pending.remove().accept(UNHEARD);
        prober.tick();
        assertEquals(3, asked.stream().filter(asker -> !asker.equals(id(9000))).count());
    }

    @Test
    void anErrorOfACheckKeepsNoSlotAndEndsNothing() {
        prober = new Prober(
                roll,
                (entry, result) -> {
                    if (entry.id().equals(id(8000))) {
                        throw new NoClassDefFoundError("a class that is gone");
                    }
                    probe(entry, result);
                },
                new ProbeConfig(Duration.ofSeconds(1), Duration.ofSeconds(2), 2000, 1),
                Duration.ZERO,
                time,
                time,
                () -> 0);
        listed(roll, registration("Stock", 8000, 1), signed());
        register(8001, ALIVE);

        pass(Duration.ofSeconds(4));

        assertEquals(Health.DOWN, health(8000));
        assertTrue(asked.size() >= 3, asked::toString);
    }
}
