package dev.rollcall.registry.health;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rollcall.kit.testing.ManualTime;
import dev.rollcall.registry.Fixtures;
import dev.rollcall.registry.roll.Health;
import dev.rollcall.registry.roll.Roll;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RoundsTest {

    private static final Vitals SILENT = new Vitals(Health.SUSPECT, 0, 1, 0, false, true, "no answer");

    private final Roll roll = Fixtures.roll(new ManualTime());
    private final Rounds rounds = new Rounds(4);
    private int port = 8000;

    private Patient heard() {
        return new Patient(Fixtures.listed(roll, Fixtures.registration("Stock", port++, 1), Fixtures.signed()), 0, 0);
    }

    private Patient silent() {
        Patient patient = heard();
        patient.note(SILENT, new Checkup(Instant.EPOCH, Optional.empty(), Optional.empty(), Optional.empty()), 0);
        return patient;
    }

    private Patient planned(Patient patient, long due) {
        rounds.plan(patient, due);
        return patient;
    }

    @Test
    void whoHasBeenDueLongestIsFirstHeardOrNot() {
        Patient third = planned(heard(), 30);
        Patient first = planned(silent(), 10);
        Patient second = planned(heard(), 20);

        assertEquals(List.of(first, second, third), rounds.due(30));
        assertEquals(List.of(), rounds.due(30));
    }

    @Test
    void nobodyIsDueBeforeItsTime() {
        Patient patient = planned(heard(), 10);

        assertEquals(List.of(), rounds.due(9));
        assertEquals(List.of(patient), rounds.due(10));
    }

    @Test
    void ofThoseWhoAreDueAtTheSameTimeWhoeverWasHeardIsFirst() {
        Patient silent = planned(silent(), 10);
        Patient heard = planned(heard(), 10);

        assertEquals(List.of(heard, silent), rounds.due(10));
    }

    @Test
    void whoIsNotHeardHasAQuarterOfThePlaces() {
        Patient first = planned(silent(), 1);
        Patient second = planned(silent(), 2);

        assertEquals(List.of(first), rounds.due(10));
        assertEquals(List.of(), rounds.due(10));
        rounds.ended(first);
        assertEquals(List.of(second), rounds.due(10));
    }

    @Test
    void thereAreNoMoreUnderWayThanThereMayBe() {
        for (int i = 0; i < 4; i++) {
            planned(heard(), 1);
        }
        Patient waiting = planned(heard(), 2);

        List<Patient> due = rounds.due(10);
        assertEquals(4, due.size());
        assertEquals(4, rounds.underWay());
        assertEquals(List.of(), rounds.due(10));
        planned(silent(), 3);
        assertEquals(List.of(), rounds.due(10));
        rounds.ended(due.get(0));
        assertEquals(List.of(waiting), rounds.due(10));
        assertEquals(4, rounds.underWay());
    }

    @Test
    void whoeverHasLeftTakesNoPlace() {
        planned(heard(), 1).discharge();

        assertEquals(List.of(), rounds.due(10));
        assertEquals(0, rounds.underWay());
    }

    @Test
    void whoIsInAHurryIsDueAtOnceUnlessACheckIsUnderWay() {
        Patient patient = planned(heard(), 100);
        Patient other = planned(heard(), 50);

        rounds.hurry(patient, 10);
        assertEquals(List.of(patient), rounds.due(10));
        assertEquals(List.of(other), rounds.due(50));
        rounds.hurry(patient, 10);
        assertEquals(List.of(), rounds.due(10));
    }

    @Test
    void onlyWhoeverWasHeardIsLate() {
        assertEquals(0, rounds.lateness(10));
        planned(silent(), 1);
        assertEquals(0, rounds.lateness(10));
        planned(heard(), 4);
        planned(heard(), 6);

        assertEquals(0, rounds.lateness(3));
        assertEquals(6, rounds.lateness(10));
    }
}
