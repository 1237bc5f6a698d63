package dev.rollcall.registry.health;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.rollcall.registry.roll.Health;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** One test for each edge of the state machine. */
class HealthPolicyTest {

    private static final Duration PERIOD = Duration.ofSeconds(1);
    private static final ProbeResult ALIVE = new ProbeResult.Alive(Duration.ofMillis(3), Optional.empty());
    private static final ProbeResult REFUSED = new ProbeResult.Refused("connection refused");
    private static final ProbeResult UNHEARD = new ProbeResult.Unheard("no answer within 2000 ms");
    private static final ProbeResult WRONG = new ProbeResult.Wrong("answered 500");
    private static final ProbeResult BROKEN = new ProbeResult.Broken("the connection broke");

    private static Vitals after(Vitals start, ProbeResult... results) {
        Vitals vitals = start;
        for (ProbeResult result : results) {
            vitals = HealthPolicy.after(vitals, result, () -> true);
        }
        return vitals;
    }

    private static Health health(ProbeResult... results) {
        return after(Vitals.GOOD, results).health();
    }

    @Test
    void upStaysUp() {
        assertEquals(Vitals.GOOD, after(Vitals.GOOD, ALIVE));
        assertEquals(PERIOD, HealthPolicy.pause(Vitals.GOOD, PERIOD));
    }

    @Test
    void anyFirstFailureMakesSuspect() {
        for (ProbeResult failure : new ProbeResult[] {REFUSED, UNHEARD, WRONG, BROKEN}) {
            assertEquals(Health.SUSPECT, health(failure));
        }
    }

    @Test
    void refusedTwiceIsDownAfterAQuickSecondLook() {
        assertEquals(Duration.ofMillis(100), HealthPolicy.pause(after(Vitals.GOOD, REFUSED), PERIOD));
        assertEquals(Health.DOWN, health(REFUSED, REFUSED));
    }

    @Test
    void aBrokenConnectionIsLookedAtAgainQuickly() {
        assertEquals(Duration.ofMillis(100), HealthPolicy.pause(after(Vitals.GOOD, BROKEN), PERIOD));
        assertEquals(Duration.ofMillis(100), HealthPolicy.pause(after(Vitals.GOOD, BROKEN, REFUSED), PERIOD));
        assertEquals(Health.DOWN, health(BROKEN, REFUSED, REFUSED));
    }

    @Test
    void whoMayNotBeGivenUpIsLookedAtAtTheUsualPaceAfterThreeFailures() {
        Vitals vitals = Vitals.GOOD;
        for (int i = 0; i < 3; i++) {
            vitals = HealthPolicy.after(vitals, BROKEN, () -> false);
        }

        assertEquals(Health.SUSPECT, vitals.health());
        assertEquals(PERIOD, HealthPolicy.pause(vitals, PERIOD));
    }

    @Test
    void threeTimesUnheardIsDownAtTheUsualPace() {
        assertEquals(PERIOD, HealthPolicy.pause(after(Vitals.GOOD, UNHEARD), PERIOD));
        assertEquals(Health.SUSPECT, health(UNHEARD, UNHEARD));
        assertEquals(Health.DOWN, health(UNHEARD, UNHEARD, UNHEARD));
    }

    @Test
    void threeWrongAnswersAreDown() {
        assertEquals(Health.SUSPECT, health(WRONG, WRONG));
        assertEquals(Health.DOWN, health(WRONG, WRONG, WRONG));
        assertEquals("answered 500", after(Vitals.GOOD, WRONG, WRONG, WRONG).reason());
    }

    @Test
    void refusalsCountOnlyInARow() {
        assertEquals(Health.SUSPECT, health(REFUSED, WRONG));
        assertEquals(Health.DOWN, health(REFUSED, WRONG, REFUSED));
    }

    @Test
    void suspectIsUpAfterTwoSuccessesTheSecondLookQuickly() {
        Vitals once = after(Vitals.GOOD, WRONG, ALIVE);

        assertEquals(Health.SUSPECT, once.health());
        assertEquals(Duration.ofMillis(100), HealthPolicy.pause(once, PERIOD));
        assertEquals(Vitals.GOOD, after(once, ALIVE));
    }

    @Test
    void oneSuccessBetweenFailuresDoesNotStartAnew() {
        assertEquals(Health.DOWN, health(WRONG, ALIVE, WRONG, ALIVE, WRONG));
    }

    @Test
    void downIsUpAfterTwoSuccesses() {
        Vitals down = after(Vitals.GOOD, REFUSED, REFUSED);
        Vitals once = after(down, ALIVE);

        assertEquals(Health.DOWN, once.health());
        assertEquals(Duration.ofMillis(100), HealthPolicy.pause(once, PERIOD));
        assertEquals(Vitals.GOOD, after(once, ALIVE));
        assertNull(after(once, ALIVE).reason());
    }

    @Test
    void downStaysDownAndIsLookedAtAtTheUsualPace() {
        Vitals down = after(Vitals.GOOD, REFUSED, REFUSED, ALIVE, REFUSED);

        assertEquals(Health.DOWN, down.health());
        assertEquals(0, down.recoveries());
        assertEquals(PERIOD, HealthPolicy.pause(down, PERIOD));
    }

    @Test
    void whoMayNotBeGivenUpStaysSuspectAtTheUsualPace() {
        Vitals vitals = Vitals.GOOD;
        for (int i = 0; i < 10; i++) {
            vitals = HealthPolicy.after(vitals, REFUSED, () -> false);
        }

        assertEquals(Health.SUSPECT, vitals.health());
        assertEquals(PERIOD, HealthPolicy.pause(vitals, PERIOD));
    }

    @Test
    void aShortPeriodIsNotMadeLonger() {
        Duration shorter = Duration.ofMillis(50);

        assertEquals(shorter, HealthPolicy.pause(after(Vitals.GOOD, REFUSED), shorter));
    }
}
