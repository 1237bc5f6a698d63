package dev.rollcall.log.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.metrics.Timer;
import dev.rollcall.kit.testing.Scale;
import dev.rollcall.kit.testing.Workers;
import dev.rollcall.log.store.ForgetfulDisk.Force;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The power fails at random moments while several producers write, segments are sealed and days begin: everything
 * acknowledged is there once, and everything that was not when its producer has sent it again. The same with a force left out
 * shows that the check would notice.
 */
class PowerCutTest {

    private static final int ROUNDS = Scale.of(12, 50);
    private static final int WRITERS = 3;
    private static final int BATCH = 20;
    private static final Duration END = Duration.ofMinutes(1);
    private static final SegmentOptions SMALL =
            new SegmentOptions(Durability.FSYNC, 6_000, Duration.ofDays(36_500), Long.MAX_VALUE, 0);

    @TempDir
    Path folder;

    private final AtomicLong hours = new AtomicLong();

    @Test
    void whatWasAcknowledgedIsThereOnceAndWhatIsSentAgainAtLeastOnce() throws Exception {
        long seed = System.nanoTime();
        for (int round = 0; round < ROUNDS; round++) {
            Result result = round(folder.resolve("round" + round), new ForgetfulDisk(seed + round), seed + round);

            assertEquals(Set.of(), result.missing(), "seed " + (seed + round));
            assertEquals(List.of(), result.repeated(), "seed " + (seed + round));
            assertTrue(result.acknowledged() > 0, "seed " + (seed + round));
        }
    }

    @ParameterizedTest
    @EnumSource(Force.class)
    void withoutAForceSomethingIsMissing(Force force) throws Exception {
        boolean missing = false;
        for (int round = 0; round < 20 && !missing; round++) {
            ForgetfulDisk disk = new ForgetfulDisk(round);
            disk.without(force);
            missing = !round(folder.resolve(force + "-" + round), disk, round)
                    .missing()
                    .isEmpty();
        }

        assertTrue(missing, "a power cut cost nothing without " + force);
    }

    /**
     * What came back.
     *
     * @param acknowledged how many were before the power was cut
     * @param missing what was, or was sent again later
     * @param repeated what was, and is there twice
     */
    private record Result(int acknowledged, Set<ProducerSequence> missing, List<ProducerSequence> repeated) {}

    /** What the producers know. */
    private record Sent(Set<ProducerSequence> acknowledged, Queue<List<LogRecord>> unanswered) {}

    private Result round(Path root, ForgetfulDisk disk, long seed) throws Exception {
        Sent sent = new Sent(ConcurrentHashMap.newKeySet(), new ConcurrentLinkedQueue<>());
        int enough = 40 + new Random(seed).nextInt(200);
        SegmentStore store = SegmentStore.open(root, SMALL, around(), disk);
        AtomicInteger appends = new AtomicInteger();
        Workers writers = new Workers();
        for (int i = 0; i < WRITERS; i++) {
            UUID producer = new UUID(seed, i);
            writers.start(() -> write(store, producer, sent, () -> {
                if (appends.incrementAndGet() == enough) {
                    cut(disk, seed);
                }
            }));
        }
        writers.end(END);
        store.close();
        disk.restore();
        return compare(root, sent);
    }

    private static void cut(ForgetfulDisk disk, long seed) {
        if (seed % 3 == 0) {
            disk.cut();
        } else {
            disk.cutBeforeForce();
        }
    }

    private void write(SegmentStore store, UUID producer, Sent sent, Runnable done) {
        List<LogRecord> batch = new ArrayList<>();
        try {
            for (long sequence = 1; ; sequence += BATCH) {
                batch.clear();
                for (int i = 0; i < BATCH; i++) {
                    batch.add(LogStoreContract.from(Fixtures.SHOP, producer, sequence + i));
                }
                store.append(batch);
                batch.forEach(record -> sent.acknowledged().add(record.origin()));
                hours.incrementAndGet();
                done.run();
            }
        } catch (StoreException e) {
            // The power is gone: what was not acknowledged may be lost.
            assertFalse(Thread.currentThread().isInterrupted());
            sent.unanswered().add(batch);
        }
    }

    private Result compare(Path root, Sent sent) throws IOException {
        Set<ProducerSequence> found = new HashSet<>();
        List<ProducerSequence> repeated = new ArrayList<>();
        Set<ProducerSequence> missing = new HashSet<>(sent.acknowledged());
        try (SegmentStore store = SegmentStore.open(root, SMALL, around())) {
            EventCursor events = store.forward(1);
            for (List<LogRecord> batch : sent.unanswered()) {
                store.append(batch);
                batch.forEach(record -> missing.add(record.origin()));
            }
            for (StoredEvent event = events.next(); event != null; event = events.next()) {
                ProducerSequence origin = event.record().origin();
                if (!found.add(origin) && sent.acknowledged().contains(origin)) {
                    repeated.add(origin);
                }
            }
        }
        missing.removeAll(found);
        return new Result(sent.acknowledged().size(), missing, repeated);
    }

    /** Every append is an hour later, so that days begin and end. */
    private SegmentStore.Surroundings around() {
        return new SegmentStore.Surroundings(
                () -> Instant.parse("2026-11-22T00:00:00Z").plus(Duration.ofHours(hours.get())), () -> 0, Timer.NONE);
    }
}
