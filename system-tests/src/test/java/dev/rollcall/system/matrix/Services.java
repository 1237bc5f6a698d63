package dev.rollcall.system.matrix;

import dev.rollcall.system.harness.FourTomcats.Member;
import dev.rollcall.system.harness.Keys;
import dev.rollcall.system.harness.Roll;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;

/**
 * Where the services of a running system are. Addresses are those of contexts and end in a slash.
 *
 * @param front the portal, as browsers see it
 * @param trust what trusts the certificate at the front, if there is one
 * @param portal the portal, as services see it
 * @param gradeBook a grade book
 * @param roll of a registry
 * @param keys what all share; known once a service was started
 * @param members who is to be on the roll, each as often as there are instances
 */
record Services(
        URI front,
        Optional<SSLContext> trust,
        URI portal,
        URI gradeBook,
        Roll roll,
        Supplier<Keys> keys,
        List<Member> members) {
    /** One of each. */
    static final List<Member> FOUR = List.of(Member.REGISTRY, Member.LOG, Member.GRADING, Member.PORTAL);

    /** As the launcher's topology {@code cluster} has them. */
    static final List<Member> CLUSTER = List.of(
            Member.REGISTRY,
            Member.REGISTRY,
            Member.REGISTRY,
            Member.LOG,
            Member.LOG,
            Member.GRADING,
            Member.PORTAL,
            Member.PORTAL);

    /** As many processes share the processors. */
    private static final Duration READY = Duration.ofSeconds(180);

    /** Services whose portal browsers see where they are themselves. */
    static Services at(
            URI portal,
            Optional<SSLContext> trust,
            URI gradeBook,
            URI roll,
            Supplier<Keys> keys,
            List<Member> members) {
        return new Services(portal, trust, portal, gradeBook, Roll.at(roll, keys), keys, members);
    }

    /** The same, with something in front of the portal. */
    Services behind(URI otherFront, SSLContext otherTrust) {
        return new Services(otherFront, Optional.of(otherTrust), portal, gradeBook, roll, keys, members);
    }

    /** Waits until all are on the roll, up, and know their providers. */
    void awaitReady() {
        roll.awaitReady(READY, members.stream().map(Member::service).toArray(String[]::new));
    }
}
