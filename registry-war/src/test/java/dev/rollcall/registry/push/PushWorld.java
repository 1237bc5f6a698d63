package dev.rollcall.registry.push;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.ServiceName;
import dev.rollcall.kit.registry.InstanceId;
import dev.rollcall.kit.registry.Provider;
import dev.rollcall.kit.registry.ProviderUpdate;
import dev.rollcall.kit.registry.Registration;
import dev.rollcall.kit.testing.ManualTime;
import dev.rollcall.registry.Fixtures;
import dev.rollcall.registry.roll.Entry;
import dev.rollcall.registry.roll.Health;
import dev.rollcall.registry.roll.Roll;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * A registry, three subscribers and all that can happen between them, one random step at a time: providers come, go, move,
 * fail and are drained; updates and answers are lost, late, out of step or unanswered; subscribers and the registry restart.
 */
final class PushWorld {

    private static final PushConfig CONFIG = new PushConfig(
            Duration.ofSeconds(2), Duration.ofMillis(200), Duration.ofSeconds(5), Duration.ofMillis(1), 2, 1);
    private static final List<String> SERVICES = List.of("Stock", "LogService");
    private static final int INSTANCES = 6;

    private final SplittableRandom random;

    private final Kind kind;

    private final ManualTime time = new ManualTime();
    private final List<Dependent> dependents = new ArrayList<>();
    private final List<Flight> flights = new ArrayList<>();
    private final List<Flight> ghosts = new ArrayList<>();
    private final List<Answer> answers = new ArrayList<>();
    private long generation;
    private ManualScheduler scheduler = new ManualScheduler();
    private Roll roll = Fixtures.roll(time);
    private Subscribers subscribers = begin();

    /** What may happen: what a registry that was restarted cannot know, nobody asks of it. */
    enum Kind {
        /** Instances come back under other names and addresses, and the registry restarts; everybody compares views. */
        MOVING_AND_RESTARTING,
        /** Instances come back under other names and addresses. */
        MOVING,
        /** The registry restarts. */
        RESTARTING,
        /** The registry restarts, but answers arrive and nothing arrives late: pushes alone must do. */
        WITHOUT_RENEWALS
    }

    /** Somebody who requires both services. */
    private record Dependent(String name, int port, Receiver receiver) {}

    /** An update on its way. */
    private record Flight(InstanceId to, ProviderUpdate update, Consumer<Receipt> settle) {}

    /** An update on its way as the answer to a registration or renewal. */
    private record Answer(Receiver.Comparing receiver, ProviderUpdate update, long asked) {}

    PushWorld(long seed, Kind kind) {
        this.random = new SplittableRandom(seed);
        this.kind = kind;
        dependents.add(new Dependent("Shop", 7000, new Receiver.Comparing()));
        dependents.add(new Dependent("Depot", 7001, new Receiver.Comparing()));
        if (kind != Kind.MOVING_AND_RESTARTING) {
            dependents.add(new Dependent("Old", 7002, new Receiver.Tutorial()));
        }
        dependents.forEach(this::register);
    }

    private Subscribers begin() {
        Subscribers begun = new Subscribers(roll, this::send, CONFIG, scheduler, () -> 0.5, Untimed.times());
        roll.listen(begun);
        return begun;
    }

    private void send(Subscriber to, ProviderUpdate update, Consumer<Receipt> settle) {
        flights.add(new Flight(to.id(), update, settle));
        flights.sort(Comparator.comparing(Flight::to)); // whatever order a set of subscribers has
    }

    private boolean chance(int oneIn) {
        return random.nextInt(oneIn) == 0;
    }

