package dev.rollcall.registry.roll;

import dev.rollcall.kit.ServiceName;
import dev.rollcall.kit.registry.InstanceId;
import dev.rollcall.kit.registry.Registration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What the roll knows about one instance: the join of parts that change independently, so that nodes and late messages
 * can be merged in any order. Immutable.
 *
 * <ul>
 *   <li><i>generation</i>: which registration this is; the greater wins, and with it registration, origin and time
 *   <li><i>removed</i>: within a generation, removed beats present; a removed entry is a tombstone that holds no more
 *       than name and address
 *   <li><i>status</i> and <i>operator</i>: registers with an order of their own
 * </ul>
 *
 * @param generation which registration this is
 * @param registration what the service declared
 * @param origin where it came from
 * @param registeredAt when it came
 * @param removed whether this is a tombstone
 * @param status the verdict of the health checks
 * @param operator the decision of an operator
 */
public record Entry(
        Generation generation,
        Registration registration,
        Origin origin,
        Instant registeredAt,
        boolean removed,
        Status status,
        Operator operator) {

    /** Strips what a tombstone does not need. */
    public Entry {
        if (removed) {
            registration = bare(registration);
            origin = new Origin(origin.signed(), origin.caller(), Map.of());
        }
    }

    /** Returns an entry for a registration that was just taken, keeping the operator's decision about {@code known}. */
    static Entry taken(
            Generation generation, Registration registration, Origin origin, Instant now, @Nullable Entry known) {
        Operator operator = known == null ? Operator.NONE : known.operator;
        return new Entry(generation, registration, origin, now, false, Status.initial(generation, now), operator);
    }

    /** Returns the identity of the instance. */
    public InstanceId id() {
        return registration.instanceId();
    }

    /** Returns the service it belongs to. */
    public ServiceName name() {
        return registration.name();
    }

    /** Returns whether the instance is on the roll. */
    public boolean present() {
        return !removed;
    }

    /** Returns how the instance does. */
    public Health health() {
        return status.health();
    }

    /** Returns whether dependents are told about it. */
    public boolean offered() {
        return !removed && status.health() != Health.DOWN && !operator.drained();
    }

    /** Returns the tombstone of this entry. */
    Entry tombstone() {
        return new Entry(generation, registration, origin, registeredAt, true, status, operator);
    }

    /** Returns this entry with another verdict, which must be about the same generation. */
    Entry with(Status verdict) {
        return new Entry(generation, registration, origin, registeredAt, removed, verdict, operator);
    }

    /** Returns this entry with another decision of an operator. */
    Entry with(Operator decision) {
        return new Entry(generation, registration, origin, registeredAt, removed, status, decision);
    }

    /**
     * Merges what two nodes, or a message and a node, know about the same instance. Commutative, associative and
     * idempotent.
     */
    public Entry join(Entry other) {
        Entry newer = generation.compareTo(other.generation) >= 0 ? this : other;
        boolean gone = generation.equals(other.generation) ? removed || other.removed : newer.removed;
        return new Entry(
                newer.generation,
                newer.registration,
                newer.origin,
                newer.registeredAt,
                gone,
                status.join(other.status),
                operator.join(other.operator));
    }

    private static Registration bare(Registration full) {
        return new Registration(
                full.name(),
                full.instanceId(),
                OptionalLong.empty(),
                full.url(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                Optional.empty());
    }
}
