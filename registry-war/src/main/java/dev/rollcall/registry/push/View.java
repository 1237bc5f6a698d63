package dev.rollcall.registry.push;

import dev.rollcall.kit.ServiceName;
import dev.rollcall.kit.registry.Provider;
import dev.rollcall.kit.registry.ProviderUpdate;
import dev.rollcall.kit.security.Sha256;
import dev.rollcall.registry.roll.Audience;
import dev.rollcall.registry.roll.Listing;
import dev.rollcall.registry.roll.Snapshot;
import java.lang.ref.WeakReference;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What one subscriber is entitled to see, identified by its content: equal content has an equal hash, on every node and
 * after every restart. Immutable.
 */
public final class View {

    private final Audience audience;
    private final Map<ServiceName, Listing> listings;
    private final Map<ServiceName, List<Provider>> told;
    private final String hash;
    private volatile @Nullable Patch latest;

    /** Held by the deliveries that send it; a list of all providers for each view would be too much to keep. */
    private volatile WeakReference<ProviderUpdate> full = new WeakReference<>(null);

    private View(Audience audience, Map<ServiceName, Listing> listings) {
        this.audience = audience;
        this.listings = listings;
        Map<ServiceName, List<Provider>> offered = new TreeMap<>();
        listings.forEach((service, listing) -> offered.put(service, listing.providers(audience)));
        this.told = FairShare.of(offered);
        this.hash = hash(audience, listings);
    }

    /** How to get here from another view, known only by its hash: a reference to it would keep all views before it. */
    private record Patch(String before, ProviderUpdate update) {}

    /** Returns what {@code audience} may see of {@code snapshot}: the providers of what it requires. */
    static View of(Snapshot snapshot, List<ServiceName> required, Audience audience) {
        Map<ServiceName, Listing> listings = new TreeMap<>();
        for (ServiceName service : required) {
            Listing listing = snapshot.listing(service);
            if (!listing.providers(audience).isEmpty()) {
                listings.put(service, listing);
            }
        }
        return new View(audience, listings);
    }

    /** Returns the hash of the content, opaque to subscribers. */
    public String hash() {
        return hash;
    }

    /** Returns the providers that may be called, ordered by service and instance, as far as {@link FairShare} allows. */
    public List<Provider> providers() {
        return told.values().stream().flatMap(List::stream).toList();
    }

    /** Returns how many more providers might be called, but are not told because there are too many. */
    int untold() {
        return listings.values().stream()
                        .mapToInt(listing -> listing.providers(audience).size())
                        .sum()
                - told.values().stream().mapToInt(List::size).sum();
    }

    /**
     * Returns the update that gives this view to a subscriber that holds anything else. All that are told it at about
     * the same time get the same object, so that it is written once.
     */
    public ProviderUpdate full() {
        ProviderUpdate known = full.get();
        if (known == null) {
            known = ProviderUpdate.full(hash, providers());
            full = new WeakReference<>(known);
        }
        return known;
    }

    /** Returns whether this is what {@code snapshot} shows of {@code required}. */
    boolean shows(Snapshot snapshot, List<ServiceName> required) {
        for (ServiceName service : required) {
            Listing now = snapshot.listing(service);
            Listing held = listings.get(service);
            if (held != now && !(held == null && now.providers(audience).isEmpty())) {
                return false;
            }
        }
        return true;
    }

    /**
     * Returns the update that leads from {@code before} to this view. Most subscribers come from the same view, so the
     * latest update is kept.
     */
    public ProviderUpdate since(View before) {
        Patch known = latest;
        if (known == null || !known.before().equals(before.hash)) {
            known = new Patch(before.hash, patch(before));
            latest = known;
        }
        return known.update();
    }

    /**
     * Looks only at services that differ. A whole view always fits into one update; where the difference does not, the
     * whole view is sent.
     */
    private ProviderUpdate patch(View before) {
        List<Provider> added = new ArrayList<>();
        List<Provider> removed = new ArrayList<>();
        Map<ServiceName, Listing> services = new TreeMap<>(before.listings);
        services.putAll(listings);
        for (ServiceName service : services.keySet()) {
            List<Provider> now = providersOf(service);
            List<Provider> then = before.providersOf(service);
            if (now != then) {
                added.addAll(without(now, then));
                removed.addAll(without(then, now));
            }
        }
        return FairShare.fits(List.of(added, removed))
                ? ProviderUpdate.patch(before.hash, hash, added, removed)
                : full();
    }

    private List<Provider> providersOf(ServiceName service) {
        return told.getOrDefault(service, List.of());
    }

    private static List<Provider> without(List<Provider> all, List<Provider> others) {
        Set<Provider> known = new HashSet<>(others);
        return all.stream().filter(provider -> !known.contains(provider)).toList();
    }

    private static String hash(Audience audience, Map<ServiceName, Listing> listings) {
        MessageDigest digest = Sha256.begin();
        listings.forEach((service, listing) -> {
            String line = service.value() + "\n" + listing.digest(audience) + "\n";
            digest.update(line.getBytes(StandardCharsets.UTF_8));
        });
        return HexFormat.of().formatHex(digest.digest(), 0, 16);
    }
}
