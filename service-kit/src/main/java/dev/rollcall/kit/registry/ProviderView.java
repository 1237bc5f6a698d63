package dev.rollcall.kit.registry;

import dev.rollcall.kit.ServiceName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

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
        Map<ServiceName, List<Provider>> next = new TreeMap<>(providers);
        update.removed().forEach(gone -> drop(next, gone));
        update.added().forEach(provider -> {
            drop(next, provider);
            List<Provider> more = new ArrayList<>(next.getOrDefault(provider.name(), List.of()));
            more.add(provider);
            next.put(provider.name(), List.copyOf(more));
        });
        return new ProviderView(update.view().orElse(""), next);
    }

    private static void drop(Map<ServiceName, List<Provider>> providers, Provider gone) {
        List<Provider> rest = providers.getOrDefault(gone.name(), List.of()).stream()
                .filter(Predicate.not(gone::isSameInstance))
                .toList();
        if (rest.isEmpty()) {
            providers.remove(gone.name());
        } else {
            providers.put(gone.name(), rest);
        }
    }
}
