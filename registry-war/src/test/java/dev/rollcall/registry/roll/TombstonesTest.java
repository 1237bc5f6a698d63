package dev.rollcall.registry.roll;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rollcall.registry.Fixtures;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class TombstonesTest {

    private final Tombstones tombstones = new Tombstones(Duration.ofNanos(100));

    private void bury(int port, long now) {
        tombstones.bury(Fixtures.id(port), new Generation(0, true, 1, "n1"), now);
    }

    @Test
    void theyAreForgottenInTheOrderOfTheirRemoval() {
        bury(1, 0);
        bury(2, 50);

        assertEquals(0, tombstones.forgotten(99).size());
        assertEquals(Fixtures.id(1), tombstones.forgotten(100).get(0).id());
        assertEquals(Fixtures.id(2), tombstones.forgotten(150).get(0).id());
    }

    @Test
    void thereAreNeverMoreThanTheLimit() {
        for (int i = 0; i < Tombstones.MAX + 5; i++) {
            bury(i, 0);
        }

        assertEquals(5, tombstones.forgotten(1).size());
    }

    private static Entry tombstone(int port) {
        Generation generation = new Generation(0, true, 1, "n1");
        return Entry.taken(generation, Fixtures.registration("Stock", port, 1), Fixtures.signed(), Instant.EPOCH, null)
                .tombstone();
    }

    @Test
    void beyondHalfOfTheLimitOthersAreNotRemindedOfTheOldest() {
        Entry second = tombstone(2);
        Snapshot snapshot = Snapshot.empty("n1").with(tombstone(1)).with(second);
        bury(1, 0);
        for (int i = 1; i < Tombstones.MAX / 2; i++) {
            bury(1 + i, 0);
        }
        assertEquals(2, tombstones.withoutFading(snapshot, 0).size());

        bury(0, 0);

        assertEquals(List.of(second), tombstones.withoutFading(snapshot, 0));
    }

    @Test
    void theTombstoneOfANewerRegistrationIsNotFadingWithThatOfAnOlderOne() {
        Snapshot snapshot = Snapshot.empty("n1").with(tombstone(1));
        tombstones.bury(Fixtures.id(1), new Generation(0, true, 0, "n1"), 0);
        bury(1, 30);

        assertEquals(1, tombstones.withoutFading(snapshot, 50).size());
        assertEquals(0, tombstones.withoutFading(snapshot, 80).size());
    }
}
