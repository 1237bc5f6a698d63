package dev.rollcall.log.store;

import static dev.rollcall.log.store.Fixtures.record;
import static dev.rollcall.log.store.LogStoreContract.drained;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.rollcall.kit.metrics.Timer;
import dev.rollcall.log.store.StoreException.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A store on a disk that fills up and breaks: what was refused leaves no trace, and it works again when the disk does. */
class FaultyDiskTest {

    @TempDir
    Path folder;

    private final FaultyDisk disk = new FaultyDisk();
    private SegmentStore store;

    @BeforeEach
    void open() throws IOException {
        store = SegmentStore.open(
                folder.resolve("segments"),
                Fixtures.keepingAll(),
                new SegmentStore.Surroundings(() -> Fixtures.NOON, () -> 0, Timer.NONE),
                disk);
        store.append(List.of(record("one")));
    }

    @AfterEach
    void close() throws IOException {
        store.close();
    }

    private void reopen() throws IOException {
        store.close();
        open();
    }

    @Test
    void aFullDiskLeavesNoTraceAndIsTriedAgain() throws IOException {
        disk.room(30);
        assertRefused(Reason.FULL, "two");
        assertEquals(Optional.of(Reason.FULL), store.failure().map(StoreException::reason));

        disk.room(Long.MAX_VALUE);

        assertGoesOnWithoutATrace();
    }

    @Test
    void aSmallBatchStillFitsWhenALargeOneDoesNot() {
        disk.room(1000);

        assertRefused(Reason.FULL, "x".repeat(2000));
        disk.room(1000);
        store.append(List.of(record("small")));

        assertEquals(List.of("1 one", "2 small"), drained(store.forward(1)));
    }

    @Test
    void nothingIsStoredBehindWhatCannotBeCutBack() throws IOException {
        disk.room(30);
        disk.truncatable(false);
        assertRefused(Reason.FULL, "two");
        disk.room(Long.MAX_VALUE);
        assertRefused(Reason.FAILED, "three");

        disk.truncatable(true);
        store.append(List.of(record("four")));
        reopen();

        assertEquals(List.of("1 one", "2 four", "3 one"), drained(store.forward(1)));
    }

    @Test
    void whatCouldNotBeForcedIsNotThere() throws IOException {
        disk.forcible(false);
        assertRefused(Reason.FAILED, "two");
        assertEquals(List.of("1 one"), drained(store.forward(1)));
        disk.forcible(true);
        reopen();

        assertEquals(List.of("1 one", "2 one"), drained(store.forward(1)));
    }

    @Test
    void whatAnErrorKeptFromBeingPublishedIsNotThereAndInNobodysWay() throws IOException {
        disk.memory(false);
        assertRefused(Reason.FAILED, "two");
        assertEquals(Optional.of(Reason.FAILED), store.failure().map(StoreException::reason));
        disk.memory(true);

        assertGoesOnWithoutATrace();
    }

    @Test
    void whatAnErrorKeptFromBeingPublishedIsCutBackBeforeAnythingIsStored() throws IOException {
        disk.truncatable(false);
        disk.memory(false);
        assertRefused(Reason.FAILED, "two");
        disk.memory(true);
        assertRefused(Reason.FAILED, "three");

        disk.truncatable(true);
        store.append(List.of(record("four")));
        reopen();

        assertEquals(List.of("1 one", "2 four", "3 one"), drained(store.forward(1)));
    }

    @Test
    void whatCouldNotBeForcedIsNoDuplicateWhenItIsSentAgain() {
        LogRecord event = LogStoreContract.from(Fixtures.SHOP, new UUID(1, 2), 1);
        disk.forcible(false);
        assertThrows(StoreException.class, () -> store.append(List.of(event)));
        disk.forcible(true);

        assertEquals(new Appended(2, 1, 0), store.append(List.of(event)));
    }

    @Test
    void aDayThatCannotBeBegunIsTriedAgain() throws IOException {
        store.close();
        disk.creating(false);
        store = SegmentStore.open(
                folder.resolve("segments"),
                Fixtures.keepingAll(),
                new SegmentStore.Surroundings(() -> Fixtures.NOON, () -> 0, Timer.NONE),
                disk);
        assertRefused(Reason.FAILED, "two");
        disk.creating(true);

        assertEquals(2, store.append(List.of(record("two"))).lastSequence());
    }

    /** Told by a byte that only who reads it whole would stumble over. */
    @Test
    void aStartReadsNoSegmentWholeThatHasEnded() throws IOException {
        disk.creating(false);
        store.close();
        Path open = folder.resolve("segments/2026-11-22/00000000000000000001.open");
        byte[] bytes = Files.readAllBytes(open);
        bytes[5] ^= 1;
        Files.write(open, bytes);

        Recovery found = Recovery.of(new SegmentFolder(folder.resolve("segments")), disk);

        assertEquals(0, found.damagedBytes());
        assertEquals(2, found.nextSequence());
    }

    @Test
    void everyAppendIsForcedUnlessThatIsLeftToTheSystem() throws IOException {
        int before = disk.forces();
        store.append(List.of(record("two")));
        assertEquals(before + 1, disk.forces());
        store.close();
        SegmentOptions lax = new SegmentOptions(
                Durability.OS,
                SegmentOptions.SEGMENT_BYTES,
                Fixtures.keepingAll().maxAge(),
                1L << 40,
                0);
        store = SegmentStore.open(
                folder.resolve("lax"),
                lax,
                new SegmentStore.Surroundings(() -> Fixtures.NOON, () -> 0, Timer.NONE),
                disk);
        int forces = disk.forces();

        store.append(List.of(record("three")));

        assertEquals(forces, disk.forces());
        assertEquals(1, store.last());
    }

    private void assertGoesOnWithoutATrace() throws IOException {
        store.append(List.of(record("three")));

        assertEquals(Optional.empty(), store.failure());
        assertEquals(List.of("1 one", "2 three"), drained(store.forward(1)));
        reopen();
        assertEquals(List.of("1 one", "2 three", "3 one"), drained(store.forward(1)));
        assertEquals(0, store.damagedBytes());
    }

    private void assertRefused(Reason reason, String text) {
        StoreException refused = assertThrows(StoreException.class, () -> store.append(List.of(record(text))));
        assertEquals(reason, refused.reason());
    }
}
