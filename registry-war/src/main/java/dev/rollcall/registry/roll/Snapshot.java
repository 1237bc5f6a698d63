package dev.rollcall.registry.roll;

import dev.rollcall.kit.ServiceName;
import dev.rollcall.kit.registry.InstanceId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The whole roll at one revision. Immutable; the copy after a change shares everything but the service that changed.
 *
 * @param revision which state of the roll this is
 * @param entries all that is known, tombstones included
 * @param listings the instances of each service that has one
 */
public record Snapshot(
        Revision revision, PersistentMap<InstanceId, Entry> entries, PersistentMap<ServiceName, Listing> listings) {

    static Snapshot empty(String node) {
        return new Snapshot(new Revision(node, 0), PersistentMap.empty(), PersistentMap.empty());
    }

    /** Returns the instance if it is on the roll. */
    public Optional<Entry> present(InstanceId id) {
        return Optional.ofNullable(entries.get(id)).filter(Entry::present);
    }

    /** Returns the instances of {@code service}. */
    public Listing listing(ServiceName service) {
        Listing listing = listings.get(service);
        return listing == null ? Listing.EMPTY : listing;
    }

    /** Returns the next snapshot, in which {@code entry} is what is known about its instance. */
    Snapshot with(Entry entry) {
        PersistentMap<ServiceName, Listing> changed = unlisted(entries.get(entry.id()), entry.name());
        Listing before = listing(entry.name());
        Listing after = entry.present() ? before.with(entry) : before.without(entry.id());
        return new Snapshot(revision.next(), entries.with(entry.id(), entry), listed(changed, entry.name(), after));
    }

    /** Returns the next snapshot, in which nothing is known about {@code id}, which must be a tombstone. */
    Snapshot without(InstanceId id) {
        return new Snapshot(revision.next(), entries.without(id), listings);
    }

    /** Returns the listings without an instance that now belongs to another service. */
    private PersistentMap<ServiceName, Listing> unlisted(@Nullable Entry before, ServiceName now) {
        return before == null || before.name().equals(now)
                ? listings
                : listed(listings, before.name(), listing(before.name()).without(before.id()));
    }

    private static PersistentMap<ServiceName, Listing> listed(
            PersistentMap<ServiceName, Listing> listings, ServiceName service, Listing listing) {
        return listing.entries().isEmpty() ? listings.without(service) : listings.with(service, listing);
    }
}
