package dev.rollcall.registry.roll;

import static dev.rollcall.registry.Fixtures.id;
import static dev.rollcall.registry.Fixtures.listed;
import static dev.rollcall.registry.Fixtures.registration;
import static dev.rollcall.registry.Fixtures.signed;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
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

/** Two nodes, n1 and n2, that tell each other what this test tells them to. */
class RollMergeTest {

    private static final int PORT = 8000;
    private static final Duration LEASE = Fixtures.ROLL_CONFIG.lease();

    private final ManualTime time = new ManualTime();
    private final Members members1 = new Members(both("n1"));
    private final Members members2 = new Members(both("n2"));
    private final Roll roll1 = new Roll(members1, Fixtures.ROLL_CONFIG, time, time);
    private final Roll roll2 = new Roll(members2, Fixtures.ROLL_CONFIG, time, time);

    private static Membership both(String self) {
        return new Membership(self, 2, List.of("n1", "n2"), Set.of("n1", "n2"));
    }

    private static void tell(Roll from, Roll to) {
        to.merge(from.shared());
    }

    private static boolean present(Roll roll) {
        return roll.snapshot().present(id(PORT)).isPresent();
    }

    private void registeredAtBoth() {
        listed(roll1, registration("Stock", PORT, 1), signed());
        tell(roll1, roll2);
    }

    private void pass(Duration duration) {
        time.advance(duration);
        roll1.sweep(entry -> false);
        roll2.sweep(entry -> false);
    }

    @Test
    void whatIsMergedIsToldToListenersButNotAsOwn() {
        List<Cause> told = new ArrayList<>();
        List<Cause> own = new ArrayList<>();
        roll2.listen(change -> told.add(change.cause()));
        roll2.listenToOwn(change -> own.add(change.cause()));

        registeredAtBoth();
        roll1.deregister(id(PORT), 1, entry -> true);
        tell(roll1, roll2);
        tell(roll1, roll2);

        assertEquals(List.of(Cause.REGISTERED, Cause.DEREGISTERED), told);
        assertEquals(List.of(), own);
    }

    @Test
    void onlyTheHomeEndsALease() {
        registeredAtBoth();

        time.advance(LEASE.plusSeconds(1));
        roll2.sweep(entry -> false);
        assertTrue(present(roll2));

        roll1.sweep(entry -> false);
        assertFalse(present(roll1));
    }

    @Test
    void aRenewalAtAnotherNodeMovesTheLeaseThere() {
        registeredAtBoth();
        time.advance(LEASE.minusSeconds(1));

        assertInstanceOf(Renewing.Renewed.class, roll2.renew(id(PORT), 1, entry -> true));
        tell(roll2, roll1);
        pass(Duration.ofSeconds(2));

        assertTrue(present(roll1));
        pass(LEASE);
        assertTrue(present(roll1));
        assertFalse(present(roll2));
    }

    @Test
    void theLeasesOfANodeThatIsGoneBeginAnewElsewhere() {
        registeredAtBoth();
        time.advance(LEASE.minusSeconds(1));

        members2.become(new Membership("n2", 3, List.of("n2"), Set.of("n2")));
        time.advance(LEASE.minusSeconds(1));
        roll2.sweep(entry -> false);

        assertTrue(present(roll2));
        time.advance(Duration.ofSeconds(2));
        roll2.sweep(entry -> false);
        assertFalse(present(roll2));
    }

    /** The renewal comes between the new membership and what the roll makes of it. */
    @Test
    void whoRenewsWhereItsHomeIsJustMovingToIsNotUnknown() {
        List<Renewing> answers = new ArrayList<>();
        List<Roll> moving = new ArrayList<>();
        Members members = new Members(both("n2"));
        members.listen(now -> moving.forEach(roll -> answers.add(roll.renew(id(PORT), 1, entry -> true))));
        moving.add(new Roll(members, Fixtures.ROLL_CONFIG, time, time));
        Roll roll = moving.get(0);
        registeredAtBoth();
        tell(roll1, roll);

        members.become(new Membership("n2", 3, List.of("n2"), Set.of("n2")));

        assertInstanceOf(Renewing.Renewed.class, answers.get(0));
        time.advance(LEASE.plusSeconds(1));
        roll.sweep(entry -> false);
        assertFalse(present(roll), "its lease runs here");
    }

