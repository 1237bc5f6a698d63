package dev.rollcall.registry.health;

import static dev.rollcall.registry.Fixtures.id;
import static dev.rollcall.registry.Fixtures.listed;
import static dev.rollcall.registry.Fixtures.registration;
import static dev.rollcall.registry.Fixtures.signed;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.registry.InstanceId;
import dev.rollcall.kit.testing.ManualTime;
import dev.rollcall.registry.Fixtures;
import dev.rollcall.registry.health.IndirectProbe.Answer;
import dev.rollcall.registry.members.Members;
import dev.rollcall.registry.members.Membership;
import dev.rollcall.registry.roll.Entry;
import dev.rollcall.registry.roll.Health;
import dev.rollcall.registry.roll.Roll;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** The health checks of one of two registries. */
class SharedChecksTest {

    private static final int COUNT = 100;
    private static final int FIRST = 8000;
    private static final ProbeResult ALIVE = new ProbeResult.Alive(Duration.ofMillis(3), Optional.empty());
    private static final ProbeResult UNHEARD = new ProbeResult.Unheard("no answer within 2000 ms");

    private final ManualTime time = new ManualTime();
    private final Members members = new Members(both());
    private final Roll roll = new Roll(members, Fixtures.ROLL_CONFIG, time, time);
    private final Map<InstanceId, Integer> asked = new HashMap<>();
    private final Map<InstanceId, ProbeResult> answers = new HashMap<>();
    private final Prober prober = new Prober(
            roll,
            this::probe,
            new ProbeConfig(Duration.ofSeconds(1), Duration.ofSeconds(2), 2000, 512),
            Duration.ofSeconds(30),
            time,
            time,
            () -> 0.5);
    private Answer opinion = Answer.OTHERWISE;
    private int consulted;

    SharedChecksTest() {
        roll.listen(prober);
        prober.consult((entry, answered) -> {
            consulted++;
            answered.accept(opinion);
        });
        for (int port = FIRST; port < FIRST + COUNT; port++) {
            listed(roll, registration("Stock", port, 1), signed());
        }
    }

    private static Membership both() {
        return new Membership("n1", 2, List.of("n1", "n2"), Set.of("n1", "n2"));
    }

    private void probe(Entry entry, Consumer<ProbeResult> result) {
        asked.merge(entry.id(), 1, Integer::sum);
        result.accept(answers.getOrDefault(entry.id(), ALIVE));
    }

    private void pass(Duration span) {
        for (long left = span.toMillis(); left > 0; left -= 20) {
            time.advance(Duration.ofMillis(20));
            prober.tick();
        }
    }

    private InstanceId some(boolean own) {
        for (int port = FIRST; port < FIRST + COUNT; port++) {
            if (members.now().owns(id(port).value()) == own) {
                return id(port);
            }
        }
        throw new IllegalStateException("nobody");
    }

    private Health health(InstanceId id) {
        return roll.snapshot().present(id).orElseThrow().health();
    }

    @Test
    void onlyTheOwnShareIsChecked() {
        pass(Duration.ofSeconds(3));

        assertFalse(asked.isEmpty());
        asked.forEach((id, times) -> assertTrue(members.now().owns(id.value()) && times == 3, id + " " + times));
        assertEquals(prober.own(), asked.size());
        assertEquals(COUNT, prober.all());
    }

    @Test
    void theShareOfANodeThatIsGoneIsTakenOverWithinAPeriod() {
        pass(Duration.ofSeconds(3));
        asked.clear();
        members.become(new Membership("n1", 3, List.of("n1"), Set.of("n1")));

        pass(Duration.ofMillis(1_040));

        assertEquals(COUNT, asked.size());
    }

    @Test
    void theVerdictOfAnotherNodeHoldsUntilTheChecksSayOtherwise() {
        InstanceId other = some(false);
        Entry entry = roll.snapshot().present(other).orElseThrow();
        Roll there = new Roll(
                new Members(new Membership("n2", 2, List.of("n1", "n2"), Set.of("n1", "n2"))),
                Fixtures.ROLL_CONFIG,
                time,
                time);
        there.merge(roll.shared());
        there.check(other, entry.generation(), Health.DOWN, "refused");
        roll.merge(there.shared());
        pass(Duration.ofSeconds(3));
        assertEquals(Health.DOWN, health(other));

        members.become(new Membership("n1", 3, List.of("n1"), Set.of("n1")));
        pass(Duration.ofSeconds(2));

        assertEquals(Health.UP, health(other));
    }

    @Test
    void aVerdictThatAnotherNodeHasOverruledIsGivenAgain() {
        InstanceId own = some(true);
        Entry entry = roll.snapshot().present(own).orElseThrow();
        pass(Duration.ofSeconds(2));
        Roll there = new Roll(
                new Members(new Membership("n2", 9, List.of("n1", "n2"), Set.of("n1", "n2"))),
                Fixtures.ROLL_CONFIG,
                time,
                time);
        there.merge(roll.shared());
        there.check(own, entry.generation(), Health.DOWN, "unreachable from there");
        roll.merge(there.shared());
        assertEquals(Health.DOWN, health(own));

        pass(Duration.ofSeconds(1));

        assertEquals(Health.UP, health(own));
    }

