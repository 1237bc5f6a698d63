package dev.rollcall.registry.roll;

import static dev.rollcall.registry.Fixtures.id;
import static dev.rollcall.registry.Fixtures.listed;
import static dev.rollcall.registry.Fixtures.registration;
import static dev.rollcall.registry.Fixtures.signed;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.testing.ManualTime;
import dev.rollcall.kit.testing.Scale;
import dev.rollcall.registry.Fixtures;
import dev.rollcall.registry.members.Members;
import dev.rollcall.registry.members.Membership;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DigestTest {
    private static final int CASES = Scale.times(100);
    private static final int STEPS = 80;

    private final ManualTime time = new ManualTime();
    private final Members members = new Members(new Membership("n1", 1, List.of("n1"), Set.of("n1")));
    private final Roll roll = new Roll(members, Fixtures.ROLL_CONFIG, time, time);

    /** Does something and insists that the digest differs in the bucket of the instance alone. */
    private void shows(Runnable change) {
        Digest before = roll.digest();
        change.run();
        BitSet expected = new BitSet();
        expected.set(Digest.bucket(id(8000)));
        assertEquals(expected, before.differing(roll.digest()));
    }

    @Test
    void everyPartOfAnEntryShows() {
        for (int port = 8001; port < 8500; port++) {
            listed(roll, registration("Stock", port, 1), signed());
        }

        shows(() -> listed(roll, registration("Stock", 8000, 1), signed()));
        Entry entry = roll.snapshot().present(id(8000)).orElseThrow();
        shows(() -> roll.check(id(8000), entry.generation(), Health.DOWN, "gone"));
        shows(() -> roll.drain(id(8000), "mia", "why"));
        shows(() -> {
            members.become(new Membership("n1", 2, List.of("n1", "n2"), Set.of("n1", "n2")));
            Roll other = new Roll(
                    new Members(new Membership("n2", 2, List.of("n1", "n2"), Set.of("n1", "n2"))),
                    Fixtures.ROLL_CONFIG,
                    time,
                    time);
            other.merge(roll.shared());
            other.renew(id(8000), 1, any -> true);
            roll.merge(other.shared());
        });
        shows(() -> {
            members.become(Membership.alone("n1"));
            time.advance(Duration.ofSeconds(31));
            roll.sweep(any -> !any.id().equals(id(8000)));
        });
        shows(() -> roll.deregister(id(8000), 1, any -> true));
    }

    private static Digest of(List<Entry> entries) {
        RunningDigest digest = new RunningDigest();
        entries.forEach(entry -> digest.replaced(null, entry));
        return digest.without(List.of());
    }

    @Test
    void theOrderOfEntriesDoesNotShow() {
        for (int port = 8001; port < 8100; port++) {
            listed(roll, registration("Stock", port, 1), signed());
        }
        List<Entry> reversed = new ArrayList<>(roll.shared());
        Collections.reverse(reversed);

        assertEquals(of(roll.shared()), of(reversed));
        assertEquals(of(reversed), Digest.of(of(reversed).bytes()));
    }

    /** Whatever happens: changes of its own, those of another node, a restart, time in which tombstones fade and are forgotten. */
    @Test
    void itIsAlwaysThatOfWhatIsShared() {
        for (int seed = 0; seed < CASES; seed++) {
            Random random = new Random(seed);
            Roll one = Fixtures.roll(time);
            Roll other = new Roll("n2", Fixtures.ROLL_CONFIG, time, time);
            for (int step = 0; step < STEPS; step++) {
                Roll changing = random.nextBoolean() ? one : other;
                switch (random.nextInt(8)) {
                    case 0 -> one.merge(other.shared());
                    case 1 -> one.restore(other.shared());
                    case 2 -> {
                        time.advance(Fixtures.ROLL_CONFIG.forgetRemoved().dividedBy(1 + random.nextInt(8)));
                        changing.sweep(any -> random.nextBoolean());
                    }
                    default -> MergeLawsTest.change(changing, random, step);
                }
                assertEquals(of(one.shared()), one.digest(), "seed " + seed + ", step " + step);
            }
        }
    }

    @Test
    void bucketsAreUsedAlike() {
        BitSet used = new BitSet();
        for (int port = 1; port < 10_000; port++) {
            used.set(Digest.bucket(id(port)));
        }

        assertTrue(used.cardinality() > 1_020, "used " + used.cardinality());
    }
}
