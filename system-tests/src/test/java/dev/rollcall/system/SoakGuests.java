package dev.rollcall.system;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rollcall.kit.ServiceName;
import dev.rollcall.kit.testing.Eventually;
import dev.rollcall.kit.testing.Http;
import dev.rollcall.system.harness.Cluster;
import dev.rollcall.system.harness.Roll;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Instances of a service that nobody provides, which come and go at the registries in turn. A registry that does not take it leaves it to the next one, as
 * with the kit's client; so whatever was begun gets done. Of one thread at a time.
 */
final class SoakGuests {
    private static final ServiceName NAME = new ServiceName("Guest");
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final int AT_ONCE = 20;

    private final Cluster cluster;
    private final Deque<String> present = new ArrayDeque<>();
    private int came;
    private int turn;

    SoakGuests(Cluster cluster) {
        this.cluster = cluster;
    }

    /** One comes, and the one that has been there for longest goes when there are many. */
    void next() {
        String id = "guest-" + came++;
        send("POST", "", """
                {"ServiceName":"Guest","ServiceURL":"http://127.0.0.1:9/%s","InstanceId":"%s","Generation":1,"LeaseSeconds":3600}""".formatted(id, id));
        present.add(id);
        if (present.size() > AT_ONCE) {
            send("DELETE", "/" + present.remove() + "?generation=1", null);
        }
    }

    private void send(String method, String path, String body) {
        Eventually.passes(LIMIT, () -> {
            String token = cluster.keys().bearer(NAME, ServiceName.REGISTRY);
            int registry = turn++ % Cluster.REGISTRIES + 1;
            var answer = Http.send(
                    method,
                    cluster.registry(registry, "/services" + path),
                    body,
                    "Authorization",
                    token,
                    "Content-Type",
                    "application/json");
            assertEquals(200, answer.statusCode(), method + path + " at " + registry + ": " + answer.body());
        });
    }

    /** Returns how many came. */
    int came() {
        return came;
    }

    /** Every registry lists those that are present, once each, and none of those that went. */
    void areOnEveryRoll() {
        Set<String> expected = new TreeSet<>(present);
        for (int registry = 1; registry <= Cluster.REGISTRIES; registry++) {
            int asked = registry;
            Eventually.passes(LIMIT, () -> {
                var listed = cluster.roll(asked).of(NAME.value());
                assertEquals(
                        expected,
                        listed.stream().map(Roll.Listed::instanceId).collect(Collectors.toCollection(TreeSet::new)),
                        "registry " + asked);
                assertEquals(expected.size(), listed.size(), "registry " + asked);
            });
        }
    }
}
