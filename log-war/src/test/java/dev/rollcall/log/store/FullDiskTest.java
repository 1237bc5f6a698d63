package dev.rollcall.log.store;

import static dev.rollcall.log.store.Fixtures.record;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.metrics.Timer;
import dev.rollcall.kit.testing.SmallDisk;
import dev.rollcall.log.store.StoreException.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A real file system that is full: refused in time, nothing acknowledged is lost, and it works again once there is room. */
class FullDiskTest {

    private static final int KIB = 1 << 10;
    private static final int MIB = 1 << 20;

    @TempDir
    Path folder;

    private SmallDisk disk;

    @BeforeEach
    void mount() throws IOException, InterruptedException {
        disk = SmallDisk.mount(folder, 12);
    }

    @AfterEach
    void unmount() throws IOException, InterruptedException {
        if (disk != null) {
            disk.close();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 2 * MIB})
    void isRefusedAndWorksAgain(long reserve) throws IOException {
        disk.leave(8 * KIB);
        List<String> acknowledged = new ArrayList<>();
        try (SegmentStore store = open(reserve)) {
            Reason refused = fill(store, acknowledged);
            assertEquals(Reason.FULL, refused);
            assertTrue(acknowledged.size() > 10, () -> acknowledged.size() + " were stored");
            assertTrue(Files.getFileStore(folder).getUsableSpace() >= Math.min(reserve, MIB), "the reserve is left");

            disk.makeRoom();
            acknowledged.add(append(store, acknowledged.size()));
        }

        try (SegmentStore store = open(0)) {
            EventCursor events = store.forward(1);
            List<String> texts = new ArrayList<>();
            for (StoredEvent event = events.next(); event != null; event = events.next()) {
                texts.add(event.record().text());
            }
            assertEquals(acknowledged, texts);
            assertEquals(0, store.damagedBytes());
        }
    }

    @Test
    void aDayThatFillsTheDiskByItselfGoesOn() throws Exception {
        SegmentOptions options =
                new SegmentOptions(Durability.FSYNC, MIB, Duration.ofDays(36_500), Long.MAX_VALUE, MIB);
        Random random = new Random(1);
        try (SegmentStore store = open(options)) {
            for (int round = 0; round < 10 && store.first() == 1; round++) {
                assertEquals(Reason.FULL, fill(store, random));
                store.keeper().dropNow().get();
            }

            long last = store.append(List.of(record("goes on"))).lastSequence();
            assertEquals(1, store.days().size());
            assertTrue(store.first() > 1 && store.first() < last - 50, () -> store.first() + " to " + last);
        }
    }

    /** Stores what cannot be compressed much. */
    private static Reason fill(SegmentStore store, Random random) {
        try {
            while (true) {
                byte[] bytes = new byte[75_000];
                random.nextBytes(bytes);
                store.append(List.of(record(Base64.getEncoder().encodeToString(bytes))));
            }
        } catch (StoreException e) {
            return e.reason();
        }
    }

    private static Reason fill(SegmentStore store, List<String> acknowledged) {
        try {
            while (true) {
                acknowledged.add(append(store, acknowledged.size()));
            }
        } catch (StoreException e) {
            return e.reason();
        }
    }

    private static String append(SegmentStore store, int number) {
        String text = number + "x".repeat(100_000);
        store.append(List.of(record(text)));
        return text;
    }

    private SegmentStore open(long reserve) throws IOException {
        SegmentOptions options = new SegmentOptions(
                Durability.FSYNC, SegmentOptions.SEGMENT_BYTES, Duration.ofDays(36_500), Long.MAX_VALUE, reserve);
        return open(options);
    }

    private SegmentStore open(SegmentOptions options) throws IOException {
        return SegmentStore.open(
                folder.resolve("segments"),
                options,
                new SegmentStore.Surroundings(() -> Fixtures.NOON, () -> 0, Timer.NONE));
    }
}
