package dev.rollcall.registry.roll;

import static dev.rollcall.registry.Fixtures.id;
import static dev.rollcall.registry.Fixtures.listed;
import static dev.rollcall.registry.Fixtures.registration;
import static dev.rollcall.registry.Fixtures.signed;
import static dev.rollcall.registry.Fixtures.tutorial;
import static dev.rollcall.registry.Fixtures.unsigned;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.testing.ManualTime;
import dev.rollcall.registry.Fixtures;
import dev.rollcall.registry.members.Members;
import dev.rollcall.registry.members.Membership;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Two nodes, n1 and n2, and the line between them, which is cut and heals. */
class RollCutOffTest {

    private static final int PORT = 8000;
    private static final Duration LEASE = Fixtures.ROLL_CONFIG.lease();
    private static final Duration FORGET = Fixtures.ROLL_CONFIG.forgetDown();

    private final ManualTime time = new ManualTime();
    private final Members members1 = new Members(both("n1", 2));
    private final Members members2 = new Members(both("n2", 2));
    private final Roll roll1 = new Roll(members1, Fixtures.ROLL_CONFIG, time, time);
    private final Roll roll2 = new Roll(members2, Fixtures.ROLL_CONFIG, time, time);

    private static Membership both(String self, long view) {
        return new Membership(self, view, List.of("n1", "n2"), Set.of("n1", "n2"));
    }

    private static Membership alone(String self) {
        return new Membership(self, 3, List.of(self), Set.of(self));
    }

    private void cut() {
        members1.become(alone("n1"));
        members2.become(alone("n2"));
    }

    private void heal() {
        members1.become(both("n1", 4));
        members2.become(both("n2", 4));
    }

    private static void tell(Roll from, Roll to) {
        to.merge(from.shared());
    }

    private static boolean present(Roll roll) {
        return roll.snapshot().present(id(PORT)).isPresent();
    }

    private void pass(Duration duration) {
        time.advance(duration);
        roll1.sweep(entry -> false);
        roll2.sweep(entry -> false);
    }

    private static void down(Roll roll) {
        Generation generation = roll.snapshot().present(id(PORT)).orElseThrow().generation();
        assertTrue(roll.check(id(PORT), generation, Health.DOWN, "not heard"));
    }

    private static void renewed(Roll roll) {
        assertInstanceOf(Renewing.Renewed.class, roll.renew(id(PORT), 1, entry -> true));
    }

    private void meetAgain() {
        heal();
        tell(roll1, roll2);
        tell(roll2, roll1);
    }

    /** Its home ends its lease meanwhile, because it does not hear it. */
    @Test
    void whoRenewsOnTheOtherSideOfACutIsNotLost() {
        listed(roll1, registration("Stock", PORT, 1), signed());
        tell(roll1, roll2);
        cut();
        for (int i = 0; i < 4; i++) {
            renewed(roll2);
            pass(LEASE.dividedBy(2));
        }
        assertFalse(present(roll1));

        meetAgain();

        assertTrue(present(roll1));
        assertTrue(present(roll2));
        renewed(roll1);
    }

    @Test
    void whoRegistersAgainOnTheOtherSideOfACutIsNotLost() {
        listed(roll1, registration("Stock", PORT, 1), signed());
        tell(roll1, roll2);
        cut();
        pass(LEASE.minusSeconds(1));
        listed(roll2, registration("Stock", PORT, 1), signed());
        pass(Duration.ofSeconds(2));
        assertFalse(present(roll1));

        meetAgain();

        assertTrue(present(roll1));
        assertTrue(present(roll2));
    }

    /** Its registration came to n2 as well, which could not answer it any more: there its lease runs out. */
    @Test
    void whoseRegistrationCameToBothSidesOfACutIsNotLost() {
        cut();
        listed(roll2, registration("Stock", PORT, 1), signed());
        listed(roll1, registration("Stock", PORT, 1), signed());
        for (int i = 0; i < 4; i++) {
            renewed(roll1);
            pass(LEASE.dividedBy(2));
        }
        assertFalse(present(roll2));

        meetAgain();
        assertTrue(present(roll1));
        tell(roll1, roll2);
        assertTrue(present(roll2));

        renewed(roll1);
        pass(LEASE);
        assertFalse(present(roll1), "its lease goes on, and ends");
    }

    @Test
    void whereALeaseBeganAnewOnlyTheFirstRenewalIsAChange() {
        List<Cause> own = new ArrayList<>();
        listed(roll1, registration("Stock", PORT, 1), signed());
        tell(roll1, roll2);
        roll2.listenToOwn(change -> own.add(change.cause()));
        cut();

        renewed(roll2);
        renewed(roll2);
        meetAgain();
        renewed(roll2);

        assertEquals(List.of(Cause.MOVED), own);
    }

    @Test
    void whoRenewsNowhereOnTheOtherSideOfACutIsLostOnBoth() {
        listed(roll1, registration("Stock", PORT, 1), signed());
        tell(roll1, roll2);
        cut();

        pass(LEASE);
        assertFalse(present(roll1));
        assertFalse(present(roll2), "its lease began anew when the line was cut");
        meetAgain();

        assertFalse(present(roll1));
    }

    @Test
    void whoIsDownForOneThatIsCutOffIsNotForgottenByAll() {
        listed(roll1, tutorial("Stock", PORT), unsigned());
        tell(roll1, roll2);
        cut();
        down(roll2);

        pass(Duration.ZERO);
        pass(FORGET.multipliedBy(2));
        meetAgain();

        assertTrue(present(roll1), "the others hear it");
        assertTrue(present(roll2));
    }

    /** What the others found meanwhile is not known at the moment in which they meet. */
    @Test
    void whenAllAreThereAgainTheTimeOfThoseWhoAreDownBeginsAnew() {
        listed(roll2, tutorial("Stock", PORT), unsigned());
        down(roll2);
        pass(Duration.ZERO);
        cut();
        pass(FORGET.multipliedBy(2));

        heal();
        pass(Duration.ZERO);
        pass(FORGET.minusNanos(1));
        assertTrue(present(roll2));

        pass(Duration.ofNanos(1));
        assertFalse(present(roll2));
    }

    @Test
    void whoLeavesAfterItsLeaseHadRunOutOnOneSideIsRememberedAsLongAsAnybody() {
        listed(roll1, registration("Stock", PORT, 1), signed());
        tell(roll1, roll2);
        cut();
        for (int i = 0; i < 4; i++) {
            renewed(roll2);
            pass(LEASE.dividedBy(2));
        }
        meetAgain();
        for (int i = 0; i < 4; i++) {
            renewed(roll2);
            pass(LEASE.dividedBy(2));
        }
        roll1.deregister(id(PORT), 1, entry -> true);

        pass(Fixtures.ROLL_CONFIG.forgetRemoved().minusSeconds(1));

        assertNotNull(roll1.snapshot().entries().get(id(PORT)));
    }

    @Test
    void whoLeavesWhereItsLeaseHadRunOutBeforeIsRememberedFromThenOn() {
        listed(roll1, registration("Stock", PORT, 1), signed());
        tell(roll1, roll2);
        cut();
        for (int i = 0; i < 4; i++) {
            renewed(roll2);
            pass(LEASE.dividedBy(2));
        }
        assertFalse(present(roll1));
        pass(Fixtures.ROLL_CONFIG.forgetRemoved().minus(LEASE.multipliedBy(2)));
        roll1.deregister(id(PORT), 1, entry -> true);

        pass(LEASE.multipliedBy(4));

        assertNotNull(roll1.snapshot().entries().get(id(PORT)));
    }
}