    @Test
    void whoRenewsWhereItsHomeCannotHearItIsNotLost() {
        registeredAtBoth();
        time.advance(LEASE.minusSeconds(1));
        roll2.renew(id(PORT), 1, entry -> true); // the move does not get through
        pass(Duration.ofSeconds(2));
        assertFalse(present(roll1));

        tell(roll1, roll2);
        tell(roll2, roll1);

        assertTrue(present(roll1));
        assertTrue(present(roll2));
    }

    @Test
    void aHomeObjectsWhenOthersHaveGivenUpALeaseThatRuns() {
        registeredAtBoth();
        members2.become(new Membership("n2", 3, List.of("n2"), Set.of("n2")));
        time.advance(LEASE.plusSeconds(1));
        roll2.sweep(entry -> false);
        assertFalse(present(roll2));
        roll1.renew(id(PORT), 1, entry -> true);
        List<Cause> own = new ArrayList<>();
        roll1.listenToOwn(change -> own.add(change.cause()));

        tell(roll2, roll1);
        tell(roll1, roll2);

        assertTrue(present(roll1));
        assertTrue(present(roll2));
        assertEquals(List.of(Cause.MOVED), own);
    }

    @Test
    void aGoodbyeCountsAlsoWhereTheLeaseHasRunOut() {
        registeredAtBoth();
        roll2.renew(id(PORT), 1, entry -> true);
        pass(LEASE.plusSeconds(1).minus(Duration.ofSeconds(2)));
        time.advance(Duration.ofSeconds(5));
        roll1.sweep(entry -> false);

        roll1.deregister(id(PORT), 1, entry -> true);
        tell(roll1, roll2);

        assertFalse(present(roll2));
    }

    @Test
    void aRegistrationTakenByTwoNodesIsLeftOnce() {
        listed(roll1, registration("Stock", PORT, 1), signed());
        listed(roll2, registration("Stock", PORT, 1), signed());

        roll1.deregister(id(PORT), 1, entry -> true);
        tell(roll1, roll2);
        tell(roll2, roll1);

        assertFalse(present(roll1));
        assertFalse(present(roll2));
    }

    @Test
    void aVerdictOfALaterViewBeatsAnyNumberOfThoseOfAnEarlierOne() {
        registeredAtBoth();
        Generation generation = roll1.snapshot().present(id(PORT)).orElseThrow().generation();
        for (int i = 0; i < 5; i++) {
            roll1.check(id(PORT), generation, Health.DOWN, "gone");
            roll1.check(id(PORT), generation, Health.SUSPECT, "there");
        }
        members2.become(new Membership("n2", 3, List.of("n2"), Set.of("n2")));
        roll2.check(id(PORT), generation, Health.DOWN, "gone for good");

        tell(roll1, roll2);
        tell(roll2, roll1);

        assertEquals(
                Health.DOWN, roll1.snapshot().present(id(PORT)).orElseThrow().health());
        assertEquals(roll1.shared(), roll2.shared());
    }

    @Test
    void afterAStandstillNobodyIsGivenUp() {
        registeredAtBoth();
        time.advance(LEASE.plusSeconds(1));

        roll1.renewAll();
        roll1.sweep(entry -> false);

        assertTrue(present(roll1));
    }

    @Test
    void aNodeThatDoesNotKnowTheRollYetGivesUpNobody() {
        registeredAtBoth();
        members1.become(new Membership("n1", 3, List.of("n1", "n2"), Set.of("n2")));

        pass(LEASE.multipliedBy(3));

        assertTrue(present(roll1));
    }

