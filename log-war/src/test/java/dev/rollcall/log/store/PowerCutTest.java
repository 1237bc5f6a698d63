package dev.rollcall.log.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.metrics.Timer;
import dev.rollcall.log.store.ForgetfulDisk.Force;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The power fails at random moments while several producers write, segments are sealed and days begin: everything
 * acknowledged is there once. The same with a force left out shows that the check would notice.
 */
class PowerCutTest {

    private static final int SCALE = Integer.getInteger("rollcall.scale", 1);
    private static final int ROUNDS = SCALE > 1 ? 50 : 6;
    private static final int WRITERS = 3;
    private static final SegmentOptions SMALL =
            new SegmentOptions(Durability.FSYNC, 6_000, Duration.ofDays(36_500), Long.MAX_VALUE, 0);

    @TempDir
    Path folder;

    private final AtomicLong hours = new AtomicLong();

    @Test
    void whatWasAcknowledgedIsThereOnce() throws Exception {
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

    /** What was acknowledged before the power was cut, and what came back. */
    private record Result(int acknowledged, Set<ProducerSequence> missing, List<ProducerSequence> repeated) {}

    private Result round(Path root, ForgetfulDisk disk, long seed) throws Exception {
        Set<ProducerSequence> acknowledged = ConcurrentHashMap.newKeySet();
        int enough = 40 + new Random(seed).nextInt(200);
        SegmentStore store = SegmentStore.open(root, SMALL, around(), disk);
        AtomicInteger appends = new AtomicInteger();
        List<Thread> writers = new ArrayList<>();
        for (int i = 0; i < WRITERS; i++) {
            UUID producer = new UUID(seed, i);
            Thread writer = new Thread(() -> write(store, producer, acknowledged, () -> {
                if (appends.incrementAndGet() == enough) {
                    disk.cut();
                }
            }));
            writer.start();
            writers.add(writer);
        }
        for (Thread writer : writers) {
            writer.join();
        }
        store.close();
        disk.restore();
        return compare(root, acknowledged);
    }

    private void write(SegmentStore store, UUID producer, Set<ProducerSequence> acknowledged, Runnable done) {
        long sequence = 1;
        try {
            while (true) {
                List<LogRecord> batch = new ArrayList<>();
                for (int i = 0; i < 3; i++) {
                    batch.add(LogStoreContract.from(Fixtures.SHOP, producer, sequence + i));
                }
                store.append(batch);
                batch.forEach(record -> acknowledged.add(record.origin()));
                sequence += batch.size();
                hours.incrementAndGet();
                done.run();
            }
        } catch (StoreException e) {
            // The power is gone: what was not acknowledged may be lost.
            assertFalse(Thread.currentThread().isInterrupted());
        }
    }

    private Result compare(Path root, Set<ProducerSequence> acknowledged) throws IOException {
        Set<ProducerSequence> found = new HashSet<>();
        List<ProducerSequence> repeated = new ArrayList<>();
        try (SegmentStore store = SegmentStore.open(root, SMALL, around());
                EventCursor events = store.forward(1)) {
            for (StoredEvent event = events.next(); event != null; event = events.next()) {
                if (!found.add(event.record().origin())) {
                    repeated.add(event.record().origin());
                }
            }
        }
        Set<ProducerSequence> missing = new HashSet<>(acknowledged);
        missing.removeAll(found);
        return new Result(acknowledged.size(), missing, repeated);
    }

    /** Every append is an hour later, so that days begin and end. */
    private SegmentStore.Surroundings around() {
        return new SegmentStore.Surroundings(
                () -> Instant.parse("2026-11-22T00:00:00Z").plus(Duration.ofHours(hours.get())), () -> 0, Timer.NONE);
    }
}
