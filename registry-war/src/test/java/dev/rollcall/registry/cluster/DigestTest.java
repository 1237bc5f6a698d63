package dev.rollcall.registry.cluster;

import static dev.rollcall.registry.Fixtures.id;
import static dev.rollcall.registry.Fixtures.listed;
import static dev.rollcall.registry.Fixtures.registration;
import static dev.rollcall.registry.Fixtures.signed;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.testing.ManualTime;
import dev.rollcall.registry.Fixtures;
import dev.rollcall.registry.members.Members;
import dev.rollcall.registry.members.Membership;
import dev.rollcall.registry.roll.Entry;
import dev.rollcall.registry.roll.Health;
import dev.rollcall.registry.roll.Roll;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DigestTest {

    private final ManualTime time = new ManualTime();
    private final Members members = new Members(new Membership("n1", 1, List.of("n1"), Set.of("n1")));
    private final Roll roll = new Roll(members, Fixtures.ROLL_CONFIG, time, time);

    /** Does something and insists that the digest differs in the bucket of the instance alone. */
    private void shows(Runnable change) {
        Digest before = Digest.of(roll.shared());
        change.run();
        BitSet expected = new BitSet();
        expected.set(Digest.bucket(id(8000)));
        assertEquals(expected, before.differing(Digest.of(roll.shared())));
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

    @Test
    void theOrderOfEntriesDoesNotShow() {
        for (int port = 8001; port < 8100; port++) {
            listed(roll, registration("Stock", port, 1), signed());
        }
        List<Entry> shuffled = new ArrayList<>(roll.shared());
        Collections.reverse(shuffled);

        assertEquals(Digest.of(roll.shared()), Digest.of(shuffled));
        assertEquals(Digest.of(shuffled), Digest.of(Digest.of(shuffled).bytes()));
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