    private <T> T any(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    /** Lets one thing happen. */
    void step() {
        switch (random.nextInt(12)) {
            case 0, 1, 2 -> change();
            case 3, 4, 5 -> arrive();
            case 6 -> answered();
            case 7 -> haunt();
            case 8 -> scheduler.settle();
            case 9 -> scheduler.pass(Duration.ofMillis(random.nextInt(6000)));
            case 10 -> subscriberActs(any(dependents));
            default -> restartSometimes();
        }
        dependents.forEach(PushWorld::holdsNothingTwice);
    }

    private static void holdsNothingTwice(Dependent dependent) {
        List<Provider> held = dependent.receiver().held();
        assertEquals(new HashSet<>(held).size(), held.size(), "held twice: " + held);
    }

    private void change() {
        InstanceId id = new InstanceId("p" + random.nextInt(INSTANCES));
        Optional<Entry> known = roll.snapshot().present(id);
        switch (random.nextInt(6)) {
            case 0 -> roll.deregister(id, entry -> true);
            case 1 ->
                known.ifPresent(entry ->
                        roll.check(id, entry.generation(), Health.values()[random.nextInt(3)], "as it happens"));
            case 2 -> roll.drain(id, "mia", "repair");
            case 3 -> roll.undrain(id, "mia", "repaired");
            default -> roll.register(provider(id), chance(3) ? Fixtures.unsigned() : Fixtures.signed());
        }
    }

    private Registration provider(InstanceId id) {
        int number = kind == Kind.RESTARTING || kind == Kind.WITHOUT_RENEWALS
                ? Integer.parseInt(id.value().substring(1))
                : random.nextInt(INSTANCES);
        ServiceName name = new ServiceName(SERVICES.get(number % 2));
        return Registration.of(name, id, URI.create("http://localhost:" + (8000 + number)))
                .withGeneration(++generation)
                .withVersion("1." + random.nextInt(2));
    }

    /** One update arrives, or not, and its sender hears of it, or not. */
    private void arrive() {
        if (!flights.isEmpty()) {
            Flight flight = flights.remove(random.nextInt(flights.size()));
            flight.settle().accept(fate(flight));
        }
    }

    private Receipt fate(Flight flight) {
        Receiver receiver = receiver(flight.to());
        return switch (random.nextInt(6)) {
            case 0 -> Receipt.NOT_SENT;
            case 1 -> Receipt.UNKNOWN;
            case 2 -> {
                ghosts.add(flight);
                yield Receipt.UNKNOWN;
            }
            case 3 -> {
                receiver.take(flight.update());
                yield Receipt.UNKNOWN;
            }
            default -> receiver.take(flight.update()) ? Receipt.ACKNOWLEDGED : Receipt.DIFFERENT;
        };
    }

    private Receiver receiver(InstanceId id) {
        return dependents.stream()
                .filter(dependent -> Fixtures.id(dependent.port()).equals(id))
                .findFirst()
                .orElseThrow()
                .receiver();
    }

    /** What was given up long ago is taken only now; who cannot compare is not asked to bear that. */
    private void haunt() {
        if (!ghosts.isEmpty() && kind != Kind.WITHOUT_RENEWALS) {
            Flight ghost = ghosts.remove(random.nextInt(ghosts.size()));
            if (receiver(ghost.to()) instanceof Receiver.Comparing comparing) {
                comparing.take(ghost.update());
            }
        }
    }

    private void answered() {
        if (!answers.isEmpty()) {
            Answer answer = answers.remove(random.nextInt(answers.size()));
            if (!chance(4)) {
                answer.receiver().adopt(answer.update(), answer.asked());
            }
        }
    }

    private void subscriberActs(Dependent dependent) {
        if (dependent.receiver() instanceof Receiver.Comparing comparing && !chance(3)) {
            renew(dependent, comparing);
            return;
        }
        if (dependent.receiver() instanceof Receiver.Tutorial || kind == Kind.WITHOUT_RENEWALS) {
            end(flight -> flight.to().equals(Fixtures.id(dependent.port())))
                    .forEach(flight -> flight.settle().accept(Receipt.UNKNOWN));
        }
        if (chance(2)) {
            dependent.receiver().restart();
        }
        register(dependent);
    }

    private void register(Dependent dependent) {
        String[] required = SERVICES.toArray(String[]::new);
        if (dependent.receiver() instanceof Receiver.Comparing comparing) {
            long asked = asks(comparing);
            Entry entry = Fixtures.listed(
                    roll,
                    Fixtures.registration(dependent.name(), dependent.port(), ++generation, required),
                    Fixtures.signed());
            if (!chance(5)) { // or else another registry has not confirmed it, and it is in force nevertheless
                travels(new Answer(comparing, subscribers.answer(entry), asked));
            }
        } else {
            Fixtures.listed(roll, Fixtures.tutorial(dependent.name(), dependent.port(), required), Fixtures.unsigned());
        }
    }

    private void renew(Dependent dependent, Receiver.Comparing comparing) {
        long asked = asks(comparing);
        subscribers
                .answer(entry(dependent), comparing.view())
                .ifPresent(update -> travels(new Answer(comparing, update, asked)));
    }

    /** Who asks again does not wait for the earlier answer any more. */
    private long asks(Receiver.Comparing comparing) {
        answers.removeIf(earlier -> earlier.receiver() == comparing);
        return comparing.taken();
    }

    private void travels(Answer answer) {
        answers.add(answer);
        if (kind == Kind.WITHOUT_RENEWALS) {
            allAnswered();
        }
    }

    private void allAnswered() {
        answers.forEach(answer -> answer.receiver().adopt(answer.update(), answer.asked()));
        answers.clear();
    }

    private Entry entry(Dependent dependent) {
        return roll.snapshot().present(Fixtures.id(dependent.port())).orElseThrow();
    }

    private void restartSometimes() {
        if (kind != Kind.MOVING && chance(3)) {
            end(flight -> true);
            List<Entry> kept = new ArrayList<>();
            roll.snapshot().entries().forEach(kept::add);
            scheduler = new ManualScheduler();
            roll = Fixtures.roll(time);
            subscribers = begin();
            roll.restore(kept);
        }
    }

    /** Updates that nobody waits for any more are taken, or not. */
    private List<Flight> end(Predicate<Flight> whose) {
        List<Flight> ended = flights.stream().filter(whose).toList();
        flights.removeAll(ended);
        ended.stream()
                .filter(flight -> chance(2))
                .forEach(flight -> receiver(flight.to()).take(flight.update()));
        return ended;
    }

    /** Lets everything that is under way arrive, and everybody renew once more; then everybody must know all. */
    void calm() {
        if (kind == Kind.WITHOUT_RENEWALS) {
            ghosts.clear();
            arriveAll();
            toldElsewhere();
        } else {
            while (!ghosts.isEmpty()) {
                haunt();
            }
            arriveAll();
            dependents.forEach(this::renewIfItCan);
            allAnswered();
        }
        arriveAll();
        dependents.forEach(this::knowsAll);
    }

    /** Another registry has told everybody something else, as it does while the two do not hear each other. */
    private void toldElsewhere() {
        List<Provider> remembered = new ArrayList<>();
        for (Entry entry : roll.snapshot().entries()) {
            if (SERVICES.contains(entry.name().value())) {
                remembered.add(Provider.of(entry.name(), entry.registration().url()));
            }
        }
        for (Dependent dependent : dependents) {
            List<Provider> held = dependent.receiver().held();
            List<Provider> others = remembered.stream()
                    .filter(provider -> !held.contains(provider))
                    .toList();
            ProviderUpdate update = dependent.receiver() instanceof Receiver.Comparing
                    ? ProviderUpdate.full("elsewhere", List.of())
                    : ProviderUpdate.plain(others, held);
            assertTrue(dependent.receiver().take(update));
        }
        subscribers.doubt(dependents.stream()
                .map(dependent -> Fixtures.id(dependent.port()))
                .toList());
    }

    private void renewIfItCan(Dependent dependent) {
        if (dependent.receiver() instanceof Receiver.Comparing comparing) {
            renew(dependent, comparing);
        }
    }

    private void arriveAll() {
        for (int i = 0; i < 20; i++) {
            scheduler.pass(Duration.ofSeconds(6));
            for (Flight flight : List.copyOf(flights)) {
                flights.remove(flight);
                boolean taken = receiver(flight.to()).take(flight.update());
                flight.settle().accept(taken ? Receipt.ACKNOWLEDGED : Receipt.DIFFERENT);
            }
        }
        assertEquals(List.of(), flights, "never comes to rest");
    }

    private void knowsAll(Dependent dependent) {
        Entry entry = entry(dependent);
        View newest = new Views().of(roll.snapshot(), entry);
        List<Provider> wanted = newest.providers();
        if (dependent.receiver() instanceof Receiver.Comparing comparing) {
            assertEquals(newest.hash(), comparing.view());
        } else {
            wanted = wanted.stream().map(p -> Provider.of(p.name(), p.url())).toList();
        }
        assertEquals(sorted(wanted), sorted(dependent.receiver().held()));
        assertTrue(subscribers.informed(entry), "the registry knows that");
    }

    private static List<Provider> sorted(List<Provider> providers) {
        return providers.stream()
                .sorted(Comparator.comparing(Provider::toString))
                .toList();
    }
}
