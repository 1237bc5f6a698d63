package dev.rollcall.registry.push;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Queue;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Lets a few calls run at a time, in the order in which they came: a thousand that begin at once open a thousand
 * connections and all end late, while calls that follow each other share a few. A call that runs for longer than
 * {@link #PATIENCE} (at most twice that) no longer counts, so no call waits long for a slow one. Thread-safe.
 */
final class ConcurrencyLimiter {

    static final Duration PATIENCE = Duration.ofMillis(20);

    private final int width;
    private final Scheduler scheduler;

    @GuardedBy("this")
    private final Queue<Admission> waiting = new ArrayDeque<>();

    @GuardedBy("this")
    private final Set<Admission> inside = new HashSet<>();

    /** The calls that were running at the latest look. */
    @GuardedBy("this")
    private Set<Admission> seen = Set.of();

    @GuardedBy("this")
    private boolean looking;

    /** Takes how many may run at a time, and what looks for slow ones while others wait. */
    ConcurrencyLimiter(int width, Scheduler scheduler) {
        this.width = width;
        this.scheduler = scheduler;
    }

    /** One call, from when it begins to wait. */
    private static final class Admission {

        private final Consumer<Runnable> begin;
        private boolean beginning = true;

        Admission(Consumer<Runnable> begin) {
            this.begin = begin;
        }
    }

    /**
     * Calls {@code begin}, now or later, on this thread or another, with what must be called when it has ended, by any
     * thread, once or more often.
     */
    void enter(Consumer<Runnable> begin) {
        synchronized (this) {
            waiting.add(new Admission(begin));
        }
        admit();
    }

    private void admit() {
        Admission admission = next(null);
        while (admission != null) {
            Admission current = admission;
            current.begin.accept(() -> end(current));
            admission = next(current);
        }
    }

    /** Returns the call that may begin after {@code begun}; null if none may. */
    private synchronized @Nullable Admission next(@Nullable Admission begun) {
        if (begun != null) {
            begun.beginning = false;
        }
        if (inside.size() >= width) {
            lookLater();
            return null;
        }
        Admission next = waiting.poll();
        if (next != null) {
            inside.add(next);
        }
        return next;
    }

    private void end(Admission admission) {
        if (left(admission)) {
            admit();
        }
    }

    /** Returns whether the next calls must be let in: the thread that begins a call does so afterwards anyway. */
    private synchronized boolean left(Admission admission) {
        return inside.remove(admission) && !admission.beginning;
    }

    @GuardedBy("this")
    private void lookLater() {
        if (!looking && !waiting.isEmpty()) {
            looking = true;
            scheduler.run(PATIENCE, this::look);
        }
    }

    private void look() {
        synchronized (this) {
            inside.removeAll(seen);
            looking = false;
            seen = waiting.isEmpty() ? Set.of() : Set.copyOf(inside);
        }
        admit();
    }
}
