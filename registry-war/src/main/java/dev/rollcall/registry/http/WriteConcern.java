package dev.rollcall.registry.http;

import dev.rollcall.kit.servlet.CommonProblem;
import dev.rollcall.kit.servlet.ProblemException;
import dev.rollcall.registry.cluster.Cluster;
import dev.rollcall.registry.members.Members;
import dev.rollcall.registry.roll.Entry;
import dev.rollcall.registry.store.RollStore;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What must hold before a request is answered (the word is MongoDB's): this registry knows the roll, and its changes
 * are on the disk, if the settings ask for that, and merged by another registry, if there is one. Thread-safe.
 */
public final class WriteConcern {

    private static final Duration LIMIT = Duration.ofSeconds(2);

    private final Members members;
    private final Optional<RollStore> store;
    private final Optional<Cluster> cluster;

    /**
     * Takes the members and what is waited for.
     *
     * @param store whose disk is waited for; empty if no disk is
     * @param cluster whose confirmation is waited for; empty if no other registry is
     */
    public WriteConcern(Members members, Optional<RollStore> store, Optional<Cluster> cluster) {
        this.members = members;
        this.store = store;
        this.cluster = cluster;
    }

    /**
     * Insists that this registry knows the roll.
     *
     * @throws ProblemException 503 as long as it is joining the others
     */
    void requireRoll() {
        if (!members.now().isWorking()) {
            throw new ProblemException(
                            CommonProblem.NOT_SERVING,
                            "This registry is joining the others and does not know the roll yet.")
                    .header("Retry-After", "1")
                    .loggedAlready(); // that it joins, and that it has joined
        }
    }

    /**
     * Insists that the registration to which a goodbye belongs is known if there are other registries, reached or
     * not: they may list it, and it would stay on their roll.
     *
     * @param known what is known of the instance
     * @param generation the one that leaves; 0 for whichever is listed
     * @throws ProblemException 503 if another registry may know more
     */
    void requireHeardOf(@Nullable Entry known, long generation) {
        boolean ahead = known == null || known.generation().number() < generation;
        if (ahead && members.isCluster()) {
            throw new ProblemException(
                            CommonProblem.UNAVAILABLE,
                            "This registry has not heard of that registration; another one may.")
                    .header("Retry-After", "1");
        }
    }

    /**
     * Waits until the disk has what this node has changed, and another live node has merged it.
     *
     * @throws ProblemException 503 if the disk fails or no other registry confirms in time; the change is in force nevertheless, and
     *     repeating the request does no harm
     */
    void await() {
        if (store.isPresent() && !store.get().awaitKept(LIMIT)) {
            throw unconfirmed("The change is in force but could not be written to the disk.");
        }
        try {
            if (cluster.isPresent() && !cluster.get().replication().awaitConfirmed(LIMIT)) {
                throw unconfirmed("The change is in force here but no other registry has confirmed it.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static ProblemException unconfirmed(String sentence) {
        return new ProblemException(CommonProblem.UNAVAILABLE, sentence).header("Retry-After", "1");
    }
}
