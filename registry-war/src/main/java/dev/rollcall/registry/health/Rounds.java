package dev.rollcall.registry.health;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** Who is to be checked when, and how many checks are under way. Thread-safe. */
final class Rounds {

    private final int concurrency;
    private final PriorityQueue<Visit> visits = new PriorityQueue<>(Comparator.comparingLong(Visit::due));
    private int underWay;

    Rounds(int concurrency) {
        this.concurrency = concurrency;
    }

    private record Visit(Patient patient, long due) {}

    synchronized void plan(Patient patient, long due) {
        visits.add(new Visit(patient, due));
    }

    /** Takes out whoever is due at {@code now}, as many as may be checked at the same time. */
    synchronized List<Patient> due(long now) {
        List<Patient> patients = new ArrayList<>();
        while (underWay < concurrency && !visits.isEmpty() && visits.peek().due() - now <= 0) {
            Patient patient = visits.remove().patient();
            if (!patient.discharged()) {
                underWay++;
                patients.add(patient);
            }
        }
        return patients;
    }

    /** Says that a check handed out by {@link #due} has ended. */
    synchronized void ended() {
        underWay--;
    }
}
