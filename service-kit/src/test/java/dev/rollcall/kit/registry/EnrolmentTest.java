package dev.rollcall.kit.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.registry.Enrolment.State;
import dev.rollcall.kit.registry.Enrolment.Step;
import dev.rollcall.kit.testing.ManualTime;
import dev.rollcall.kit.time.Backoff;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnrolmentTest {

    private static final Duration LEASE = Duration.ofSeconds(30);
    private static final RegistryAnswer AWAY = new RegistryAnswer.Away("test");

    private final ManualTime time = new ManualTime();
    private final Enrolment enrolment = new Enrolment(time, Fixtures.NO_JITTER);

    @Test
    void beginsByRegisteringInTheGenerationOfTheHour() {
        assertEquals(Step.REGISTER, enrolment.next());
        assertEquals(time.millis(), enrolment.generation());
    }

    @Test
    void keepsItsGenerationWhileAttemptsFail() {
        long generation = enrolment.generation();
        enrolment.took(AWAY);
        time.advance(Duration.ofMinutes(1));

        assertEquals(generation, enrolment.generation());
        assertEquals(Step.REGISTER, enrolment.next());
    }

    @Test
    void renewsAfterAThirdOfTheLease() {
        assertEquals(Duration.ofSeconds(10), register());
        assertEquals(Step.RENEW, enrolment.next());
        assertEquals(Duration.ofSeconds(20), enrolment.took(renewed(Renewed.State.RENEWED, Duration.ofSeconds(60))));
    }

    @Test
    void registersAtOnceInItsOwnGenerationWhenTheRegistryForgotIt() {
        register();
        long generation = enrolment.generation();
        time.advance(Duration.ofMinutes(1));

        assertEquals(Duration.ZERO, enrolment.took(new RegistryAnswer.Unknown()));

        assertEquals(Step.REGISTER, enrolment.next());
        assertEquals(generation, enrolment.generation());
        assertEquals(State.LOST, enrolment.state());
    }

    @Test
    void aNewRegistrationTakesMoreThanTheKnownGeneration() {
        long known = time.millis() + 5000;

        enrolment.took(new RegistryAnswer.Older(known));

        assertEquals(Step.REGISTER, enrolment.next());
        assertEquals(known + 1, enrolment.generation());
    }

    @Test
    void keepsRenewingWhileSupersededAndLooksMoreOften() {
        register();

        assertEquals(Duration.ofSeconds(2), enrolment.took(renewed(Renewed.State.SUPERSEDED, LEASE)));

        assertEquals(Step.RENEW, enrolment.next());
        assertEquals(State.SUPERSEDED, enrolment.state());
    }

    @Test
    void aLostRegistrationDoesNotTakeTheNewerOnesPlace() {
        register();
        long own = enrolment.generation();
        enrolment.took(new RegistryAnswer.Unknown());

        enrolment.took(new RegistryAnswer.Older(own + 7));

        assertEquals(State.CONTESTED, enrolment.state());
        assertEquals(Step.RENEW, enrolment.next());
        assertEquals(own, enrolment.generation());
        enrolment.took(renewed(Renewed.State.SUPERSEDED, LEASE));
        assertEquals(State.SUPERSEDED, enrolment.state());
    }

    @Test
    void aContestedRegistrationTakesOverOnceTheNewerOneIsGone() {
        register();
        long own = enrolment.generation();
        enrolment.took(new RegistryAnswer.Unknown());
        enrolment.took(new RegistryAnswer.Older(own + 7));

        assertEquals(Duration.ZERO, enrolment.took(new RegistryAnswer.Unknown()));

        assertEquals(Step.REGISTER, enrolment.next());
        assertEquals(own + 8, enrolment.generation());
    }

    @Test
    void aContestedRegistrationThatIsRefusedRegistersAnew() {
        register();
        long own = enrolment.generation();
        enrolment.took(new RegistryAnswer.Unknown());
        enrolment.took(new RegistryAnswer.Older(own + 7));

        assertEquals(Duration.ofMillis(200), enrolment.took(new RegistryAnswer.Refused("test")));

        assertEquals(State.NEW, enrolment.state());
        assertEquals(Step.REGISTER, enrolment.next());
        assertEquals(own + 8, enrolment.generation());
    }

    @ParameterizedTest
    @ValueSource(longs = {Long.MAX_VALUE, (1L << 53) + 1, -1})
    void aKnownGenerationThatIsNoneIsARefusal(long known) {
        long own = enrolment.generation();

        assertEquals(Duration.ofMillis(100), enrolment.took(new RegistryAnswer.Older(known)));

        assertEquals(State.NEW, enrolment.state());
        assertEquals(own, enrolment.generation());
    }

    @Test
    void aRemovedRegistrationComesBackInAGreaterGeneration() {
        register();
        long own = enrolment.generation();
        enrolment.took(new RegistryAnswer.Unknown());

        enrolment.took(new RegistryAnswer.Older(own));

        assertEquals(Step.REGISTER, enrolment.next());
        assertTrue(enrolment.generation() > own);
    }

    @Test
    void keepsRenewingWhileTheRegistryIsAway() {
        register();

        assertEquals(Duration.ofMillis(100), enrolment.took(AWAY));
        assertEquals(Step.RENEW, enrolment.next());
        assertEquals(State.LISTED, enrolment.state());
    }

    @Test
    void pausesGrowToFiveSecondsAndAreShortAgainAfterSuccess() {
        List<Long> pauses = java.util.stream.IntStream.range(0, 8)
                .mapToObj(i -> enrolment.took(AWAY).toMillis())
                .toList();

        assertEquals(List.of(100L, 200L, 400L, 800L, 1600L, 3200L, 5000L, 5000L), pauses);
        register();
        assertEquals(Duration.ofMillis(100), enrolment.took(new RegistryAnswer.Refused("test")));
    }

    @Test
    void whatFailedBeforeTheRegistryAnsweredDoesNotDelayTheRegistration() {
        register();
        long own = enrolment.generation();
        for (int i = 0; i < 20; i++) {
            enrolment.took(AWAY);
        }

        assertEquals(Duration.ZERO, enrolment.took(new RegistryAnswer.Unknown()));

        assertEquals(Duration.ofMillis(100), enrolment.took(new RegistryAnswer.Older(own)));
        assertEquals(Step.REGISTER, enrolment.next());
    }

    @Test
    void pausesAreShortenedAtRandomByUpToHalf() {
        Backoff backoff = new Backoff(new SplittableRandom(7));
        java.util.stream.IntStream.range(0, 20).forEach(i -> backoff.next());

        List<Duration> capped =
                java.util.stream.Stream.generate(backoff::next).limit(100).toList();

        assertTrue(capped.stream().allMatch(p -> p.toMillis() >= 2500 && p.toMillis() <= 5000), capped.toString());
        assertTrue(capped.stream().distinct().count() > 90);
    }

    private Duration register() {
        return enrolment.took(new Registered(
                new InstanceId("a"), enrolment.generation(), LEASE, ProviderUpdate.full("v", List.of())));
    }

    private static Renewed renewed(Renewed.State state, Duration lease) {
        return new Renewed(state, lease, Optional.empty());
    }
}
