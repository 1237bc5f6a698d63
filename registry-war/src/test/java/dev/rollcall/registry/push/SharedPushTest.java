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

import dev.rollcall.kit.ServiceName;
import dev.rollcall.kit.registry.InstanceId;
import dev.rollcall.kit.registry.ProviderUpdate;
import dev.rollcall.kit.registry.Registration;
import dev.rollcall.kit.testing.ManualTime;
import dev.rollcall.registry.Fixtures;
import dev.rollcall.registry.members.Members;
import dev.rollcall.registry.members.Membership;
import dev.rollcall.registry.roll.Entry;
import dev.rollcall.registry.roll.Roll;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The pushes of one of two registries, n1; the other, n2, pushes nothing here. */
class SharedPushTest {

    private static final int FIRST = 7000;
    private static final int COUNT = 40;
    private static final int STOCK = 8000;
    private static final PushConfig CONFIG = new PushConfig(
            Duration.ofSeconds(2), Duration.ofMillis(200), Duration.ofSeconds(5), Duration.ofMillis(20), 32, 32);

    private final ManualTime time = new ManualTime();
    private final ManualScheduler scheduler = new ManualScheduler();
    private final Members members = new Members(both("n1"));
    private final Roll roll = new Roll(members, Fixtures.ROLL_CONFIG, time, time);
    private final Roll there = new Roll(new Members(both("n2")), Fixtures.ROLL_CONFIG, time, time);
    private final Map<InstanceId, List<ProviderUpdate>> sent = new HashMap<>();
    private final List<Runnable> underWay = new ArrayList<>();
    private final Set<InstanceId> givenUp = new HashSet<>();
    private boolean slow;
    private final Subscribers subscribers =
            new Subscribers(roll, this::send, CONFIG, scheduler, () -> 0.5, Untimed.times());

    SharedPushTest() {
        roll.listen(subscribers);
        members.listen(changed -> subscribers.share());
        subscribers.whenGivenUp(givenUp::add);
    }

    private static Membership both(String self) {
        return new Membership(self, 2, List.of("n1", "n2"), Set.of("n1", "n2"));
    }

    private void send(Subscriber subscriber, ProviderUpdate update, Consumer<Receipt> settle) {
        sent.computeIfAbsent(subscriber.id(), id -> new ArrayList<>()).add(update);
        if (slow) {
            underWay.add(() -> settle.accept(Receipt.UNKNOWN));
        } else {
            settle.accept(Receipt.ACKNOWLEDGED);
        }
    }

    private void shopsRegisterThere() {
        for (int port = FIRST; port < FIRST + COUNT; port++) {
            listed(there, registration("Shop", port, 1, "Stock"), signed());
        }
        roll.merge(there.shared());
        scheduler.settle();
    }

    private void stock() {
        listed(roll, registration("Stock", STOCK, 1), signed());
        scheduler.settle();
    }

    private boolean mine(InstanceId id) {
        return members.now().owns(id.value());
    }

    @Test
    void whoRegisteredElsewhereAndIsOfTheOwnShareIsTold() {
        shopsRegisterThere();
        sent.clear();

        stock();

        assertFalse(sent.isEmpty());
        for (int port = FIRST; port < FIRST + COUNT; port++) {
            assertEquals(mine(id(port)), sent.containsKey(id(port)), "port " + port);
        }
    }

    @Test
    void theShareOfANodeThatIsGoneIsToldEverything() {
        shopsRegisterThere();
        stock();
        Set<InstanceId> before = Set.copyOf(sent.keySet());
        sent.clear();

        members.become(new Membership("n1", 3, List.of("n1"), Set.of("n1")));
        scheduler.settle();

        assertEquals(COUNT - before.size(), sent.size());
        sent.forEach((id, updates) -> {
            assertFalse(before.contains(id));
            assertTrue(updates.get(0).full());
            assertEquals(1, updates.get(0).added().size());
        });
    }

    @Test
    void whoIsLeftToAnotherNodeIsToldNothingMore() {
        members.become(new Membership("n1", 3, List.of("n1"), Set.of("n1")));
        shopsRegisterThere();
        members.become(new Membership("n1", 4, List.of("n1", "n2"), Set.of("n1", "n2")));
        sent.clear();

        stock();

        assertFalse(sent.isEmpty());
        sent.keySet().forEach(id -> assertTrue(mine(id), id.value()));
    }

    private void allComeHere() {
        members.become(new Membership("n1", 3, List.of("n1"), Set.of("n1")));
        shopsRegisterThere();
        stock();
    }

    private void thereIsAnotherAgain() {
        members.become(new Membership("n1", 4, List.of("n1", "n2"), Set.of("n1", "n2")));
    }

