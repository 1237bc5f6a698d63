package dev.rollcall.log.store;

import static dev.rollcall.log.store.Fixtures.record;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.metrics.Timer;
import dev.rollcall.kit.testing.Eventually;
import dev.rollcall.log.store.StoreException.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SegmentStoreTest extends LogStoreContract {

    private static final Duration SOON = Duration.ofSeconds(10);

    @TempDir
    Path folder;

    private Instant now = Fixtures.NOON;
    private volatile long nanos;
    private SegmentOptions options = Fixtures.keepingAll();
    private SegmentStore store;

    @BeforeEach
    void open() throws IOException {
        store = SegmentStore.open(
                folder.resolve("segments"), options, new SegmentStore.Surroundings(() -> now, () -> nanos, Timer.NONE));
    }

    @AfterEach
    void close() throws IOException {
        store.close();
    }

    @Override
    LogStore store() {
        return store;
    }

    private void reopen() throws IOException {
        store.close();
        open();
    }

    private void smallSegments() throws IOException {
        options = new SegmentOptions(Durability.FSYNC, 4000, Duration.ofDays(2), 1 << 20, 0);
        reopen();
    }

    @Test
    void onlyTheOwnerMayReadAndWrite() throws IOException {
        store.append(List.of(record("one")));

        for (Path path : files("")) {
            String wanted = Files.isDirectory(path) ? "rwx------" : "rw-------";
            assertEquals(wanted, PosixFilePermissions.toString(Files.getPosixFilePermissions(path)), path::toString);
        }
    }

    @Test
    void whatWasStoredIsThereAfterARestart() throws IOException {
        store.append(List.of(record("before")));
        reopen();
        store.append(List.of(record("after")));

        assertEquals(List.of("1 before", "2 after"), drained(store.forward(1)));
        assertEquals(List.of("2 after", "1 before"), drained(store.backward(Long.MAX_VALUE)));
        assertEquals(List.of(new Day(LocalDate.of(2026, 11, 22), 1, 2, Fixtures.NOON, Fixtures.NOON)), store.days());
    }

    @Test
    void aProducerIsRememberedAcrossRestarts() throws IOException {
        UUID producer = new UUID(3, 4);
        store.append(List.of(from(Fixtures.SHOP, producer, 1), from(Fixtures.SHOP, producer, 2)));
        reopen();
        awaitOpen(0);
        reopen();

        Appended again = store.append(List.of(from(Fixtures.SHOP, producer, 2), from(Fixtures.SHOP, producer, 3)));

        assertEquals(new Appended(3, 1, 1), again);
    }

    @Test
    void manySegmentsReadLikeOne() throws IOException {
        smallSegments();
        List<String> expected = new ArrayList<>();
        for (int i = 1; i <= 500; i++) {
            store.append(List.of(record("event " + i)));
            expected.add(i + " event " + i);
        }

        assertEquals(expected, drained(store.forward(1)));
        awaitOpen(1);
        assertTrue(files(".sealed").size() > 5);
        assertEquals(expected, drained(store.forward(1)));
        reopen();
        assertEquals(expected, drained(store.forward(1)));
        assertEquals(expected.subList(349, 500), drained(store.forward(350)));
        assertEquals("349 event 349", drained(store.backward(350)).get(0));
        assertEquals(349, drained(store.backward(350)).size());
    }

    @Test
    void eventsAreFetchedFromManySegmentsAndBlocks() throws IOException {
        store.append(IntStream.rangeClosed(1, 5000)
                .mapToObj(i -> record("event " + i))
                .toList());
        reopen();
        awaitOpen(0);

        long[] wanted = {1, 2, 700, 701, 4999, 5000, 6000};
        assertEquals(
                List.of(1L, 2L, 700L, 701L, 4999L, 5000L),
                store.fetch(wanted).stream().map(StoredEvent::sequence).toList());
    }

    @Test
    void manyBlocksReadLikeOneAlsoTheirNeighbours() throws IOException {
        List<String> expected = new ArrayList<>();
        for (int i = 1; i <= 5000; i++) {
            expected.add(i + " event " + i);
        }
        store.append(IntStream.rangeClosed(1, 5000)
                .mapToObj(i -> record("event " + i))
                .toList());

        assertEquals(expected, drained(store.forward(1)));
        reopen();
        awaitOpen(0);
        assertEquals(expected, drained(store.forward(1)));
    }

    @Test
    void whatIsLostIsLeftOutOfWhatIsFetched() throws IOException {
        store.append(List.of(record("one")));
        int end = (int) store.size();
        store.append(List.of(record("two")));
        store.append(List.of(record("three"), record("four")));
        Path open = files(".open").get(0);
        byte[] bytes = Files.readAllBytes(open);
        bytes[end] ^= 1;
        Files.write(open, bytes);

        assertEquals(
                List.of(1L, 3L, 4L),
                store.fetch(new long[] {1, 2, 3, 4}).stream()
                        .map(StoredEvent::sequence)
                        .toList());
    }

    @Test
    void aSegmentThatSomebodyTookAwayIsNamed() throws IOException {
        store.append(List.of(record("one")));
        Files.delete(files(".open").get(0));

        StoreException refused = assertThrows(StoreException.class, () -> drained(store.forward(1)));

        assertEquals(Reason.FAILED, refused.reason());
        assertTrue(refused.getMessage().contains("00000000000000000001.open"), refused::getMessage);
    }

    @Test
    void aForwardCursorGoesOnWhenMoreIsStored() {
        EventCursor cursor = store.forward(1);
        assertEquals(null, cursor.next());
        store.append(List.of(record("one")));
        assertEquals(1, cursor.next().sequence());
        assertEquals(null, cursor.next());
        store.append(List.of(record("two")));
        assertEquals(2, cursor.next().sequence());
    }

    @Test
    void theDayOfArrivalDecidesAndOldDaysAreDropped() throws Exception {
        smallSegments();
        List<LocalDate> dropped = new ArrayList<>();
        store.onDropped(day -> dropped.add(day.received()));
        store.append(List.of(record("first day")));
        now = now.plus(Duration.ofDays(1));
        store.append(List.of(record("second day")));
        assertEquals(2, store.days().size());
        now = now.plus(Duration.ofDays(1));
        store.append(List.of(record("third day")));

        now = now.plus(Duration.ofDays(4));
        store.keeper().dropNow().get();
        nanos = Keeper.GRACE.toNanos();
        store.keeper().dropNow().get();

        assertEquals(List.of(LocalDate.of(2026, 11, 22), LocalDate.of(2026, 11, 23)), dropped);
        assertEquals(List.of("3 third day"), drained(store.forward(1)));
        assertEquals(3, store.first());
        reopen();
        assertEquals(List.of("3 third day"), drained(store.forward(1)));
    }

    @Test
    void theOldestDaysAreDroppedWhenAllAreTooLarge() throws Exception {
        options = new SegmentOptions(Durability.OS, 40_000, Duration.ofDays(100), 30_000, 0);
        reopen();
        for (int day = 0; day < 4; day++) {
            store.append(List.of(record("x".repeat(20_000) + day)));
            now = now.plus(Duration.ofDays(1));
        }
        store.keeper().dropNow().get();

        assertEquals(
                LocalDate.of(2026, 11, 25),
                store.days().get(store.days().size() - 1).received());
        assertTrue(store.size() <= 30_000 || store.days().size() == 1, () -> store.size() + " bytes");
    }

    @Test
    void whenAnEventWasReceivedIsKeptToTheMicrosecond() throws IOException {
        now = Fixtures.NOON.plusNanos(123_456_789);
        store.append(List.of(record("one")));
        reopen();
        awaitOpen(0);

        EventCursor events = store.forward(1);
        assertEquals(Fixtures.NOON.plusNanos(123_456_000), events.next().received());
    }

    @Test
    void aClockThatIsSetBackOpensNoOldDay() {
        store.append(List.of(record("one")));
        now = now.minus(Duration.ofDays(3));
        store.append(List.of(record("two")));

        assertEquals(1, store.days().size());
        assertEquals(List.of("1 one", "2 two"), drained(store.forward(1)));
    }

    @Test
    void aClockThatIsSetBackOverARestartOpensNoOldDay() throws IOException {
        store.append(List.of(record("one")));
        now = now.minus(Duration.ofDays(3));
        reopen();
        store.append(List.of(record("two")));

        assertEquals(1, store.days().size());
        assertEquals(LocalDate.of(2026, 11, 22), store.days().get(0).received());
    }

    @Test
    void aSealedSegmentIsNotTouchedAgain() throws Exception {
        store.append(List.of(record("one")));
        reopen();
        awaitOpen(0);
        store.close();
        Path sealed = files(".sealed").get(0);
        byte[] bytes = Files.readAllBytes(sealed);

        open();
        store.keeper().dropNow().get(); // whatever it was told to do before is done

        assertArrayEquals(bytes, Files.readAllBytes(sealed));
        assertEquals(List.of("1 one"), drained(store.forward(1)));
    }

    @Test
    void withoutEnoughRoomNothingIsStoredAndLaterItIs() throws IOException {
        options = new SegmentOptions(Durability.FSYNC, 1 << 20, Duration.ofDays(2), 1 << 20, Long.MAX_VALUE / 2);
        reopen();

        StoreException refused = assertThrows(StoreException.class, () -> store.append(List.of(record("one"))));
        assertEquals(Reason.FULL, refused.reason());
    }

    @Test
    void howManyWaitIsKnownWhileTheWriterIsBusy() {
        Semaphore permits = new Semaphore(0);
        store.onAppended(permits::acquireUninterruptibly);
        CompletableFuture<Appended> one = CompletableFuture.supplyAsync(() -> store.append(List.of(record("one"))));
        Eventually.isTrue(SOON, "the first is stored", () -> store.last() == 1);
        CompletableFuture<Appended> two = CompletableFuture.supplyAsync(() -> store.append(List.of(record("two"))));

        Eventually.isTrue(SOON, "the second waits", () -> store.waiting() == 1);

        permits.release(2);
        CompletableFuture.allOf(one, two).join();
        assertEquals(0, store.waiting());
    }

    @Test
    void peekingChangesNothing() throws IOException {
        store.append(List.of(record("one")));
        List<Path> before = files("");

        assertEquals(List.of("1 one"), drained(SegmentReader.read(folder.resolve("segments"))));

        assertEquals(before, files(""));
        assertEquals(List.of(), drained(SegmentReader.read(folder.resolve("nothing"))));
    }

    @Test
    void whoReadsWhileSegmentsAreSealedMissesNothing() throws Exception {
        options = new SegmentOptions(Durability.OS, 4000, Duration.ofDays(2), 1 << 20, 0);
        reopen();
        store.append(List.of(record("event 1")));
        CompletableFuture<Void> all = CompletableFuture.runAsync(() -> {
            for (int i = 2; i <= 2_000; i++) {
                store.append(List.of(record("event " + i)));
            }
        });
        do {
            long least = store.last();

            long last = 0;
            EventCursor events = SegmentReader.read(folder.resolve("segments"));
            for (StoredEvent event = events.next(); event != null; event = events.next()) {
                assertEquals(++last, event.sequence());
            }

            assertTrue(last >= least, last + " of " + least);
        } while (!all.isDone());
        all.join();
    }

    @Test
    void aClosedStoreRefuses() throws IOException {
        store.close();

        StoreException refused = assertThrows(StoreException.class, () -> store.append(List.of(record("late"))));

        assertEquals(Reason.CLOSED, refused.reason());
    }

    /** Waits until all but {@code count} segments are sealed. */
    private void awaitOpen(int count) {
        Eventually.isTrue(SOON, "segments are sealed", () -> files(".open").size() <= count);
    }

    private List<Path> files(String suffix) {
        try (Stream<Path> paths = Files.walk(folder.resolve("segments"))) {
            return paths.filter(path -> path.toString().endsWith(suffix))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
