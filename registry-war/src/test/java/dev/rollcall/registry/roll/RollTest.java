package dev.rollcall.registry.roll;

import static dev.rollcall.registry.Fixtures.id;
import static dev.rollcall.registry.Fixtures.registration;
import static dev.rollcall.registry.Fixtures.signed;
import static dev.rollcall.registry.Fixtures.tutorial;
import static dev.rollcall.registry.Fixtures.unsigned;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.ServiceName;
import dev.rollcall.kit.registry.Registration;
import dev.rollcall.kit.testing.ManualTime;
import dev.rollcall.registry.Fixtures;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RollTest {

    private final ManualTime time = new ManualTime();
    private final Roll roll = Fixtures.roll(time);
    private final List<Change> changes = new ArrayList<>();

    @BeforeEach
    void listen() {
        roll.listen(changes::add);
    }

    private List<Cause> causes() {
        return changes.stream().map(Change::cause).toList();
    }

    private Listing stock() {
        return roll.snapshot().listing(Fixtures.STOCK);
    }

    @Test
    void aRegistrationIsListedUpAtOnce() {
        Entry entry = Fixtures.listed(roll, registration("Stock", 8000, 5), signed());

        assertEquals(List.of(entry), stock().entries());
        assertEquals(Health.UP, entry.health());
        assertEquals(List.of(Cause.REGISTERED), causes());
    }

    @Test
    void aRepeatedRegistrationChangesNothing() {
        Entry first = Fixtures.listed(roll, registration("Stock", 8000, 5), signed());
        Snapshot before = roll.snapshot();

        assertEquals(first, Fixtures.listed(roll, registration("Stock", 8000, 5), signed()));

        assertSame(before, roll.snapshot());
    }

    @Test
    void anOlderGenerationIsRefusedWithTheKnownOne() {
        roll.register(registration("Stock", 8000, 5), signed());

        assertEquals(new Registering.Older(5), roll.register(registration("Stock", 8000, 4), signed()));
    }

    @Test
    void theSameGenerationWithOtherContentIsRefused() {
        roll.register(registration("Stock", 8000, 5), signed());

        assertEquals(new Registering.Older(5), roll.register(registration("Stock", 8000, 5, "LogService"), signed()));
    }

    @Test
    void aTutorialRegistrationGetsAGenerationAboveTheKnownOne() {
        long now = time.instant().toEpochMilli();
        Entry first = Fixtures.listed(roll, tutorial("Stock", 8000), unsigned());
        Entry second = Fixtures.listed(roll, tutorial("Stock", 8000), unsigned());

        assertEquals(now, first.generation().number());
        assertEquals(now + 1, second.generation().number());
        assertEquals(1, stock().entries().size());
        assertEquals(List.of(Cause.REGISTERED, Cause.REPLACED), causes());
    }

    @Test
    void anUnsignedOneNeverReplacesASignedOne() {
        roll.register(registration("Stock", 8000, 5), signed());

        assertEquals(new Registering.Taken(Fixtures.STOCK), roll.register(tutorial("Stock", 8000), unsigned()));
        assertFalse(roll.deregister(id(8000), entry -> !entry.origin().signed()));
    }

    @Test
    void aSignedOneReplacesAnUnsignedOne() {
        roll.register(tutorial("Stock", 8000), unsigned());

        Entry entry = Fixtures.listed(roll, registration("Stock", 8000, Registration.MAX_GENERATION), signed());

        assertTrue(entry.origin().signed());
    }

    @Test
    void aSignedInstanceOfAnotherServiceIsNotTaken() {
        roll.register(registration("Stock", 8000, 5), signed());

        assertInstanceOf(Registering.Taken.class, roll.register(registration("Shop", 8000, 6), signed()));
    }

    @Test
    void anUnsignedAddressMayChangeItsName() {
        roll.register(tutorial("Stock", 8000), unsigned());
        roll.register(tutorial("Shop", 8000), unsigned());

        assertEquals(List.of(), stock().entries());
        assertEquals(
                1, roll.snapshot().listing(new ServiceName("Shop")).entries().size());
    }

    @Test
    void aGoodbyeRemovesAndLeavesATombstoneThatRefusesTheSameGeneration() {
        roll.register(registration("Stock", 8000, 5), signed());

        assertTrue(roll.deregister(id(8000), 5, entry -> true));

        assertEquals(List.of(), stock().entries());
        assertEquals(new Registering.Older(5), roll.register(registration("Stock", 8000, 5), signed()));
        assertInstanceOf(Registering.Listed.class, roll.register(registration("Stock", 8000, 6), signed()));
    }

    @Test
    void aGoodbyeForAnOlderGenerationDoesNothing() {
        roll.register(registration("Stock", 8000, 5), signed());

        assertFalse(roll.deregister(id(8000), 4, entry -> true));
        assertFalse(roll.deregister(id(9999), 4, entry -> true));
        assertEquals(1, stock().entries().size());
    }

    @Test
    void aRenewalMovesTheEndOfTheLeaseAndNothingElse() {
        roll.register(registration("Stock", 8000, 5), signed());
        Snapshot before = roll.snapshot();
        time.advance(Duration.ofSeconds(29));

        assertInstanceOf(Renewing.Renewed.class, roll.renew(id(8000), 5, entry -> true));
        time.advance(Duration.ofSeconds(29));
        roll.sweep(entry -> false);

        assertSame(before, roll.snapshot());
    }

    @Test
    void anExpiredLeaseIsRemovedAtTheNextSweep() {
        roll.register(registration("Stock", 8000, 5), signed());
        time.advance(Duration.ofSeconds(30));

        roll.sweep(entry -> false);

        assertEquals(List.of(), stock().entries());
        assertEquals(List.of(Cause.REGISTERED, Cause.EXPIRED), causes());
        assertInstanceOf(Renewing.Unknown.class, roll.renew(id(8000), 5, entry -> true));
    }

    @Test
    void aLeaseThatRunsOutDoesNotRemoveWhoIsProvenAlive() {
        roll.register(registration("Stock", 8000, 5), signed());
        time.advance(Duration.ofHours(1));

        roll.sweep(entry -> true);

        assertEquals(1, stock().entries().size());
    }

    @Test
    void aTutorialRegistrationHasNoLease() {
        roll.register(tutorial("Stock", 8000), unsigned());
        time.advance(Duration.ofDays(1));

        roll.sweep(entry -> false);

        assertEquals(1, stock().entries().size());
    }

    @Test
    void aSupersededRenewalIsToldSoUntilTheNewerOneIsRemoved() {
        roll.register(registration("Stock", 8000, 5), signed());
        roll.register(registration("Stock", 8000, 6), signed());

        assertInstanceOf(Renewing.Superseded.class, roll.renew(id(8000), 5, entry -> true));
        roll.deregister(id(8000), 6, entry -> true);
        assertInstanceOf(Renewing.Unknown.class, roll.renew(id(8000), 5, entry -> true));
    }

    @Test
    void aRenewalOfAGenerationNeverSeenMustRegister() {
        roll.register(registration("Stock", 8000, 5), signed());

        assertInstanceOf(Renewing.Unknown.class, roll.renew(id(8000), 6, entry -> true));
        assertInstanceOf(Renewing.Unknown.class, roll.renew(id(8001), 6, entry -> true));
    }

    @Test
    void aVerdictAboutAnotherGenerationIsNoNews() {
        Entry old = Fixtures.listed(roll, registration("Stock", 8000, 5), signed());
        roll.register(registration("Stock", 8000, 6), signed());

        assertFalse(roll.check(old.id(), old.generation(), Health.DOWN, "gone"));
        assertEquals(Health.UP, stock().entries().get(0).health());
    }

    @Test
    void whoIsDownIsKnownButNotOfferedAndForgottenLater() {
        Entry entry = Fixtures.listed(roll, tutorial("Stock", 8000), unsigned());
        assertTrue(roll.check(entry.id(), entry.generation(), Health.DOWN, "connection refused"));
        assertFalse(roll.check(entry.id(), entry.generation(), Health.DOWN, "connection refused"));

        assertEquals(1, stock().entries().size());
        assertEquals(List.of(), stock().providers(Audience.UNSIGNED));

        roll.sweep(e -> false);
        time.advance(Duration.ofMinutes(16));
        roll.sweep(e -> false);
        assertEquals(List.of(), stock().entries());
        assertEquals(Cause.FORGOTTEN, causes().get(2));
    }

    @Test
    void aClockThatIsSetForwardForgetsNobody() {
        Entry entry = Fixtures.listed(roll, tutorial("Stock", 8000), unsigned());
        roll.check(entry.id(), entry.generation(), Health.DOWN, "connection refused");
        roll.sweep(e -> false);

        time.jump(Duration.ofHours(1));
        roll.sweep(e -> false);
        time.advance(Fixtures.ROLL_CONFIG.forgetDown().minusNanos(1));
        roll.sweep(e -> false);
        assertEquals(1, stock().entries().size());

        time.advance(Duration.ofNanos(1));
        roll.sweep(e -> false);
        assertEquals(0, stock().entries().size());
    }

    @Test
    void tombstonesAreForgotten() {
        roll.register(registration("Stock", 8000, 5), signed());
        roll.deregister(id(8000), 5, entry -> true);
        time.advance(Duration.ofHours(25));

        roll.sweep(entry -> false);

        assertEquals(0, roll.snapshot().entries().size());
    }

    @Test
    void aTombstoneThatWasReplacedIsNotForgotten() {
        roll.register(registration("Stock", 8000, 5), signed());
        roll.deregister(id(8000), 5, entry -> true);
        time.advance(Duration.ofHours(25));
        roll.register(registration("Stock", 8000, 6), signed());

        roll.sweep(entry -> true);

        assertEquals(1, stock().entries().size());
    }

    @Test
    void restoredEntriesAreListedWithANewLease() {
        Entry entry = Fixtures.listed(roll, registration("Stock", 8000, 5), signed());
        Roll next = Fixtures.roll(time);
        next.listen(changes::add);

        next.restore(List.of(entry));
        time.advance(Duration.ofSeconds(29));
        next.sweep(e -> false);

        assertEquals(List.of(entry), next.snapshot().listing(Fixtures.STOCK).entries());
        assertEquals(Cause.RESTORED, causes().get(1));
        assertInstanceOf(Renewing.Renewed.class, next.renew(id(8000), 5, e -> true));
    }

    @Test
    void everyChangeHasARevisionOfItsOwn() {
        Revision empty = roll.snapshot().revision();
        roll.register(registration("Stock", 8000, 5), signed());

        assertNotEquals(empty.toString(), roll.snapshot().revision().toString());
        roll.register(registration("Stock", 8000, 6), signed());
        assertEquals(empty.count() + 2, roll.snapshot().revision().count());
    }

    @Test
    void aLeaseIsGrantedWithinBounds() {
        RollConfig config = Fixtures.ROLL_CONFIG;

        assertEquals(Duration.ofSeconds(30), config.granted(java.util.Optional.empty()));
        assertEquals(Duration.ofSeconds(3), config.granted(java.util.Optional.of(Duration.ofSeconds(1))));
        assertEquals(Duration.ofHours(1), config.granted(java.util.Optional.of(Duration.ofDays(1))));
    }

    @Test
    void aSignedOneBeatsAnUnsignedOneWhateverTheirGenerations() {
        roll.register(registration("Squatter", 8000, Registration.MAX_GENERATION), unsigned());

        Entry owner = Fixtures.listed(roll, registration("Stock", 8000, 5), signed());

        assertEquals(List.of(owner), stock().entries());
        assertEquals(
                new Registering.Taken(Fixtures.STOCK),
                roll.register(registration("Squatter", 8000, Registration.MAX_GENERATION), unsigned()));
    }

    @Test
    void theTombstoneOfAnUnsignedOneDoesNotLockASignedOneOut() {
        roll.register(registration("Stock", 8000, Registration.MAX_GENERATION), unsigned());
        roll.deregister(id(8000), entry -> true);

        Entry owner = Fixtures.listed(roll, registration("Stock", 8000, 5), signed());

        assertEquals(5, owner.generation().number());
        assertEquals(List.of(owner), stock().entries());
    }

    @Test
    void aSignedOneWithoutAGenerationDoesNotInheritTheNumberOfAnUnsignedOne() {
        roll.register(registration("Stock", 8000, Registration.MAX_GENERATION), unsigned());

        Entry owner = Fixtures.listed(roll, tutorial("Stock", 8000), signed());

        assertEquals(time.instant().toEpochMilli(), owner.generation().number());
    }

    @Test
    void anUnsignedOneMayFollowASignedOneThatHasLeftAndIsBeatenWhenThatComesBack() {
        Entry first = Fixtures.listed(roll, registration("Stock", 8000, 5), signed());
        roll.deregister(id(8000), 5, entry -> true);

        Entry follower = Fixtures.listed(roll, registration("Depot", 8000, 1), unsigned());
        assertTrue(first.tombstone().join(follower).present());
        Entry back = Fixtures.listed(roll, registration("Stock", 8000, 6), signed());

        assertEquals(back, follower.join(back));
        assertEquals(List.of(back), stock().entries());
    }

    @Test
    void toItsOwnerAnUnsignedOneUnderItsIdIsUnknown() {
        roll.register(registration("Stock", 8000, 9), unsigned());

        assertInstanceOf(
                Renewing.Unknown.class,
                roll.renew(id(8000), 5, entry -> entry.origin().signed()));
    }

    @Test
    void aGoodbyeLooksAtWhoOwnsWhatIsListedWhenItIsRemoved() {
        roll.register(registration("Stock", 8000, 5), signed());

        assertFalse(roll.deregister(id(8000), 9, entry -> !entry.origin().signed()));

        assertEquals(1, stock().entries().size());
    }

    @Test
    void aListenerThatFailsDoesNotKeepAChangeFromTheOthers() {
        Roll another = Fixtures.roll(time);
        another.listen(change -> {
            throw new IllegalStateException("a fault of the listener");
        });
        another.listen(changes::add);

        Fixtures.listed(another, registration("Stock", 8000, 5), signed());

        assertEquals(List.of(Cause.REGISTERED), causes());
    }

    /** Whoever made the change must not take it for kept. */
    @Test
    void aListenerWithoutMemoryIsHeardOfWhenTheOthersKnow() {
        Roll another = Fixtures.roll(time);
        another.listen(change -> {
            throw new OutOfMemoryError("for a moment");
        });
        another.listen(changes::add);
        another.listenToOwn(changes::add);

        assertThrows(OutOfMemoryError.class, () -> Fixtures.listed(another, registration("Stock", 8000, 5), signed()));

        assertEquals(List.of(Cause.REGISTERED, Cause.REGISTERED), causes());
    }
}
