package dev.rollcall.registry.health;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.testing.ManualTime;
import dev.rollcall.registry.Fixtures;
import dev.rollcall.registry.roll.Entry;
import org.junit.jupiter.api.Test;

class PatientTest {

    private final Entry entry = Fixtures.listed(
            Fixtures.roll(new ManualTime()), Fixtures.registration("Stock", 8000, 1), Fixtures.signed());

    @Test
    void graceIsOverWhenItsTimeIs() {
        Patient patient = new Patient(entry, 10, 30);

        assertTrue(patient.inGrace(39));
        assertFalse(patient.inGrace(40));
        assertFalse(new Patient(entry, 10, 0).inGrace(10));
    }

    @Test
    void aWishForACheckIsGrantedOnce() {
        Patient patient = new Patient(entry, 0, 0);
        assertFalse(patient.isAsked());

        patient.ask();

        assertTrue(patient.isAsked());
        assertFalse(patient.isAsked());
    }
}
