package dev.rollcall.registry.http;

import dev.rollcall.kit.ServiceName;
import dev.rollcall.kit.servlet.CommonProblem;
import dev.rollcall.kit.servlet.ProblemException;
import dev.rollcall.kit.threads.Threads;
import dev.rollcall.registry.roll.Cause;
import dev.rollcall.registry.roll.Change;
import dev.rollcall.registry.roll.RollListener;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The requests that wait for a part of the roll to change. They wait without a thread; the thread that changes the roll
 * does not wait for them, and all that changes while they are being woken wakes them once more. Thread-safe.
 */
public final class Watchers implements RollListener, AutoCloseable {

    private static final int MAX = 20_000;

    private final Executor executor;
    private final Set<Watcher> ofAll = ConcurrentHashMap.newKeySet();
    private final ConcurrentHashMap<ServiceName, Set<Watcher>> ofOne = new ConcurrentHashMap<>();
    private final AtomicInteger count = new AtomicInteger();
    private volatile boolean closed;

    /** What has changed since its watchers were woken: a service; empty: any. Bounded by what is watched. */
    private final Set<Optional<ServiceName>> due = ConcurrentHashMap.newKeySet();

    private final AtomicBoolean waking = new AtomicBoolean();

    /** A request that waits. No method blocks. */
    interface Watcher {

        /** The part that it watches may have changed. */
        void changed();

        /** Called every {@code rollcall.registry.watch.beat}. */
        default void beat() {}

        /** The registry stops. */
        void close();
    }

    /** Takes what runs the waking. */
    public Watchers(Executor executor) {
        this.executor = executor;
    }

    /**
     * Insists that there is room for one more.
     *
     * @throws ProblemException 503 if there is not, or the registry stops
     */
    void requireRoom() {
        if (closed) {
            throw new ProblemException(CommonProblem.NOT_SERVING, "The registry is stopping.")
                    .header("Retry-After", "2");
        }
        if (count.get() >= MAX) {
            throw new ProblemException(CommonProblem.UNAVAILABLE, MAX + " requests are waiting already.")
                    .header("Retry-After", "10");
        }
    }

    /** Adds a watcher, which counts until it is removed, even if it is woken or closed at once. */
    void add(Optional<ServiceName> name, Watcher watcher) {
        if (name.isEmpty()) {
            count.addAndGet(ofAll.add(watcher) ? 1 : 0);
        } else {
            ofOne.compute(name.get(), (service, some) -> {
                Set<Watcher> all = some == null ? ConcurrentHashMap.newKeySet() : some;
                count.addAndGet(all.add(watcher) ? 1 : 0);
                return all;
            });
        }
        if (closed) {
            watcher.close(); // it came between the question for room and the end
        }
    }

    /** Removes a watcher; more than once does no harm. */
    void remove(Optional<ServiceName> name, Watcher watcher) {
        if (name.isEmpty()) {
            count.addAndGet(ofAll.remove(watcher) ? -1 : 0);
            return;
        }
        ofOne.computeIfPresent(name.get(), (service, some) -> {
            count.addAndGet(some.remove(watcher) ? -1 : 0);
            return some.isEmpty() ? null : some;
        });
    }

    /** Returns how many wait. */
    public int count() {
        return count.get();
    }

    @Override
    public void changed(Change change) {
        if (change.cause() == Cause.MOVED) {
            return; // nothing that readers see
        }
        note(Optional.empty());
        note(Optional.of(change.after().name()));
        change.before().ifPresent(before -> note(Optional.of(before.name())));
        if (!due.isEmpty() && waking.compareAndSet(false, true)) {
            schedule();
        }
    }

    private void note(Optional<ServiceName> name) {
        if (!waiting(name).isEmpty()) {
            due.add(name);
        }
    }

    private Set<Watcher> waiting(Optional<ServiceName> name) {
        return name.isEmpty() ? ofAll : ofOne.getOrDefault(name.get(), Set.of());
    }

    private void schedule() {
        try {
            executor.execute(this::wake);
        } catch (RuntimeException | Error e) {
            waking.set(false); // the next change tries again
            throw e;
        }
    }

    private void wake() {
        waking.set(false);
        due.forEach(name -> {
            due.remove(name);
            each(waiting(name), Watcher::changed);
        });
    }

    /** Lets all watchers show that their connections still work. */
    public void beat() {
        each(all(), Watcher::beat);
    }

    @Override
    public void close() {
        closed = true;
        each(all(), Watcher::close);
    }

    /** A watcher that fails does not keep the others from being called. */
    private static void each(Collection<Watcher> some, Consumer<Watcher> what) {
        some.forEach(watcher -> Threads.guarded(() -> what.accept(watcher)).run());
    }

    private List<Watcher> all() {
        return Stream.concat(ofAll.stream(), ofOne.values().stream().flatMap(Set::stream))
                .toList();
    }
}
