package dev.rollcall.registry.roll;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rollcall.registry.Fixtures;
import java.time.Duration;
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
            bury(1, 0);
        }

        assertEquals(5, tombstones.forgotten(1).size());
    }
}
