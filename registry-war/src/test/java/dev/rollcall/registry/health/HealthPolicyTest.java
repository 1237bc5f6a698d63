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

    private static HealthState after(HealthState start, ProbeResult... results) {
        HealthState state = start;
        for (ProbeResult result : results) {
            state = HealthPolicy.after(state, result, () -> true);
        }
        return state;
    }

    private static Health health(ProbeResult... results) {
        return after(HealthState.GOOD, results).health();
    }

    @Test
    void upStaysUp() {
        assertEquals(HealthState.GOOD, after(HealthState.GOOD, ALIVE));
        assertEquals(PERIOD, HealthPolicy.pause(HealthState.GOOD, PERIOD));
    }

    @Test
    void anyFirstFailureMakesSuspect() {
        for (ProbeResult failure : new ProbeResult[] {REFUSED, UNHEARD, WRONG, BROKEN}) {
            assertEquals(Health.SUSPECT, health(failure));
        }
    }

    @Test
    void refusedTwiceIsDownAfterAQuickSecondLook() {
        assertEquals(Duration.ofMillis(100), HealthPolicy.pause(after(HealthState.GOOD, REFUSED), PERIOD));
        assertEquals(Health.DOWN, health(REFUSED, REFUSED));
    }

    @Test
    void aBrokenConnectionIsLookedAtAgainQuickly() {
        assertEquals(Duration.ofMillis(100), HealthPolicy.pause(after(HealthState.GOOD, BROKEN), PERIOD));
        assertEquals(Duration.ofMillis(100), HealthPolicy.pause(after(HealthState.GOOD, BROKEN, REFUSED), PERIOD));
        assertEquals(Health.DOWN, health(BROKEN, REFUSED, REFUSED));
    }

    @Test
    void whoMayNotBeGivenUpIsLookedAtAtTheUsualPaceAfterThreeFailures() {
        HealthState state = HealthState.GOOD;
        for (int i = 0; i < 3; i++) {
            state = HealthPolicy.after(state, BROKEN, () -> false);
        }

        assertEquals(Health.SUSPECT, state.health());
        assertEquals(PERIOD, HealthPolicy.pause(state, PERIOD));
    }

    @Test
    void threeTimesUnheardIsDownAtTheUsualPace() {
        assertEquals(PERIOD, HealthPolicy.pause(after(HealthState.GOOD, UNHEARD), PERIOD));
        assertEquals(Health.SUSPECT, health(UNHEARD, UNHEARD));
        assertEquals(Health.DOWN, health(UNHEARD, UNHEARD, UNHEARD));
    }

    @Test
    void threeWrongAnswersAreDown() {
        assertEquals(Health.SUSPECT, health(WRONG, WRONG));
        assertEquals(Health.DOWN, health(WRONG, WRONG, WRONG));
        assertEquals(
                "answered 500", after(HealthState.GOOD, WRONG, WRONG, WRONG).reason());
    }

    @Test
    void refusalsCountOnlyInARow() {
        assertEquals(Health.SUSPECT, health(REFUSED, WRONG));
        assertEquals(Health.DOWN, health(REFUSED, WRONG, REFUSED));
    }

    @Test
    void suspectIsUpAfterTwoSuccessesTheSecondLookQuickly() {
        HealthState once = after(HealthState.GOOD, WRONG, ALIVE);

        assertEquals(Health.SUSPECT, once.health());
        assertEquals(Duration.ofMillis(100), HealthPolicy.pause(once, PERIOD));
        assertEquals(HealthState.GOOD, after(once, ALIVE));
    }

    @Test
    void oneSuccessBetweenFailuresDoesNotStartAnew() {
        assertEquals(Health.DOWN, health(WRONG, ALIVE, WRONG, ALIVE, WRONG));
    }

    @Test
    void downIsUpAfterTwoSuccesses() {
        HealthState down = after(HealthState.GOOD, REFUSED, REFUSED);
        HealthState once = after(down, ALIVE);

        assertEquals(Health.DOWN, once.health());
        assertEquals(Duration.ofMillis(100), HealthPolicy.pause(once, PERIOD));
        assertEquals(HealthState.GOOD, after(once, ALIVE));
        assertNull(after(once, ALIVE).reason());
    }

    @Test
    void downStaysDownAndIsLookedAtAtTheUsualPace() {
        HealthState down = after(HealthState.GOOD, REFUSED, REFUSED, ALIVE, REFUSED);

        assertEquals(Health.DOWN, down.health());
        assertEquals(0, down.recoveries());
        assertEquals(PERIOD, HealthPolicy.pause(down, PERIOD));
    }

    @Test
    void whoMayNotBeGivenUpStaysSuspectAtTheUsualPace() {
        HealthState state = HealthState.GOOD;
        for (int i = 0; i < 10; i++) {
            state = HealthPolicy.after(state, REFUSED, () -> false);
        }

        assertEquals(Health.SUSPECT, state.health());
        assertEquals(PERIOD, HealthPolicy.pause(state, PERIOD));
    }

    @Test
    void aShortPeriodIsNotMadeLonger() {
        Duration shorter = Duration.ofMillis(50);

        assertEquals(shorter, HealthPolicy.pause(after(HealthState.GOOD, REFUSED), shorter));
    }
}
