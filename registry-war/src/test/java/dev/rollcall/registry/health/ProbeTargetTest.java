package dev.rollcall.registry.health;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.testing.ManualTime;
import dev.rollcall.registry.Fixtures;
import dev.rollcall.registry.roll.Entry;
import org.junit.jupiter.api.Test;

class ProbeTargetTest {

    private final Entry entry = Fixtures.listed(
            Fixtures.roll(new ManualTime()), Fixtures.registration("Stock", 8000, 1), Fixtures.signed());

    @Test
    void graceIsOverWhenItsTimeIs() {
        ProbeTarget target = new ProbeTarget(entry, 10, 30);

        assertTrue(target.inGrace(39));
        assertFalse(target.inGrace(40));
        assertFalse(new ProbeTarget(entry, 10, 0).inGrace(10));
    }

    @Test
    void aWishForACheckIsGrantedOnce() {
        ProbeTarget target = new ProbeTarget(entry, 0, 0);
        assertFalse(target.isAsked());

        target.ask();

        assertTrue(target.isAsked());
        assertFalse(target.isAsked());
    }
}
