package dev.rollcall.kit.registry;

import dev.rollcall.kit.ServiceName;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Everything one service may call at one moment. Immutable.
 *
 * @param view the registry's name for this content; empty text if the registry never named it
 * @param providers by name, in the order in which the registry told them
 */
record ProviderView(String view, Map<ServiceName, List<Provider>> providers) {

    static final ProviderView NONE = new ProviderView("", Map.of());

    ProviderView {
        providers = Map.copyOf(providers);
    }

    List<Provider> of(ServiceName name) {
        return providers.getOrDefault(name, List.of());
    }

    List<Provider> all() {
        return new TreeMap<>(providers).values().stream().flatMap(List::stream).toList();
    }

    /**
     * Returns what {@code update} makes of this view; empty if it starts from another one. An update that leads to the
     * view already held changes nothing: its answer was lost and it came again.
     */
    Optional<ProviderView> apply(ProviderUpdate update) {
        if (update.full()) {
            return Optional.of(NONE.changed(update));
        }
        if (update.view().isPresent() && update.view().get().equals(view)) {
            return Optional.of(this);
        }
        if (update.previousView().isPresent() && !update.previousView().get().equals(view)) {
            return Optional.empty();
        }
        return Optional.of(changed(update));
    }

    private ProviderView changed(ProviderUpdate update) {
        Map<ServiceName, Told> told = new HashMap<>();
        List<Provider> latestFirst = new ArrayList<>(update.added());
        Collections.reverse(latestFirst);
        latestFirst.forEach(provider -> about(told, provider).add(provider));
        update.removed().forEach(provider -> about(told, provider).note(provider));
        Map<ServiceName, List<Provider>> next = new HashMap<>(providers);
        told.forEach((name, changes) -> {
            List<Provider> now = changes.after(of(name));
            if (now.isEmpty()) {
                next.remove(name);
            } else {
                next.put(name, now);
            }
        });
        return new ProviderView(update.view().orElse(""), next);
    }

    private static Told about(Map<ServiceName, Told> told, Provider provider) {
        return told.computeIfAbsent(provider.name(), name -> new Told());
    }

    /**
     * The changes that one update makes to one service. A later change to an instance replaces the earlier ones, so they are
     * read from the end; whether an instance has a later change is looked up, not searched for.
     */
    private static final class Told {

        private final Deque<Provider> added = new ArrayDeque<>();
        private final Set<InstanceId> ids = new HashSet<>();
        private final Set<URI> urls = new HashSet<>();
        private final Set<URI> urlsWithoutId = new HashSet<>();

        /** Adds a provider; to be called for the last one first. */
        void add(Provider provider) {
            if (!isTold(provider)) {
                added.addFirst(provider);
            }
            note(provider);
        }

        /** Notes that what was told of this instance before does not count any more. */
        void note(Provider provider) {
            urls.add(provider.url());
            provider.instanceId().ifPresentOrElse(ids::add, () -> urlsWithoutId.add(provider.url()));
        }

        /** Returns whether this instance is noted: by its id or, where one of the two has none, by its address. */
        private boolean isTold(Provider provider) {
            return provider.instanceId()
                    .map(id -> ids.contains(id) || urlsWithoutId.contains(provider.url()))
                    .orElseGet(() -> urls.contains(provider.url()));
        }

        List<Provider> after(List<Provider> held) {
            List<Provider> now = new ArrayList<>(held.size() + added.size());
            held.stream().filter(provider -> !isTold(provider)).forEach(now::add);
            now.addAll(added);
            return List.copyOf(now);
        }
    }
}