    private Set<InstanceId> others() {
        return IntStream.range(FIRST, FIRST + COUNT)
                .mapToObj(Fixtures::id)
                .filter(id -> !mine(id))
                .collect(Collectors.toSet());
    }

    @Test
    void whoIsLeftToAnotherNodeIsGivenUp() {
        allComeHere();
        roll.deregister(id(FIRST), 1, entry -> true);
        assertEquals(Set.of(), givenUp);

        thereIsAnotherAgain();

        Set<InstanceId> others = others();
        others.remove(id(FIRST));
        assertEquals(others, givenUp);
    }

    @Test
    void whoIsLeftToAnotherNodeIsGivenUpOnlyWhenTheLastCallHasEnded() {
        allComeHere();
        slow = true;
        roll.deregister(id(STOCK), 1, entry -> true);
        scheduler.settle();

        thereIsAnotherAgain();
        scheduler.settle();
        Set<InstanceId> before = Set.copyOf(givenUp);
        int calls = underWay.size();
        slow = false;
        List.copyOf(underWay).forEach(Runnable::run);

        assertEquals(CONFIG.fastLane(), calls); // the others waited for their turn, and are told nothing
        assertTrue(before.size() < others().size());
        assertEquals(others(), givenUp);
    }

    @Test
    void aProgramOfTheTutorialIsToldByTheNodeThatItKnows() {
        for (int port = FIRST; port < FIRST + COUNT; port++) {
            listed(roll, tutorial("Shop", port, "Stock"), unsigned());
        }
        scheduler.settle();

        assertEquals(COUNT, sent.size());
    }

    @Test
    void whoMayHaveBeenToldSomethingByAnotherNodeIsAskedByTheOneWhoseShareItIs() {
        shopsRegisterThere();
        listed(roll, tutorial("Program", FIRST + COUNT, "Stock"), unsigned());
        stock();
        sent.clear();

        subscribers.doubt(roll.shared().stream().map(Entry::id).toList());
        scheduler.settle();

        for (int port = FIRST; port < FIRST + COUNT; port++) {
            assertEquals(mine(id(port)), sent.containsKey(id(port)), "port " + port);
        }
        sent.values().forEach(updates -> assertTrue(updates.get(0).added().isEmpty()));
        assertEquals(
                2, sent.remove(tutorial("Program", FIRST + COUNT).instanceId()).size());
        sent.values().forEach(updates -> assertEquals(1, updates.size()));
    }

    @Test
    void aRenewalAtANodeThatDoesNotPushIsAnsweredWithWhatDiffers() {
        shopsRegisterThere();
        stock();
        Entry other = roll.snapshot().listing(new ServiceName("Shop")).entries().stream()
                .filter(entry -> !mine(entry.id()))
                .findFirst()
                .orElseThrow();

        ProviderUpdate update = subscribers.answer(other, "another view").orElseThrow();

        assertTrue(update.full());
        assertEquals(1, update.added().size());
        assertTrue(subscribers.answer(other, update.view().orElseThrow()).isEmpty());
    }

    @Test
    void whoWasAnsweredWithAnotherViewThanItHeldIsAskedByTheNodeThatPushesToIt() {
        shopsRegisterThere();
        stock();
        String view = subscribers.answer(shops().get(0)).view().orElseThrow();

        for (Entry shop : shops()) {
            assertTrue(subscribers.answer(shop, view).isEmpty());
        }
        scheduler.pass(Duration.ofSeconds(1));
        assertEquals(Set.of(), givenUp);
        shops().forEach(shop -> renewal(shop.id(), "what the other node has told"));
        scheduler.pass(Duration.ofSeconds(1));

        assertEquals(others(), givenUp);
    }

    @Test
    void whomNobodyPushesToIsNotAskedAboutAnything() {
        InstanceId foreign = IntStream.iterate(9000, port -> port + 1)
                .mapToObj(Fixtures::id)
                .filter(id -> !mine(id))
                .findFirst()
                .orElseThrow();
        Registration quiet = Registration.of(new ServiceName("Quiet"), foreign, URI.create("http://localhost:9000"))
                .withGeneration(1)
                .withRequired(List.of(Fixtures.STOCK));
        listed(roll, quiet, signed());
        stock();

        renewal(foreign, "");
        scheduler.pass(Duration.ofSeconds(1));

        assertEquals(Set.of(), givenUp);
    }

    private ProviderUpdate renewal(InstanceId id, String heldView) {
        return subscribers
                .answer(roll.snapshot().present(id).orElseThrow(), heldView)
                .orElseThrow();
    }

    private List<Entry> shops() {
        return List.copyOf(roll.snapshot().listing(new ServiceName("Shop")).entries());
    }
}
