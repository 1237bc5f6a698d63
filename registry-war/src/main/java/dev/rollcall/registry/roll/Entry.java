package dev.rollcall.registry.roll;

import dev.rollcall.kit.ServiceName;
import dev.rollcall.kit.registry.InstanceId;
import dev.rollcall.kit.registry.Registration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the roll knows about one instance: the join of parts that change independently, so that what other nodes and
 * late messages say can be merged in any order. Immutable.
 *
 * <ul>
 *   <li><i>generation</i>: which registration this is; the greater wins, and with it registration, origin and time
 *   <li><i>left</i>: within a generation, having left beats being present, also if several nodes took the registration;
 *       the entry is then a tombstone that holds no more than name and address
 *   <li><i>status</i>, <i>operator</i> and <i>home</i>: registers with an order of their own
 * </ul>
 *
 * @param generation which registration this is
 * @param registration what the service declared
 * @param origin where it came from
 * @param registeredAt when it came
 * @param left whether it deregistered, or was taken off the roll for good
 * @param status the verdict of the health checks
 * @param operator the decision of an operator
 * @param home the node at which it renews
 */
public record Entry(
        Generation generation,
        Registration registration,
        Origin origin,
        Instant registeredAt,
        boolean left,
        Status status,
        Operator operator,
        Home home) {

    /** Strips what a tombstone does not need. */
    public Entry {
        if (left) {
            registration = Registration.of(registration.name(), registration.instanceId(), registration.url());
            origin = new Origin(origin.signed(), origin.caller(), Map.of());
        }
    }

    /** Returns an entry for a registration that was just taken, keeping the operator's decision about {@code known}. */
    static Entry taken(
            Generation generation, Registration registration, Origin origin, Instant now, @Nullable Entry known) {
        Operator operator = known == null ? Operator.NONE : known.operator;
        Status status = Status.initial(generation, now);
        return new Entry(generation, registration, origin, now, false, status, operator, Home.first(generation));
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
        return !removed();
    }

    /** Returns whether it is not on the roll any more: it has left, or its lease has run out. */
    public boolean removed() {
        return left || home.ended();
    }

    /** Returns whether the instance is on the roll with this registration. */
    boolean isListedAs(Generation registered) {
        return present() && generation.equals(registered);
    }

    /** Returns the verdict of the health checks. */
    public Health health() {
        return status.health();
    }

    /** Returns whether dependents are told about it. */
    public boolean offered() {
        return !removed() && status.health() != Health.DOWN && !operator.drained();
    }

    /**
     * Returns this entry after a restart of {@code node}: an instance that is down counts as down from {@code now} on,
     * because it was not checked before.
     */
    Entry restored(String node, Instant now) {
        return present() && health() == Health.DOWN ? with(status.next(Health.DOWN, status.reason(), node, now)) : this;
    }

    /** Returns the tombstone of this entry. */
    Entry tombstone() {
        return new Entry(generation, registration, origin, registeredAt, true, status, operator, home);
    }

    /** Returns this entry with another home, which must be about the same generation. */
    Entry with(Home other) {
        return new Entry(generation, registration, origin, registeredAt, left, status, operator, other);
    }

    /** Returns this entry with another verdict, which must be about the same generation. */
    Entry with(Status verdict) {
        return new Entry(generation, registration, origin, registeredAt, left, verdict, operator, home);
    }

    /** Returns this entry with another decision of an operator. */
    Entry with(Operator decision) {
        return new Entry(generation, registration, origin, registeredAt, left, status, decision, home);
    }

    /**
     * Merges what two nodes, or a message and a node, know about the same instance. Commutative, associative and
     * idempotent.
     */
    public Entry join(Entry other) {
        Entry newer = generation.compareTo(other.generation) >= 0 ? this : other;
        boolean gone = generation.isSameAs(other.generation) ? left || other.left : newer.left;
        return new Entry(
                newer.generation,
                newer.registration,
                newer.origin,
                newer.registeredAt,
                gone,
                status.join(other.status),
                operator.join(other.operator),
                home.join(other.home));
    }
}
