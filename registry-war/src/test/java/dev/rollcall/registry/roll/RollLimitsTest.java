package dev.rollcall.registry.roll;

import static dev.rollcall.registry.Fixtures.id;
import static dev.rollcall.registry.Fixtures.listed;
import static dev.rollcall.registry.Fixtures.origin;
import static dev.rollcall.registry.Fixtures.registration;
import static dev.rollcall.registry.Fixtures.signed;
import static dev.rollcall.registry.Fixtures.tutorial;
import static dev.rollcall.registry.Fixtures.unsigned;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.rollcall.kit.registry.Registration;
import dev.rollcall.kit.testing.ManualTime;
import dev.rollcall.registry.members.Members;
import dev.rollcall.registry.members.Membership;
import dev.rollcall.registry.roll.Registering.Full;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RollLimitsTest {

    private static final long PLENTY = 256 << 20;
    private static final Duration LEASE = Duration.ofSeconds(30);
    private static final Duration FORGET = Duration.ofHours(24);

    private final ManualTime time = new ManualTime();

    private Roll roll(int instances, int perAddress, int unsigned, long bytes) {
        return roll(Members.alone("n1"), new RollLimits(instances, perAddress, unsigned, bytes));
    }

    /** Of a registry that has others, whom it need not reach. */
    private Roll clustered(int instances, long bytes) {
        Membership now = new Membership("n1", 3, List.of("n1"), Set.of("n1"));
        return roll(new Members(now, 2), new RollLimits(instances, 100, 100, bytes));
    }

    private Roll roll(Members members, RollLimits limits) {
        return new Roll(members, new RollConfig(LEASE, Duration.ofMinutes(15), FORGET, limits), time, time);
    }

    private void expire(Roll roll) {
        time.advance(LEASE);
        roll.sweep(entry -> false);
    }

    private static Full full(Full.Kind kind, long max) {
        return new Full(kind, max);
    }

    @Test
    void unsignedOnesAreTakenUpToALimitAndSignedOnesBeyond() {
        Roll roll = roll(100, 100, 2, PLENTY);
        listed(roll, tutorial("S1", 1), unsigned());
        listed(roll, tutorial("S2", 2), unsigned());

        assertEquals(full(Full.Kind.UNSIGNED, 2), roll.register(tutorial("Stock", 3), unsigned()));
        listed(roll, registration("Stock", 3, 5), signed());
        listed(roll, tutorial("S1", 1), unsigned());
        roll.deregister(id(2), entry -> true);
        listed(roll, tutorial("Stock", 4), unsigned());
        assertEquals(full(Full.Kind.UNSIGNED, 2), roll.register(tutorial("Stock", 5), unsigned()));
    }

    @Test
    void signedOnesAreTakenUpToALimitWhateverIsThereWithoutAToken() {
        Roll roll = roll(2, 100, 100, PLENTY);
        listed(roll, tutorial("S1", 1), unsigned());
        listed(roll, registration("S2", 2, 5), signed());
        listed(roll, registration("S3", 3, 5), signed());
        Snapshot before = roll.snapshot();

        assertEquals(full(Full.Kind.INSTANCES, 2), roll.register(registration("S4", 4, 5), signed()));
        assertEquals(full(Full.Kind.INSTANCES, 2), roll.register(tutorial("S5", 5), unsigned()));

        assertSame(before, roll.snapshot());
        listed(roll, registration("S3", 3, 6), signed());
        roll.deregister(id(2), entry -> true);
        listed(roll, registration("S4", 4, 5), signed());
    }

    @Test
    void anAddressThatHasItsShareDoesNotHinderAnother() {
        Roll roll = roll(100, 1, 100, PLENTY);
        listed(roll, registration("S1", 1, 5), origin(true, "192.0.2.1"));

        assertEquals(full(Full.Kind.ADDRESS, 1), roll.register(registration("S2", 2, 5), origin(true, "192.0.2.1")));
        listed(roll, registration("S2", 2, 5), origin(true, "192.0.2.2"));
        listed(roll, registration("S1", 1, 6), origin(true, "192.0.2.1"));
        assertEquals(full(Full.Kind.ADDRESS, 1), roll.register(registration("S1", 1, 7), origin(true, "192.0.2.2")));
    }

    @Test
    void anInstanceThatMovesFreesItsPlace() {
        Roll roll = roll(100, 1, 100, PLENTY);
        listed(roll, registration("S1", 1, 5), origin(true, "192.0.2.1"));
        listed(roll, registration("S1", 1, 6), origin(true, "192.0.2.2"));

        listed(roll, registration("S2", 2, 5), origin(true, "192.0.2.1"));
    }

    @Test
    void aServiceHasAsManyInstancesAsADependentCanBeTold() {
        Roll roll = roll(100_000, 100_000, 100_000, PLENTY);
        int max = RollLimits.PER_SERVICE;
        IntStream.rangeClosed(1, max).forEach(port -> listed(roll, registration("Stock", port, 5), signed()));

        assertEquals(full(Full.Kind.SERVICE, max), roll.register(registration("Stock", max + 1, 5), signed()));
        listed(roll, registration("Shop", max + 1, 5), signed());
        listed(roll, registration("Stock", max, 6), signed());
    }

    @Test
    void allTogetherTakeNoMoreMemoryThanTheyMay() {
        long one = Weight.of(wordy(1));
        Roll roll = roll(100, 100, 100, 2 * one + 100);
        listed(roll, wordy(1), signed());
        listed(roll, wordy(2), signed());

        assertEquals(full(Full.Kind.BYTES, 2 * one + 100), roll.register(registration("S3", 3, 5), signed()));
        roll.check(id(1), roll.snapshot().present(id(1)).orElseThrow().generation(), Health.DOWN, "x");
        roll.drain(id(1), "mia", "");
        roll.deregister(id(1), entry -> true);
        listed(roll, wordy(3), signed());
        assertEquals(full(Full.Kind.BYTES, 2 * one + 100), roll.register(registration("S4", 4, 5), signed()));
    }

    private static Registration wordy(int port) {
        String[] required =
                IntStream.range(0, 256).mapToObj(i -> "x".repeat(100) + i).toArray(String[]::new);
        return registration("S" + port, port, 5, required);
    }

    @Test
    void whoWasThereBeforeTheLimitsWereLoweredStays() {
        Roll generous = roll(100, 100, 100, PLENTY);
        Entry first = listed(generous, registration("S1", 1, 5), signed());
        Entry second = listed(generous, registration("S2", 2, 5), signed());
        Roll strict = roll(1, 1, 1, 1);

        strict.restore(List.of(first, second));

        assertEquals(List.of(second), strict.snapshot().listing(second.name()).entries());
        listed(strict, registration("S2", 2, 6), signed());
    }

    @Test
    void whoHasNoTokenIsMeasuredAgainstAllOfItsAddressAndWhoHasOneAgainstItsLike() {
        Roll roll = roll(100, 2, 100, PLENTY);
        listed(roll, registration("S1", 1, 5), origin(true, "192.0.2.1"));
        listed(roll, tutorial("S2", 2), origin(false, "192.0.2.1"));

        assertEquals(full(Full.Kind.ADDRESS, 2), roll.register(tutorial("S3", 3), origin(false, "192.0.2.1")));
        listed(roll, registration("S3", 3, 5), origin(true, "192.0.2.1"));
        assertEquals(full(Full.Kind.ADDRESS, 2), roll.register(registration("S4", 4, 5), origin(true, "192.0.2.1")));
    }

    @Test
    void whoHasNoTokenIsMeasuredAgainstAllMemoryAndWhoHasOneAgainstThatOfItsLike() {
        long one = Weight.of(wordy(1));
        Roll roll = roll(100, 100, 100, 2 * one);
        listed(roll, wordy(1), signed());
        listed(roll, wordy(2), unsigned());

        assertEquals(full(Full.Kind.BYTES, 2 * one), roll.register(tutorial("S3", 3), unsigned()));
        listed(roll, wordy(3), signed());
        assertEquals(full(Full.Kind.BYTES, 2 * one), roll.register(tutorial("S4", 4), signed()));
    }

    @Test
    void whatGrowsIsMeasuredByWhatItGrows() {
        long one = Weight.of(wordy(1));
        Roll roll = roll(100, 100, 100, one);
        Registration small = registration("S1", 1, 4);
        listed(roll, small, signed());

        listed(roll, wordy(1), signed());

        assertEquals(full(Full.Kind.BYTES, one), roll.register(registration("S2", 2, 5), signed()));
    }

    @Test
    void ofWhoHasNoTokenWhatGrowsIsMeasuredByWhatItGrowsToo() {
        Roll roll = roll(100, 100, 100, Weight.of(wordy(1)));
        listed(roll, registration("S1", 1, 4), unsigned());

        listed(roll, wordy(1), unsigned());
    }

    @Test
    void whoComesBackWithATokenIsMeasuredWithoutWhatItHadWithoutOne() {
        long one = Weight.of(wordy(1));
        Roll roll = roll(100, 100, 100, one - 1);
        listed(roll, registration("S1", 1, 4), unsigned());

        assertEquals(full(Full.Kind.BYTES, one - 1), roll.register(wordy(1), signed()));
    }

    @Test
    void whatHasExpiredKeepsNoMoreThanWhatHasLeftWhereNobodyElseCanHaveHeardOfIt() {
        Roll roll = roll(100, 100, 100, Weight.of(wordy(1)));
        List<Change> changes = new ArrayList<>();
        listed(roll, wordy(1), signed());
        roll.listen(changes::add);

        expire(roll);

        Entry expired = roll.snapshot().entries().get(id(1));
        assertEquals(List.of(), expired.registration().required());
        assertEquals(List.of(new Change(changes.get(0).before(), expired, Cause.EXPIRED)), changes);
        assertInstanceOf(Renewing.Unknown.class, roll.renew(id(1), 5, entry -> true));
        assertEquals(new Registering.Older(5), roll.register(wordy(1), signed()));
        listed(roll, wordy(2), signed());
    }

    @Test
    void whatHasExpiredInAClusterCountsForItsMemoryAndNothingElseUntilItIsForgotten() {
        long one = Weight.of(wordy(1));
        Roll roll = clustered(1, 2 * one + 100);
        listed(roll, wordy(1), signed());
        expire(roll);
        listed(roll, wordy(2), signed());
        expire(roll);

        assertEquals(full(Full.Kind.BYTES, 2 * one + 100), roll.register(registration("S3", 3, 5), signed()));
        time.advance(FORGET.minus(LEASE));
        roll.sweep(entry -> false);
        listed(roll, registration("S3", 3, 5), signed());
    }

    @Test
    void whatHasExpiredAndLeavesOrComesBackMakesRoom() {
        long one = Weight.of(wordy(1));
        Roll roll = clustered(100, 2 * one);
        listed(roll, wordy(1), signed());
        listed(roll, wordy(2), signed());
        expire(roll);

        listed(roll, registration("S1", 1, 6, "Stock"), signed());
        assertEquals(full(Full.Kind.BYTES, 2 * one), roll.register(wordy(3), signed()));
        roll.deregister(id(2), entry -> true);

        listed(roll, wordy(3), signed());
    }

    @Test
    void whoseLeaseHasRunOutComesBackWhateverTheLimitIsNow() {
        Roll generous = clustered(100, PLENTY);
        listed(generous, wordy(1), signed());
        expire(generous);
        Roll strict = clustered(100, 1);
        strict.restore(List.of(generous.snapshot().entries().get(id(1))));

        listed(strict, registration("S1", 1, 6), signed());
    }

    @Test
    void whoHasNoTokenIsMeasuredAgainstWhatItReplacesToo() {
        long one = Weight.of(wordy(1));
        Roll roll = clustered(100, one);
        listed(roll, wordy(1), signed());
        expire(roll);

        assertEquals(full(Full.Kind.BYTES, one), roll.register(tutorial("S2", 2), unsigned()));
        listed(roll, tutorial("S1", 1), unsigned());
        assertEquals(full(Full.Kind.BYTES, one), roll.register(wordy(2), unsigned()));
        listed(roll, wordy(2), signed());
    }

    @Test
    void whoRenewsAfterAllCountsAgain() {
        Roll roll = clustered(1, PLENTY);
        Entry first = listed(roll, registration("S1", 1, 5), signed());
        expire(roll);

        roll.merge(List.of(first.with(first.home().moved("n2"))));

        assertEquals(full(Full.Kind.INSTANCES, 1), roll.register(registration("S2", 2, 5), signed()));
    }
}
