package dev.rollcall.kit.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.registry.RegistrationStateMachine.State;
import dev.rollcall.kit.registry.RegistrationStateMachine.Step;
import dev.rollcall.kit.testing.ManualTime;
import dev.rollcall.kit.time.Backoff;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RegistrationStateMachineTest {

    private static final Duration LEASE = Duration.ofSeconds(30);
    private static final RegistryAnswer AWAY = new RegistryAnswer.Away("test");

    private final ManualTime time = new ManualTime();
    private final RegistrationStateMachine machine = new RegistrationStateMachine(time, Fixtures.NO_JITTER);

    @Test
    void beginsByRegisteringInTheGenerationOfTheHour() {
        assertEquals(Step.REGISTER, machine.next());
        assertEquals(time.millis(), machine.generation());
    }

    @Test
    void keepsItsGenerationWhileAttemptsFail() {
        long generation = machine.generation();
        machine.took(AWAY);
        time.advance(Duration.ofMinutes(1));

        assertEquals(generation, machine.generation());
        assertEquals(Step.REGISTER, machine.next());
    }

    @Test
    void renewsAfterAThirdOfTheLease() {
        assertEquals(Duration.ofSeconds(10), register());
        assertEquals(Step.RENEW, machine.next());
        assertEquals(Duration.ofSeconds(20), machine.took(renewed(Renewed.State.RENEWED, Duration.ofSeconds(60))));
    }

    @Test
    void registersAtOnceInItsOwnGenerationWhenTheRegistryForgotIt() {
        register();
        long generation = machine.generation();
        time.advance(Duration.ofMinutes(1));

        assertEquals(Duration.ZERO, machine.took(new RegistryAnswer.Unknown()));

        assertEquals(Step.REGISTER, machine.next());
        assertEquals(generation, machine.generation());
        assertEquals(State.LOST, machine.state());
    }

    @Test
    void aNewRegistrationTakesMoreThanTheKnownGeneration() {
        long known = time.millis() + 5000;

        machine.took(new RegistryAnswer.Older(known));

        assertEquals(Step.REGISTER, machine.next());
        assertEquals(known + 1, machine.generation());
    }

    @Test
    void keepsRenewingWhileSupersededAndLooksMoreOften() {
        register();

        assertEquals(Duration.ofSeconds(2), machine.took(renewed(Renewed.State.SUPERSEDED, LEASE)));

        assertEquals(Step.RENEW, machine.next());
        assertEquals(State.SUPERSEDED, machine.state());
    }

    @Test
    void aLostRegistrationDoesNotTakeTheNewerOnesPlace() {
        register();
        long own = machine.generation();
        machine.took(new RegistryAnswer.Unknown());

        machine.took(new RegistryAnswer.Older(own + 7));

        assertEquals(State.CONTESTED, machine.state());
        assertEquals(Step.RENEW, machine.next());
        assertEquals(own, machine.generation());
        machine.took(renewed(Renewed.State.SUPERSEDED, LEASE));
        assertEquals(State.SUPERSEDED, machine.state());
    }

    @Test
    void aContestedRegistrationTakesOverOnceTheNewerOneIsGone() {
        register();
        long own = machine.generation();
        machine.took(new RegistryAnswer.Unknown());
        machine.took(new RegistryAnswer.Older(own + 7));

        assertEquals(Duration.ZERO, machine.took(new RegistryAnswer.Unknown()));

        assertEquals(Step.REGISTER, machine.next());
        assertEquals(own + 8, machine.generation());
    }

    @Test
    void aContestedRegistrationThatIsRefusedRegistersAnew() {
        register();
        long own = machine.generation();
        machine.took(new RegistryAnswer.Unknown());
        machine.took(new RegistryAnswer.Older(own + 7));

        assertEquals(Duration.ofMillis(200), machine.took(new RegistryAnswer.Refused("test")));

        assertEquals(State.NEW, machine.state());
        assertEquals(Step.REGISTER, machine.next());
        assertEquals(own + 8, machine.generation());
    }

    @ParameterizedTest
    @ValueSource(longs = {Long.MAX_VALUE, (1L << 53) + 1, -1})
    void aKnownGenerationThatIsNoneIsARefusal(long known) {
        long own = machine.generation();

        assertEquals(Duration.ofMillis(100), machine.took(new RegistryAnswer.Older(known)));

        assertEquals(State.NEW, machine.state());
        assertEquals(own, machine.generation());
    }

    @Test
    void aRemovedRegistrationComesBackInAGreaterGeneration() {
        register();
        long own = machine.generation();
        machine.took(new RegistryAnswer.Unknown());

        machine.took(new RegistryAnswer.Older(own));

        assertEquals(Step.REGISTER, machine.next());
        assertTrue(machine.generation() > own);
    }

    @Test
    void keepsRenewingWhileTheRegistryIsAway() {
        register();

        assertEquals(Duration.ofMillis(100), machine.took(AWAY));
        assertEquals(Step.RENEW, machine.next());
        assertEquals(State.LISTED, machine.state());
    }

    @Test
    void pausesGrowToFiveSecondsAndAreShortAgainAfterSuccess() {
        List<Long> pauses = IntStream.range(0, 8)
                .mapToObj(i -> machine.took(AWAY).toMillis())
                .toList();

        assertEquals(List.of(100L, 200L, 400L, 800L, 1600L, 3200L, 5000L, 5000L), pauses);
        register();
        assertEquals(Duration.ofMillis(100), machine.took(new RegistryAnswer.Refused("test")));
    }

    @Test
    void whatFailedBeforeTheRegistryAnsweredDoesNotDelayTheRegistration() {
        register();
        long own = machine.generation();
        for (int i = 0; i < 20; i++) {
            machine.took(AWAY);
        }

        assertEquals(Duration.ZERO, machine.took(new RegistryAnswer.Unknown()));

        assertEquals(Duration.ofMillis(100), machine.took(new RegistryAnswer.Older(own)));
        assertEquals(Step.REGISTER, machine.next());
    }

    @Test
    void pausesAreShortenedAtRandomByUpToHalf() {
        Backoff backoff = new Backoff(new SplittableRandom(7));
        IntStream.range(0, 20).forEach(i -> backoff.next());

        List<Duration> capped = Stream.generate(backoff::next).limit(100).toList();

        assertTrue(capped.stream().allMatch(p -> p.toMillis() >= 2500 && p.toMillis() <= 5000), capped.toString());
        assertTrue(capped.stream().distinct().count() > 90);
    }

    private Duration register() {
        return machine.took(
                new Registered(new InstanceId("a"), machine.generation(), LEASE, ProviderUpdate.full("v", List.of())));
    }

    private static Renewed renewed(Renewed.State state, Duration lease) {
        return new Renewed(state, lease, Optional.empty());
    }
}
