package dev.rollcall.registry.health;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * Which instance is checked when, and how many checks are under way. A check of an instance that was not heard the last
 * time will probably hang until its time-out, so those together get at most a quarter of the concurrency, and all
 * others never wait for them. Thread-safe.
 */
final class ProbeQueue {

    private static final int SILENT_SHARE = 4;

    private final Lane all;
    private final Lane silent;

    ProbeQueue(int concurrency) {
        this.all = new Lane(concurrency);
        this.silent = new Lane(Math.max(1, concurrency / SILENT_SHARE));
    }

    private record Visit(ProbeTarget target, long due) {}

    /** The checks that wait, and how many are under way. */
    private static final class Lane {

        private final int limit;
        private final PriorityQueue<Visit> visits = new PriorityQueue<>(Comparator.comparingLong(Visit::due));
        private int underWay;

        Lane(int limit) {
            this.limit = limit;
        }

        boolean ready(long now) {
            return underWay < limit && !visits.isEmpty() && visits.peek().due() - now <= 0;
        }
    }

    synchronized void plan(ProbeTarget target, long due) {
        lane(target).visits.add(new Visit(target, due));
    }

    /** Makes {@code target} due, unless a check of it is under way. */
    synchronized void hurry(ProbeTarget target, long now) {
        PriorityQueue<Visit> visits = lane(target).visits;
        if (visits.removeIf(visit -> visit.target() == target)) {
            visits.add(new Visit(target, now));
        }
    }

    /** Takes out the targets that are due at {@code now}, as many as may be checked at the same time. */
    synchronized List<ProbeTarget> due(long now) {
        List<ProbeTarget> targets = new ArrayList<>();
        while (all.underWay < all.limit && (all.ready(now) || silent.ready(now))) {
            Lane lane = next(now);
            ProbeTarget target = lane.visits.remove().target();
            if (!target.ended()) {
                all.underWay++;
                silent.underWay += lane == silent ? 1 : 0;
                targets.add(target);
            }
        }
        return targets;
    }

    /** Returns the longest time that a target which was heard the last time has been due without being checked; 0 if none is. */
    synchronized long lateness(long now) {
        return all.visits.isEmpty() ? 0 : Math.max(0, now - all.visits.peek().due());
    }

    /** Returns how many checks are under way. */
    synchronized int underWay() {
        return all.underWay;
    }

    /** Returns the lane whose first target has waited longest. */
    private Lane next(long now) {
        if (all.ready(now) && silent.ready(now)) {
            return all.visits.peek().due() - silent.visits.peek().due() <= 0 ? all : silent;
        }
        return all.ready(now) ? all : silent;
    }

    /** Notes that a check handed out by {@link #due} has ended; to be called before its result is noted. */
    synchronized void ended(ProbeTarget target) {
        all.underWay--;
        silent.underWay -= lane(target) == silent ? 1 : 0;
    }

    /** The state changes only by a check, and while one is planned or under way there is no other. */
    private Lane lane(ProbeTarget target) {
        return target.state().unheard() ? silent : all;
    }
}
