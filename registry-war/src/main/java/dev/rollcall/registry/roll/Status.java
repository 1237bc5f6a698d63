package dev.rollcall.registry.roll;

import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * What the health checks found out about one generation of an instance: a register in which the latest verdict wins.
 * Immutable.
 *
 * <p>Verdicts are ordered by generation, then by the view number, counter and node id of the node that checked. A
 * verdict can neither remove an entry nor revive a removed one.
 *
 * @param generation the registration it is about
 * @param view the number of the cluster's view in which it was reached; 0 on a single node
 * @param counter the number of verdicts before
 * @param node the node that checked
 * @param health the verdict
 * @param since when the health became what it is
 * @param reason why, in words for people; null if all is well
 */
public record Status(
        Generation generation,
        long view,
        long counter,
        String node,
        Health health,
        Instant since,
        @Nullable String reason) {

    private static final Comparator<Status> ORDER = Comparator.comparing(Status::generation)
            .thenComparingLong(Status::view)
            .thenComparingLong(Status::counter)
            .thenComparing(Status::node);

    /** Returns the status of a registration that was just taken: an instance that registers is alive. */
    public static Status initial(Generation generation, Instant now) {
        return new Status(generation, 0, 0, generation.node(), Health.UP, now, null);
    }

    /** Returns the same verdict as reached in the cluster's view {@code number}, unless it was reached in a later one. */
    Status inView(long number) {
        return new Status(generation, Math.max(view, number), counter, node, health, since, reason);
    }

    /** Returns the verdict that follows this one. */
    public Status next(Health verdict, @Nullable String why, String checkedBy, Instant now) {
        return new Status(generation, view, counter + 1, checkedBy, verdict, now, why);
    }

    /** Returns the later of two verdicts. */
    public Status join(Status other) {
        return ORDER.compare(this, other) >= 0 ? this : other;
    }
}
