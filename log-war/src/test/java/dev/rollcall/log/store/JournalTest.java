package dev.rollcall.log.store;

import static dev.rollcall.log.store.LogStoreContract.from;
import static dev.rollcall.log.store.WrittenSegments.sized;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.rollcall.kit.metrics.Timer;
import dev.rollcall.log.store.StoreException.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {

    private static final String DAY = "segments/2026-11-22";
    private static final UUID PRODUCER = new UUID(1, 2);
    private static final int KIB = 1 << 10;

    @TempDir
    Path folder;

    private final List<Long> forces = new ArrayList<>();
    private RecordedDisk disk;
    private WrittenSegments written;

    @BeforeEach
    void open() throws IOException {
        disk = new RecordedDisk(folder);
        written = new WrittenSegments(folder.resolve("segments"), disk, Fixtures.keepingAll(), forces::add);
    }

    private WrittenSegments with(long segmentBytes, long reserveBytes) throws IOException {
        SegmentOptions options =
                new SegmentOptions(Durability.FSYNC, segmentBytes, Duration.ofDays(1), Long.MAX_VALUE, reserveBytes);
        return new WrittenSegments(folder.resolve("others"), disk, options, Timer.NONE);
    }

    @Test
    void aDayAndItsSegmentAreSureBeforeTheFirstEventAndEveryEventBeforeItIsAcknowledged() throws IOException {
        disk.forgetDeeds();
        written.append("one");

        disk.assertDone(
                "create " + DAY,
                "force segments",
                "create " + DAY + "/1.open",
                "force " + DAY,
                "write " + DAY + "/1.open",
                "force " + DAY + "/1.open");
    }

    @Test
    void aSegmentThatCouldNotBeMadeSureIsMadeAgain() throws IOException {
        disk.refuse("force " + DAY);
        assertThrows(IOException.class, () -> written.append("one"));
        assertEquals(0, disk.openFiles());

        written.append("one");

        assertEquals(List.of("1 one"), written.forward());
    }

    @Test
    void anEndedSegmentIsClosed() throws IOException {
        written.append("one");
        written.nextDay();
        written.append("two");
        assertEquals(1, disk.openFiles());

        assertEquals(2, written.end().size());

        assertEquals(0, disk.openFiles());
    }

    @Test
    void whatIsOnlySentAgainIsNotWritten() throws IOException {
        written.append(List.of(from(Fixtures.SHOP, PRODUCER, 1), from(Fixtures.SHOP, PRODUCER, 2)));
        disk.forgetDeeds();

        Appended again = written.append(List.of(from(Fixtures.SHOP, PRODUCER, 1), from(Fixtures.SHOP, PRODUCER, 2)));

        assertEquals(new Appended(2, 0, 2), again);
        assertEquals(List.of(), disk.deeds());
    }

    @Test
    void behindWhatWasLeftOutEverythingIsWhereItIsLookedFor() throws IOException {
        written.append(List.of(from(Fixtures.SHOP, PRODUCER, 2)));
        written.append(List.of(
                from(Fixtures.SHOP, PRODUCER, 1),
                from(Fixtures.SHOP, PRODUCER, 3),
                from(Fixtures.SHOP, PRODUCER, 2),
                from(Fixtures.SHOP, PRODUCER, 4)));
        written.append("after");

        assertEquals(List.of("1 Shop 2", "2 Shop 3", "3 Shop 4", "4 after"), written.forward());
        Segment segment = written.newest();
        assertEquals(segment.extent().bytes(), Files.size(segment.path()));
    }

    @Test
    void aBlockBeginsWhereTheOneBeforeHasReachedItsSize() throws IOException {
        for (int i = 0; i < 5; i++) {
            written.append(List.of(sized(16 * KIB), sized(16 * KIB)));
        }

        BlockIndex blocks = written.newest().blocks();
        assertEquals(3, blocks.count());
        assertEquals(
                List.of(1L, 5L, 9L),
                IntStream.range(0, 3).mapToObj(blocks::firstSequence).toList());
        assertEquals(
                List.of(0L, 64L * KIB, 128L * KIB),
                IntStream.range(0, 3).mapToObj(blocks::offset).toList());
    }

    @Test
    void aSegmentEndsBeforeABatchThatDoesNotFit() throws IOException {
        WrittenSegments small = with(3 * KIB, 0);
        small.append(List.of(sized(KIB)));
        small.append(List.of(sized(2 * KIB)));
        assertEquals(1, small.segments().all().size());

        small.append(List.of(sized(KIB)));
        assertEquals(2, small.segments().all().size());
        small.append(List.of(sized(2 * KIB + 1)));

        assertEquals(3, small.segments().all().size());
    }

    @Test
    void aClockThatWasFarAheadForAMomentBeginsNoDay() throws IOException {
        written.append("one");
        written.clock(Fixtures.NOON.plus(Duration.ofDays(3653)));
        written.append("two");
        written.clock(Fixtures.NOON);
        written.append("three");
        written.nextDay();
        written.append("four");

        assertEquals(
                List.of("2026-11-22", "2026-11-23"),
                written.segments().days().stream()
                        .map(day -> day.received().toString())
                        .toList());
        assertEquals(List.of("1 one", "2 two", "3 three", "4 four"), written.forward());
    }

    @Test
    void aClockThatIsRightAfterWeeksBeginsTheDayAfterAnHour() throws IOException {
        written.append("one");
        written.clock(Fixtures.NOON.plus(Duration.ofDays(14)));
        written.append("two");
        written.pass(ReceivingDay.GRACE);
        written.append("three");

        assertEquals("2026-12-06", written.newest().day().toString());
        assertEquals(3, written.newest().extent().first());
    }

    @Test
    void theReserveIsLeftToOthers() throws IOException {
        WrittenSegments modest = with(SegmentOptions.SEGMENT_BYTES, 10_000);
        disk.usableBytes(10_000 + KIB);
        modest.append(List.of(sized(KIB)));

        disk.usableBytes(10_000 + KIB - 1);
        StoreException refused = assertThrows(StoreException.class, () -> modest.append(List.of(sized(KIB))));

        assertEquals(Reason.FULL, refused.reason());
        assertEquals(1, modest.segments().last());
    }

    @Test
    void itIsMeasuredHowLongTheDiskTakesAlsoWhenItRefuses() throws IOException {
        written.append("one");
        disk.refuse("force " + DAY + "/1.open");
        assertThrows(IOException.class, () -> written.append("two"));

        assertEquals(List.of(7L, 7L), forces);
    }

    @Test
    void whoIsToldThatAWriteFailedIsToldThatItCouldNotBeCutBack() throws IOException {
        written.append("one");
        disk.refuse("write " + DAY + "/1.open");
        disk.refuse("truncate " + DAY + "/1.open");

        IOException refused = assertThrows(IOException.class, () -> written.append("two"));

        assertEquals("refused to write " + DAY + "/1.open", refused.getMessage());
        assertEquals("refused to truncate " + DAY + "/1.open", refused.getSuppressed()[0].getMessage());
    }
}