    @Test
    void aClockThatIsWrongForgetsNobody() {
        Roll ahead =
                new Roll(members1, Fixtures.ROLL_CONFIG, () -> time.instant().plus(Duration.ofHours(1)), time);
        listed(ahead, Fixtures.tutorial("Stock", PORT), Fixtures.unsigned());
        tell(ahead, roll2);
        roll2.check(id(PORT), roll2.snapshot().present(id(PORT)).orElseThrow().generation(), Health.DOWN, "gone");
        tell(roll2, ahead);

        ahead.sweep(entry -> false);
        time.advance(Fixtures.ROLL_CONFIG.forgetDown().minusNanos(1));
        ahead.sweep(entry -> false);
        assertTrue(present(ahead));

        time.advance(Duration.ofNanos(1));
        ahead.sweep(entry -> false);
        assertFalse(present(ahead));
    }

    @Test
    void tombstonesThatFadeAreNotShared() {
        registeredAtBoth();
        roll1.deregister(id(PORT), 1, entry -> true);
        assertEquals(1, roll1.shared().size());

        time.advance(Fixtures.ROLL_CONFIG.forgetRemoved().dividedBy(2));

        assertEquals(List.of(), roll1.shared());
        assertEquals(1, roll1.snapshot().entries().size());
    }

    @Test
    void aRegistrationThatIsRepeatedAtAnotherNodeMovesTheLeaseThere() {
        registeredAtBoth();
        List<Cause> own = new ArrayList<>();
        roll2.listenToOwn(change -> own.add(change.cause()));
        time.advance(LEASE.minusSeconds(1));

        listed(roll2, registration("Stock", PORT, 1), signed());
        tell(roll2, roll1);
        pass(Duration.ofSeconds(2));

        assertTrue(present(roll1));
        assertEquals(List.of(Cause.MOVED), own);
    }

    @Test
    void aRenewalIsAChangeOnlyWhereItMovesTheLease() {
        registeredAtBoth();
        List<Cause> own = new ArrayList<>();
        roll2.listenToOwn(change -> own.add(change.cause()));

        Renewing renewed = roll2.renew(id(PORT), 1, entry -> true);
        roll2.renew(id(PORT), 1, entry -> true);

        assertEquals(LEASE, assertInstanceOf(Renewing.Renewed.class, renewed).lease());
        assertEquals(List.of(Cause.MOVED), own);
    }

    @Test
    void itIsSaidHowManyEntriesMergingHasChanged() {
        registeredAtBoth();
        assertEquals(0, roll2.merge(roll1.shared()));
        members2.become(new Membership("n2", 3, List.of("n2"), Set.of("n2")));
        time.advance(LEASE.plusSeconds(1));
        roll2.sweep(entry -> false);
        listed(roll2, registration("Stock", PORT + 1, 1), signed());
        roll1.renew(id(PORT), 1, entry -> true);

        assertEquals(2, roll1.merge(roll2.shared())); // one is new, and there is an objection to the end of the other
    }

    @Test
    void theTombstoneThatAnotherNodeToldIsForgottenInItsTime() {
        registeredAtBoth();
        roll1.deregister(id(PORT), 1, entry -> true);
        tell(roll1, roll2);

        pass(Fixtures.ROLL_CONFIG.forgetRemoved());

        assertEquals(0, roll2.snapshot().entries().size());
    }

    @Test
    void whoIsDownIsForgottenByItsHomeOnly() {
        listed(roll1, Fixtures.tutorial("Stock", PORT), Fixtures.unsigned());
        tell(roll1, roll2);
        roll1.check(id(PORT), roll1.snapshot().present(id(PORT)).orElseThrow().generation(), Health.DOWN, "gone");
        tell(roll1, roll2);
        pass(Duration.ZERO);

        pass(Fixtures.ROLL_CONFIG.forgetDown().plusSeconds(1));

        assertFalse(present(roll1));
        assertTrue(present(roll2));
    }

    @Test
    void whatIsToldAboutATombstoneTakesNoRoomOfOthers() {
        registeredAtBoth();
        roll1.deregister(id(PORT), 1, entry -> true);
        tell(roll1, roll2);
        Entry grave = roll2.snapshot().entries().get(id(PORT));

        for (int i = 0; i <= Tombstones.MAX; i++) {
            grave = grave.with(grave.operator().next(true, "mia", "too late", "n1", time.instant()));
            roll2.merge(List.of(grave));
        }
        roll2.sweep(entry -> false);

        assertEquals(1, roll2.snapshot().entries().size());
    }
}
