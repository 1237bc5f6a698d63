package dev.rollcall.registry.http;

import dev.rollcall.kit.servlet.CommonProblem;
import dev.rollcall.kit.servlet.ProblemException;
import dev.rollcall.registry.cluster.Cluster;
import dev.rollcall.registry.members.Members;
import java.time.Duration;
import java.util.Optional;

/**
 * What a registry owes to the others of its cluster before it answers: it must know the roll, and another node must know what it has
 * changed. Alone it owes nothing. Thread-safe.
 */
public final class Accord {

    private static final Duration LIMIT = Duration.ofSeconds(2);

    private final Members members;
    private final Optional<Cluster> cluster;

    /**
     * Takes who works together.
     *
     * @param cluster whose confirmation is waited for; empty if none is
     */
    public Accord(Members members, Optional<Cluster> cluster) {
        this.members = members;
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
                    .header("Retry-After", "1");
        }
    }

    /**
     * Waits until another live node has merged what this one has changed.
     *
     * @throws ProblemException 503 if none has in time; the change is in force nevertheless, and repeating the request does no
     *     harm
     */
    void await() {
        try {
            if (cluster.isPresent() && !cluster.get().replication().awaitConfirmed(LIMIT)) {
                throw new ProblemException(
                                CommonProblem.UNAVAILABLE,
                                "The change is in force here but no other registry has confirmed it.")
                        .header("Retry-After", "1");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
