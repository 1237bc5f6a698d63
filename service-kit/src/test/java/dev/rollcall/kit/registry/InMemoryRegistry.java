package dev.rollcall.kit.registry;

import dev.rollcall.kit.ServiceName;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A registry inside the test, with the rules of generations and nothing else. Thread-safe. */
public final class InMemoryRegistry implements RegistryClient {

    public static final Duration LEASE = Duration.ofSeconds(3);

    private final Map<InstanceId, Entry> entries = new HashMap<>();
    private final List<String> heard = new ArrayList<>();
    private boolean away;

    private record Entry(Registration registration, boolean removed) {
        long generation() {
            return registration.generation().orElseThrow();
        }
    }

    /** From now on nobody answers, or somebody does again. */
    public synchronized void away(boolean isAway) {
        away = isAway;
    }

    /** Loses everything, as a restart without a disk does. */
    public synchronized void forget() {
        entries.clear();
    }

    /** Returns what was asked, as {@code register 7}, in order. */
    public synchronized List<String> heard() {
        return List.copyOf(heard);
    }

    public synchronized List<Registration> listed() {
        return entries.values().stream()
                .filter(e -> !e.removed())
                .map(Entry::registration)
                .sorted(Comparator.comparing(Registration::instanceId))
                .toList();
    }

    @Override
    public synchronized RegistryAnswer register(Registration registration) {
        long generation = registration.generation().orElseThrow();
        heard.add("register " + generation);
        if (away) {
            return new RegistryAnswer.Away("test");
        }
        Entry known = entries.get(registration.instanceId());
        if (known != null
                && (known.generation() > generation || (known.generation() == generation && known.removed()))) {
            return new RegistryAnswer.Older(known.generation());
        }
        entries.put(registration.instanceId(), new Entry(registration, false));
        return new Registered(registration.instanceId(), generation, LEASE, view(registration.required()));
    }

    @Override
    public synchronized RegistryAnswer renew(InstanceId instanceId, Renewal renewal) {
        heard.add("renew " + renewal.generation());
        if (away) {
            return new RegistryAnswer.Away("test");
        }
        Entry known = entries.get(instanceId);
        if (known == null || known.removed()) {
            return new RegistryAnswer.Unknown();
        }
        ProviderUpdate view = view(known.registration().required());
        boolean same = view.view().orElseThrow().equals(renewal.view());
        return new Renewed(
                renewal.generation() < known.generation() ? Renewed.State.SUPERSEDED : Renewed.State.RENEWED,
                LEASE,
                same ? Optional.empty() : Optional.of(view));
    }

    @Override
    public synchronized boolean deregister(InstanceId instanceId, long generation, Duration limit) {
        heard.add("deregister " + generation);
        if (away) {
            return false;
        }
        entries.computeIfPresent(
                instanceId,
                (id, known) -> known.generation() > generation ? known : new Entry(known.registration(), true));
        return true;
    }

    private ProviderUpdate view(List<ServiceName> required) {
        List<Provider> providers = listed().stream()
                .filter(r -> required.contains(r.name()))
                .map(Registration::provider)
                .toList();
        return ProviderUpdate.full("v" + Integer.toHexString(providers.hashCode()), providers);
    }
}
