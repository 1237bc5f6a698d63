package dev.rollcall.kit.registry;

import dev.rollcall.kit.ServiceName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The instances a service may call, as the registry told them last. That a service has no known provider is an answer, not a
 * failure.
 *
 * <p>Readers see immutable snapshots and never wait. The last view is kept on disk, so that a service that restarts
 * while the registry is away still finds its providers. Thread-safe.
 */
public final class Providers {

    private final Object lock = new Object();
    private final ViewFile file;
    private final Map<ServiceName, AtomicInteger> turns = new ConcurrentHashMap<>();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private volatile Held held;

    /** The view held, and how many updates were taken up to it. */
    private record Held(ProviderView view, long changes) {}

    /** Takes up the view kept in {@code file}, if there is one. */
    public Providers(ViewFile file) {
        this.file = file;
        this.held = new Held(file.load().flatMap(ProviderView.NONE::apply).orElse(ProviderView.NONE), 0);
    }

    /** Runs {@code changed} after each update, on the thread that brought it. It must not block. */
    void listen(Runnable changed) {
        listeners.add(changed);
    }

    /** Returns the provider whose turn it is; empty if none is known. */
    public Optional<Provider> pick(ServiceName name) {
        return rotation(name).stream().findFirst();
    }

    /** Returns all providers, the one whose turn it is first. */
    List<Provider> rotation(ServiceName name) {
        List<Provider> all = all(name);
        if (all.size() < 2) {
            return all;
        }
        int turn = turns.computeIfAbsent(name, n -> new AtomicInteger()).getAndIncrement();
        int first = Math.floorMod(turn, all.size());
        List<Provider> rotated = new ArrayList<>(all.subList(first, all.size()));
        rotated.addAll(all.subList(0, first));
        return rotated;
    }

    /** Returns all providers in the order in which the registry told them; empty if none is known. */
    public List<Provider> all(ServiceName name) {
        return held.view().of(name);
    }

    /** Returns the registry's name for what is held; empty text if nothing was told yet. */
    public String view() {
        return held.view().view();
    }

    /**
     * Takes an update the registry pushed.
     *
     * @return whether it was taken; false if it starts from another view than the one held, which must be answered 409
     */
    public boolean apply(ProviderUpdate update) {
        synchronized (lock) {
            Optional<ProviderView> next = held.view().apply(update);
            next.ifPresent(view -> held = new Held(view, held.changes() + 1));
            if (next.isEmpty()) {
                return false;
            }
        }
        changed();
        return true;
    }

    /** Returns how many updates were taken, for {@link #adopt}. */
    long changes() {
        return held.changes();
    }

    /**
     * Takes an update that came in an answer, unless a push overtook it: then only the registry can tell which is
     * newer.
     *
     * @param asked what {@link #changes()} was when the question was sent
     * @return whether it was taken
     */
    boolean adopt(ProviderUpdate update, long asked) {
        synchronized (lock) {
            if (held.changes() != asked) {
                return false;
            }
            Optional<ProviderView> next = held.view().apply(update);
            if (next.isEmpty()) {
                return false;
            }
            held = new Held(next.get(), asked + 1);
        }
        changed();
        return true;
    }

    /** Called outside the lock: readers never wait for the disk, and threads that bring updates only one at a time. */
    private void changed() {
        listeners.forEach(Runnable::run);
        file.save(() -> {
            ProviderView view = held.view();
            return view.view().isEmpty() ? Optional.empty() : Optional.of(ProviderUpdate.full(view.view(), view.all()));
        });
    }
}