    @Test
    void silenceIsNoDeathAsLongAsAnotherNodeHearsTheInstance() {
        InstanceId own = some(true);
        answers.put(own, UNHEARD);

        pass(Duration.ofSeconds(10));
        assertEquals(Health.SUSPECT, health(own));
        opinion = Answer.SILENT;
        pass(Duration.ofMillis(1_040));

        assertEquals(Health.DOWN, health(own));
    }

    @Test
    void silenceThatAnotherNodeSharesIsDeathHoweverLongThePeriodIs() {
        Prober slow = new Prober(
                roll,
                (entry, result) -> result.accept(UNHEARD),
                new ProbeConfig(Duration.ofSeconds(20), Duration.ofSeconds(2), 2000, 512),
                Duration.ZERO,
                time,
                time,
                () -> 0.5);
        List<Consumer<Answer>> questions = new ArrayList<>();
        slow.consult((entry, answered) -> questions.add(answered));
        roll.listen(slow);
        int port = FIRST + COUNT;
        while (!members.now().owns(id(port).value())) {
            port++;
        }
        InstanceId own = id(port);
        listed(roll, registration("Stock", port, 1), signed());

        for (int look = 0; look < 4; look++) {
            time.advance(Duration.ofSeconds(20));
            slow.tick();
            questions.forEach(answered -> answered.accept(Answer.SILENT));
        }

        assertEquals(Health.DOWN, health(own));
    }

    @Test
    void aRefusalNeedsNoIndirectProbe() {
        InstanceId own = some(true);
        answers.put(own, new ProbeResult.Refused("connection refused"));

        pass(Duration.ofSeconds(2));

        assertEquals(Health.DOWN, health(own));
        assertEquals(0, consulted);
    }

    @Test
    void whoIsAskedAboutIsLookedAtOnceByAnyNode() {
        InstanceId other = some(false);
        CompletableFuture<Void> checked = prober.checkNow(other);

        pass(Duration.ofSeconds(3));

        assertTrue(checked.isDone());
        assertEquals(1, asked.get(other));
        assertTrue(prober.lastProbe(other).isPresent(), "what was found is told");
    }

    @Test
    void theLeaseOfWhoIsCheckedByAnotherNodeIsSparedWhileItIsUp() {
        InstanceId other = some(false);
        Entry entry = roll.snapshot().present(other).orElseThrow();
        assertTrue(prober.spares(entry));

        roll.check(other, entry.generation(), Health.DOWN, "refused");

        assertFalse(prober.spares(roll.snapshot().present(other).orElseThrow()));
    }

    @Test
    void whoIsTakenOverIsJudgedByWhatTheOtherNodeHadFound() {
        InstanceId other = some(false);
        Entry entry = roll.snapshot().present(other).orElseThrow();
        pass(Duration.ofSeconds(3));
        roll.check(other, entry.generation(), Health.DOWN, "refused");
        members.become(new Membership("n1", 3, List.of("n1"), Set.of("n1")));

        Duration waited = Duration.ZERO;
        while (!asked.containsKey(other)) {
            waited = waited.plusMillis(20);
            pass(Duration.ofMillis(20));
        }

        assertTrue(waited.compareTo(Duration.ofMillis(540)) <= 0, waited::toString); // looked at each half second
        assertEquals(Health.DOWN, health(other)); // one answer does not bring it back
        pass(Duration.ofMillis(100));
        assertEquals(Health.UP, health(other));
    }

    @Test
    void whatWasAgreedBeforeAnInstanceWasHeardAgainCountsForNothing() {
        InstanceId own = some(true);
        opinion = Answer.SILENT;
        answers.put(own, UNHEARD);
        pass(Duration.ofSeconds(1));
        assertEquals(Health.SUSPECT, health(own));

        answers.put(own, ALIVE);
        pass(Duration.ofSeconds(1));
        prober.consult((entry, answered) -> {}); // it never answers
        answers.put(own, UNHEARD);
        pass(Duration.ofSeconds(5));

        assertEquals(Health.SUSPECT, health(own));
    }

    @Test
    void thePeriodStretchesByTheOwnShareOnly() {
        Map<InstanceId, Integer> shared = new HashMap<>();
        Prober slow = new Prober(
                roll,
                (entry, result) -> {
                    shared.merge(entry.id(), 1, Integer::sum);
                    result.accept(ALIVE);
                },
                new ProbeConfig(Duration.ofSeconds(1), Duration.ofSeconds(2), COUNT / 2, 512),
                Duration.ofSeconds(30),
                time,
                time,
                () -> 0.5);
        roll.listen(slow);
        for (int port = 9000; port < 9000 + COUNT; port++) {
            listed(roll, registration("Stock", port, 1), signed());
        }

        for (int i = 0; i < 150; i++) {
            time.advance(Duration.ofMillis(20));
            slow.tick();
        }

        assertFalse(shared.isEmpty());
        shared.forEach((id, times) -> assertEquals(3, times, id.value()));
    }
}
