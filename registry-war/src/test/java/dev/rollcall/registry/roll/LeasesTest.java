package dev.rollcall.registry.roll;

import static dev.rollcall.registry.Fixtures.id;
import static dev.rollcall.registry.Fixtures.listed;
import static dev.rollcall.registry.Fixtures.registration;
import static dev.rollcall.registry.Fixtures.signed;
import static dev.rollcall.registry.Fixtures.tutorial;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.testing.ManualTime;
import dev.rollcall.registry.Fixtures;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class LeasesTest {

    private static final int PORT = 8000;

    private final ManualTime time = new ManualTime();
    private final Roll roll = Fixtures.roll(time);

    private boolean present() {
        return roll.snapshot().present(id(PORT)).isPresent();
    }

    private void pass(Duration duration) {
        time.advance(duration);
        roll.sweep(entry -> false);
    }

    @Test
    void whoNoLongerRenewsBecauseItIsAProgramOfTheTutorialNowStays() {
        listed(roll, registration("Stock", PORT, 5), signed());
        listed(roll, tutorial("Stock", PORT), signed());

        pass(Duration.ofDays(1));

        assertTrue(present());
    }

    @Test
    void whoIsDownAndRenewsIsNotForgotten() {
        Entry entry = listed(roll, registration("Stock", PORT, 5), signed());
        roll.check(entry.id(), entry.generation(), Health.DOWN, "its heartbeat is refused");

        for (int i = 0; i < 60; i++) {
            roll.renew(id(PORT), 5, owned -> true);
            pass(Duration.ofSeconds(20));
        }

        assertTrue(present());
    }

    @Test
    void theAnswersSayHowLongALeaseIs() {
        Registering answer = roll.register(registration("Stock", PORT, 5), signed());
        assertEquals(
                Duration.ofSeconds(30),
                assertInstanceOf(Registering.Listed.class, answer).lease());

        Renewing renewed = roll.renew(id(PORT), 5, owned -> true);
        assertEquals(
                Duration.ofSeconds(30),
                assertInstanceOf(Renewing.Renewed.class, renewed).lease());

        Registering program = roll.register(tutorial("Program", PORT + 1), Fixtures.unsigned());
        assertEquals(
                Duration.ofSeconds(30),
                assertInstanceOf(Registering.Listed.class, program).lease());
    }

    @Test
    void whoNoLongerRenewsIsForgottenLikeAnyProgramOfTheTutorial() {
        listed(roll, registration("Stock", PORT, 5), signed());
        Entry program = listed(roll, tutorial("Stock", PORT), signed());
        roll.check(program.id(), program.generation(), Health.DOWN, "gone");
        roll.sweep(entry -> false);

        pass(Fixtures.ROLL_CONFIG.forgetDown().plusSeconds(1));

        assertFalse(present());
    }

    @Test
    void whoWasUpForAMomentBetweenTwoLooksIsDownOnlySinceThen() {
        Entry program = listed(roll, tutorial("Stock", PORT), Fixtures.unsigned());
        roll.check(program.id(), program.generation(), Health.DOWN, "gone");
        pass(Duration.ZERO);
        time.advance(Duration.ofMinutes(14));
        roll.check(program.id(), program.generation(), Health.UP, null);
        roll.check(program.id(), program.generation(), Health.DOWN, "gone again");
        pass(Duration.ZERO);

        pass(Duration.ofMinutes(2));

        assertTrue(present());
        pass(Duration.ofMinutes(14));
        assertFalse(present());
    }

    @Test
    void aClockThatIsSetBackKeepsNobodyWhoIsDown() {
        Entry program = listed(roll, tutorial("Stock", PORT), Fixtures.unsigned());
        roll.check(program.id(), program.generation(), Health.DOWN, "gone");
        pass(Duration.ZERO);

        time.jump(Duration.ofDays(-365));
        pass(Fixtures.ROLL_CONFIG.forgetDown());

        assertFalse(present());
    }

    @Test
    void whoseLeaseHasRunOutIsForgottenInItsTime() {
        listed(roll, registration("Stock", PORT, 5), signed());
        pass(Fixtures.ROLL_CONFIG.lease());
        assertEquals(1, roll.snapshot().entries().size());

        pass(Fixtures.ROLL_CONFIG.forgetRemoved());

        assertEquals(0, roll.snapshot().entries().size());
    }

    @Test
    void whoSaysGoodbyeAfterItsLeaseHasRunOutWasNotListed() {
        listed(roll, registration("Stock", PORT, 5), signed());
        pass(Fixtures.ROLL_CONFIG.lease());

        assertFalse(roll.deregister(id(PORT), entry -> true));

        assertTrue(roll.snapshot().entries().get(id(PORT)).left());
    }

    @Test
    void whoIsToldThatItsLeaseRunsAnewStaysAlsoIfItIsBeingEnded() {
        listed(roll, registration("Stock", PORT, 5), signed());
        time.advance(Fixtures.ROLL_CONFIG.lease());

        roll.sweep(entry -> {
            assertInstanceOf(Renewing.Renewed.class, roll.renew(entry.id(), 5, any -> true));
            return false;
        });

        assertTrue(present());
    }
}
