package dev.rollcall.log.index;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.testing.SmallDisk;
import dev.rollcall.log.store.Fixtures;
import dev.rollcall.log.store.InMemoryLogStore;
import dev.rollcall.log.store.LogRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real file system that is full: what was committed stays. */
class FullDiskTest {

    private static final int EVENTS = 500;

    @TempDir
    private Path folder;

    private final Random random = new Random(1);
    private final InMemoryLogStore store = new InMemoryLogStore();
    private SmallDisk disk;
    private DayIndexes indexes;
    private Indexer indexer;
    private long nanos;

    @BeforeEach
    void mount() throws IOException, InterruptedException {
        disk = SmallDisk.mount(folder, 16);
        indexes = new DayIndexes(folder.resolve("index"), store);
        indexer = new Indexer(store, indexes, () -> nanos);
    }

    @AfterEach
    void unmount() throws IOException, InterruptedException {
        if (disk != null) {
            indexes.close();
            disk.close();
        }
    }

    /** Merges need the most room, and fail in a thread of their own. */
    @Test
    void anIndexThatHasNoRoomForAMergeIsNotMadeAnew() throws IOException {
        assertEquals(0, failures(9));
        disk.leave(400);
        assertTrue(failures(9) > 0, "the disk was full");
        disk.makeRoom();
        failures(1); // of a merge before
        assertEquals(0, failures(3));

        assertEquals(0, indexes.rebuilds());
        assertEquals(0, indexer.behind());
    }

    /** Adds events and takes a step, so many times, and returns how often that failed. */
    private int failures(int steps) {
        int failures = 0;
        for (int i = 0; i < steps; i++) {
            store.append(Stream.generate(this::event).limit(EVENTS).toList());
            nanos += Duration.ofMinutes(1).toNanos();
            try {
                indexer.step(true);
            } catch (IOException | RuntimeException e) {
                failures++;
            }
        }
        return failures;
    }

    /** Words that are hardly ever the same make an index large. */
    private LogRecord event() {
        return Fixtures.record(Stream.generate(() -> Integer.toString(random.nextInt(1_000_000), 36))
                .limit(20)
                .collect(Collectors.joining(" ")));
    }
}
