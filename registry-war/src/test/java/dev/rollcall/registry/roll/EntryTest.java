package dev.rollcall.registry.roll;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.registry.Registration;
import dev.rollcall.registry.Fixtures;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The merge of what nodes know about an instance: laws over random entries, and the rules one by one. */
class EntryTest {

    private static final int CASES = 5_000;
    private static final long SEED = 20261122;
    private static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");

    /** Everything that belongs to a generation is a function of it, as its writer guarantees. */
    private static Entry random(Random random) {
        Generation generation = generation(random);
        Generation checked = random.nextInt(4) == 0 ? generation(random) : generation;
        Status status = new Status(
                checked,
                random.nextInt(2),
                random.nextInt(3),
                node(random),
                Health.values()[random.nextInt(3)],
                NOW,
                null);
        Status verdict = status.equals(canonical(status)) ? status : canonical(status);
        long counter = random.nextInt(3);
        String operatorNode = node(random);
        Operator operator = new Operator(counter, operatorNode, counter == 1, operatorNode, "why", NOW);
        return new Entry(
                generation,
                Fixtures.registration("Stock", 8000, generation.number(), "Needs" + generation.node()),
                generation.signed() ? Fixtures.signed() : Fixtures.unsigned(),
                NOW.plusSeconds(generation.number()),
                random.nextBoolean(),
                verdict,
                operator,
                new Home(generation, random.nextInt(2), node(random), random.nextInt(3) == 0));
    }

    /** A verdict is written once by one node, so equal positions have equal content. */
    private static Status canonical(Status s) {
        Health health =
                Health.values()[Math.floorMod(s.counter() + s.view() + s.node().hashCode(), 3)];
        return new Status(s.generation(), s.view(), s.counter(), s.node(), health, s.since(), s.reason());
    }

    private static Generation generation(Random random) {
        return new Generation(random.nextInt(2), random.nextBoolean(), 1 + random.nextInt(3), node(random));
    }

    private static String node(Random random) {
        return random.nextBoolean() ? "n1" : "n2";
    }

    @Test
    void mergingIsCommutativeAssociativeAndIdempotent() {
        Random random = new Random(SEED);
        for (int i = 0; i < CASES; i++) {
            Entry a = random(random);
            Entry b = random(random);
            Entry c = random(random);
            String what = "seed " + SEED + " case " + i;
            assertEquals(a.join(b), b.join(a), what);
            assertEquals(a.join(b).join(c), a.join(b.join(c)), what);
            assertEquals(a, a.join(a), what);
        }
    }

    @Test
    void aStatusNeverRemovesNorRevives() {
        Random random = new Random(SEED + 1);
        for (int i = 0; i < CASES; i++) {
            Entry a = random(random);
            Entry b = random(random);
            Entry other = b.with(
                    canonical(new Status(b.generation(), 9, 9, "n9", Health.values()[random.nextInt(3)], NOW, null)));
            assertEquals(a.join(b).removed(), a.join(other).removed(), "seed " + (SEED + 1) + " case " + i);
        }
    }

    private static Entry entry(long generation) {
        return Entry.taken(
                new Generation(0, true, generation, "n1"),
                Fixtures.registration("Stock", 8000, generation, "LogService"),
                Fixtures.signed(),
                NOW,
                null);
    }

    @Test
    void removedBeatsPresentWithinAGeneration() {
        assertTrue(entry(1).join(entry(1).tombstone()).removed());
    }

    @Test
    void aNewerRegistrationBeatsTheRemovalOfAnOlderOne() {
        assertFalse(entry(1).tombstone().join(entry(2)).removed());
    }

    @Test
    void aTombstoneHoldsNoMoreThanNameAndAddress() {
        Entry tombstone = entry(1).tombstone();

        assertTrue(tombstone.registration().required().isEmpty());
        assertTrue(tombstone.registration().updateUrl().isEmpty());
        assertEquals(entry(1).id(), tombstone.id());
    }

    @Test
    void aDrainedInstanceIsKeptFromDependentsThroughItsNextRegistration() {
        Operator drained = new Operator(1, "n1", true, "mia", "update of its machine", NOW);
        Entry first = entry(1);
        Entry known = new Entry(
                first.generation(),
                first.registration(),
                first.origin(),
                NOW,
                false,
                first.status(),
                drained,
                first.home());

        Entry second = Entry.taken(new Generation(0, true, 2, "n1"), first.registration(), first.origin(), NOW, known);

        assertFalse(second.offered());
        assertTrue(second.present());
    }

    @Test
    void aSuspectIsOfferedAndADownOneIsNot() {
        Entry up = entry(1);

        assertTrue(up.with(up.status().next(Health.SUSPECT, "slow", "n1", NOW)).offered());
        assertFalse(up.with(up.status().next(Health.DOWN, "gone", "n1", NOW)).offered());
    }

    @Test
    void theTimeOfAVerdictIsWhenTheHealthChanged() {
        Status suspect = entry(1).status().next(Health.SUSPECT, "slow", "n1", NOW.plusSeconds(5));

        assertEquals(NOW.plusSeconds(5), suspect.since());
    }

    @Test
    void whatIsSignedBeatsWhatIsNotWithinAnEra() {
        Entry owner = entry(1);
        Entry squatter = Entry.taken(
                new Generation(0, false, Registration.MAX_GENERATION, "n2"),
                Fixtures.registration("Squatter", 8000, Registration.MAX_GENERATION),
                Fixtures.unsigned(),
                NOW,
                null);

        assertEquals(owner, squatter.join(owner));
        assertEquals(owner, owner.join(squatter.tombstone()));
    }
}
