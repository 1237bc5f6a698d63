package dev.rollcall.registry.roll;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rollcall.registry.Fixtures;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What is told to those who follow a roll when another node knew more. */
class MergingTest {

    private static final Instant NOW = Instant.parse("2026-11-28T08:00:00Z");
    private static final Entry LISTED = entry(1, "n1");

    private static Entry entry(long generation, String node) {
        return Entry.taken(
                new Generation(0, true, generation, node),
                Fixtures.registration("Stock", 8000, generation),
                Fixtures.signed(),
                NOW,
                null);
    }

    private static Cause told(Entry before, Entry other) {
        return Merging.cause(before, before.join(other));
    }

    @Test
    void whoWasNotOnTheRollHasRegistered() {
        assertEquals(Cause.REGISTERED, Merging.cause(null, LISTED));
        assertEquals(Cause.REGISTERED, told(LISTED.tombstone(), entry(2, "n1")));
    }

    @Test
    void theEndOfSomebodyWhoWasNotOnTheRollIsNoNews() {
        assertEquals(Cause.MERGED, Merging.cause(null, LISTED.tombstone()));
        assertEquals(Cause.MERGED, told(LISTED.tombstone(), entry(2, "n1").tombstone()));
    }

    @Test
    void whoIsGoneHasLeftOrItsLeaseHasRunOut() {
        assertEquals(Cause.DEREGISTERED, told(LISTED, LISTED.tombstone()));
        assertEquals(Cause.EXPIRED, told(LISTED, LISTED.with(LISTED.home().end())));
    }

    @Test
    void aNewerRegistrationReplacesAndTheSameOneTakenByAnotherNodeIsNoNews() {
        assertEquals(Cause.REPLACED, told(LISTED, entry(2, "n1")));
        assertEquals(Cause.MERGED, told(LISTED, entry(1, "n2")));
    }

    @Test
    void whatAnOperatorDecidedThereIsADecision() {
        Entry drained = LISTED.with(LISTED.operator().next(true, "mia", "update", "n2", NOW));
        Entry undrained = drained.with(drained.operator().next(false, "mia", "", "n2", NOW));

        assertEquals(Cause.DRAINED, told(LISTED, drained));
        assertEquals(Cause.UNDRAINED, told(drained, undrained));
    }

    @Test
    void anotherHealthIsAVerdictAndAnotherReasonForTheSameIsNoNews() {
        Entry slow = LISTED.with(LISTED.status().next(Health.SUSPECT, "slow", "n2", NOW));
        Entry slower = slow.with(slow.status().next(Health.SUSPECT, "slower", "n2", NOW));

        assertEquals(Cause.CHECKED, told(LISTED, slow));
        assertEquals(Cause.MERGED, told(slow, slower));
    }

    @Test
    void whoRenewsElsewhereHasMoved() {
        assertEquals(Cause.MOVED, told(LISTED, LISTED.with(LISTED.home().moved("n2"))));
    }
}
