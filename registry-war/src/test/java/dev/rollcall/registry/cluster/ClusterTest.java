package dev.rollcall.registry.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rollcall.kit.testing.Eventually;
import dev.rollcall.kit.testing.ManualTime;
import dev.rollcall.registry.Fixtures;
import dev.rollcall.registry.members.Members;
import dev.rollcall.registry.roll.Roll;
import dev.rollcall.registry.testing.NoSubscribers;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The threads of a cluster when memory is short. */
class ClusterTest {

    private static final Duration SOON = Duration.ofSeconds(10);

    private final ManualTime time = new ManualTime();
    private final Members members = new Members(Replication.beginning("n1"));
    private final Line line = new Line();
    private final Cluster cluster = new Cluster(
            line,
            new Roll(members, Fixtures.ROLL_CONFIG, time, time),
            (entry, result) -> {},
            new NoSubscribers(),
            time,
            new MembershipLog(time));

    /** A line to nobody, on which something may fail. */
    private static class Line implements Transport {

        volatile boolean opens = true;
        volatile int failures;
        volatile @Nullable Receiver receiver;
        final AtomicInteger places = new AtomicInteger();

        @Override
        public void open(Receiver opened) throws IOException {
            if (!opens) {
                throw new OutOfMemoryError("for the test");
            }
            receiver = opened;
        }

        @Override
        public String place(String node) {
            if (places.incrementAndGet() <= failures) {
                throw new OutOfMemoryError("for the test");
            }
            return node;
        }

        @Override
        public void toAll(byte[] message) {}

        @Override
        public void to(String node, byte[] message) {}

        @Override
        public int configured() {
            return 2;
        }

        @Override
        public Set<String> unnamed() {
            return Set.of();
        }

        @Override
        public void close() {}
    }

    @AfterEach
    void close() {
        cluster.close();
    }

    @Test
    void aViewThatThereWasNoMemoryForIsTakenLater() {
        line.failures = 3;
        cluster.start();
        Eventually.isTrue(SOON, "it has joined", () -> line.receiver != null);

        line.receiver.viewed(new MembershipView(1, List.of("n1", "n2"), false));

        Eventually.isTrue(SOON, "it sees the other", () -> members.now().isLive("n2"));
    }

    @Test
    void whoHasNoMemoryToJoinSaysSoAndTriesAgain() {
        line.opens = false;
        cluster.start();

        Eventually.passes(SOON, () -> assertEquals(Optional.of("for the test"), cluster.obstacle()));
    }
}
