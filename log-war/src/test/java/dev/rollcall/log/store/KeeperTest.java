package dev.rollcall.log.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.metrics.Timer;
import dev.rollcall.kit.testing.Eventually;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeeperTest {

    private static final Duration AGE = Duration.ofDays(2);
    private static final int SEGMENT = 1 << 20;

    @TempDir
    Path folder;

    private final List<String> dropped = Collections.synchronizedList(new ArrayList<>());
    private volatile Instant now = Fixtures.NOON;
    private volatile long nanos;
    private RecordedDisk disk;
    private WrittenSegments written;
    private Keeper keeper;

    @BeforeEach
    void open() throws IOException {
        disk = new RecordedDisk(folder);
        written = new WrittenSegments(folder.resolve("segments"), disk);
        keeper = keeper(Long.MAX_VALUE);
    }

    @AfterEach
    void close() {
        keeper.close();
    }

    private Keeper keeper(long maxBytes) {
        SegmentOptions options = new SegmentOptions(Durability.FSYNC, SEGMENT, AGE, maxBytes, 0);
        Keeper made = new Keeper(written.folder(), disk, options, written.segments(), () -> now, () -> nanos);
        made.onDropped(day -> dropped.add(day.received().toString()));
        return made;
    }

    /** Three days with an event each. */
    private void threeDays() throws IOException {
        written.append("one");
        written.nextDay();
        written.append("two");
        written.nextDay();
        written.append("three");
    }

    /** Returns when the one thread of the keeper has done everything it had to do. */
    private void settle() throws Exception {
        keeper.dropNow().get();
    }

    /** The same when a day that is too old has been so for long enough. */
    private void settleAfterGrace() throws Exception {
        settle();
        nanos += Keeper.GRACE.toNanos();
        settle();
    }

    @Test
    void theOpenSegmentIsDeletedWhenTheSealedOneIsSureToHaveItsName() throws Exception {
        written.append("one");

        keeper.seal(written.end().get(0));
        settle();

        disk.assertDone(
                "rename segments/2026-11-22/1.sealing",
                "force segments/2026-11-22",
                "delete segments/2026-11-22/1.open");
        assertEquals(
                List.of(true),
                written.segments().all().stream().map(Segment::sealed).toList());
        assertEquals(List.of("1 one"), written.forward());
    }

    @Test
    void aSegmentWithoutEventsIsNotKept() throws Exception {
        disk.refuse("write segments/2026-11-22/1.open");
        assertThrows(IOException.class, () -> written.append("one"));
        Segment empty = written.end().get(0);

        keeper.seal(empty);
        settle();

        assertEquals(List.of(), written.segments().all());
        assertFalse(Files.exists(empty.path()));
    }

    @Test
    void ofASegmentThatIsNotListedAnyMoreNothingIsLeft() throws Exception {
        written.append("one");
        Segment open = written.end().get(0);
        written.segments().remove(open);

        keeper.seal(open);
        settle();

        assertEquals(List.of(), written.segments().all());
        assertFalse(Files.exists(open.path()));
        assertFalse(Files.exists(SegmentFolder.sibling(open.path(), SegmentFolder.SEALED)));
    }

    @Test
    void aDayIsDroppedWithItsFolderWhenItEndedLongerAgoThanDaysAreKept() throws Exception {
        threeDays();
        now = Instant.parse("2026-11-23T00:00:00Z").plus(AGE);
        settle();
        assertEquals(List.of(), dropped);

        now = now.plusNanos(1);
        settleAfterGrace();

        assertEquals(List.of("2026-11-22"), dropped);
        assertEquals(List.of("2 two", "3 three"), written.forward());
        assertFalse(Files.exists(folder.resolve("segments/2026-11-22")));
    }

    @Test
    void ofADayOfWhichASegmentCouldNotBeSealedNothingIsLeftEither() throws Exception {
        threeDays();
        disk.refuse("force segments/2026-11-22/1.sealing");
        keeper.seal(written.end().get(0));
        settle();
        assertEquals(List.of("1 one", "2 two", "3 three"), written.forward());

        now = now.plus(Duration.ofDays(1_000));
        settleAfterGrace();

        assertEquals(List.of("2026-11-22", "2026-11-23"), dropped);
        assertFalse(Files.exists(folder.resolve("segments/2026-11-22")));
    }

    @Test
    void aDayOfWhichNothingCanBeReadIsDroppedWhenItIsTooOld() throws Exception {
        Path unreadable = Files.createDirectories(folder.resolve("segments/2026-11-21"));
        Files.writeString(unreadable.resolve("00000000000000000001.sealed"), "no segment");
        threeDays();
        now = Instant.parse("2026-11-22T00:00:00Z").plus(AGE);
        settleAfterGrace();
        assertTrue(Files.exists(unreadable));

        now = now.plusNanos(1);
        settleAfterGrace();

        assertFalse(Files.exists(unreadable));
        assertEquals(List.of("1 one", "2 two", "3 three"), written.forward());
    }

    /** Its name tells a start which sequences there were. */
    @Test
    void theNewestDayIsKeptThoughNothingOfItCanBeRead() throws Exception {
        threeDays();
        Path unreadable = Files.createDirectories(folder.resolve("segments/2026-11-25"));
        Files.writeString(unreadable.resolve("00000000000000000004.sealed"), "no segment");
        now = now.plus(Duration.ofDays(1_000));
        settleAfterGrace();

        assertTrue(Files.exists(unreadable));
    }

    @Test
    void theNewestDayIsKeptHoweverOldItIs() throws Exception {
        threeDays();
        now = now.plus(Duration.ofDays(1_000));
        settleAfterGrace();

        assertEquals(List.of("2026-11-22", "2026-11-23"), dropped);
        assertEquals(List.of("3 three"), written.forward());
    }

    @Test
    void aClockThatIsWrongForLessThanAnHourHasNothingDropped() throws Exception {
        threeDays();
        Instant before = now;
        for (int i = 0; i < 3; i++) {
            now = before.plus(Duration.ofDays(3_650));
            settle();
            nanos += Keeper.GRACE.toNanos() - 1;
            settle();
            now = before;
            settle();
        }

        assertEquals(List.of(), dropped);
    }

    @Test
    void aDayThatWasGoneOnWithAfterItsEndIsKeptForAsLongAfterItsLastEvent() throws Exception {
        written.append("one");
        Instant weeksLater = Fixtures.NOON.plus(Duration.ofDays(14));
        written.clock(weeksLater);
        written.append("two");
        written.pass(ReceivingDay.GRACE);
        written.append("three");
        now = weeksLater.plus(AGE);
        settleAfterGrace();
        assertEquals(List.of("1 one", "2 two", "3 three"), written.forward());

        now = now.plusNanos(1);
        settleAfterGrace();

        assertEquals(List.of("3 three"), written.forward());
    }

    @Test
    void aTimeThatIsStillToComeKeepsNoDay() throws Exception {
        written.append("one");
        written.clock(Fixtures.NOON.plus(Duration.ofDays(3653)));
        written.append("two");
        written.clock(Fixtures.NOON);
        written.nextDay();
        written.append("three");
        now = now.plus(AGE).plus(Duration.ofDays(1));
        settleAfterGrace();

        assertEquals(List.of("3 three"), written.forward());
    }

    /** A day of eleven segments, of which the last one is written. */
    private void elevenSegments() throws Exception {
        written = new WrittenSegments(
                folder.resolve("many"),
                disk,
                new SegmentOptions(Durability.FSYNC, 1, AGE, Long.MAX_VALUE, 0),
                Timer.NONE);
        keeper.close();
        keeper = keeper(Long.MAX_VALUE);
        for (int i = 1; i <= 11; i++) {
            written.append("event " + i);
        }
    }

    private void seal() throws Exception {
        written.ended().forEach(keeper::seal);
        settle();
    }

    private void assertOldestDropped(long bytesBefore) throws IOException {
        List<Segment> left = written.segments().all();
        assertEquals(List.of("2026-11-22"), dropped);
        assertTrue(written.segments().bytes() <= bytesBefore - bytesBefore / 8, () -> "of " + bytesBefore + " bytes");
        assertTrue(left.size() >= 8, () -> left.size() + " are left");
        assertEquals(left.size(), written.backward().size());
        assertEquals(
                written.newest().extent().last() - left.size() + 1,
                written.segments().first());
        try (Stream<Path> files = Files.list(folder.resolve("many/2026-11-22"))) {
            assertEquals(left.size(), files.count());
        }
    }

    @Test
    void ofTheNewestDayTheOldestSegmentsAreDroppedWhenAllTogetherHaveAByteTooMany() throws Exception {
        elevenSegments();
        seal();
        long bytes = written.segments().bytes();
        keeper.close();
        keeper = keeper(bytes);
        settle();
        assertEquals(11, written.segments().all().size());

        written.append("event 12");
        settle();

        assertOldestDropped(bytes);
    }

    @Test
    void whatCouldNotBeSealedIsDroppedInItsTurn() throws Exception {
        elevenSegments();
        disk.refuse("force many/2026-11-22/1.sealing");
        disk.refuse("rename many/2026-11-22/2.sealing");
        seal();
        long bytes = written.segments().bytes();
        keeper.close();
        keeper = keeper(bytes);

        written.append("event 12");
        settle();

        assertOldestDropped(bytes);
    }

    @Test
    void whereTheLogHasMostOfTheDiskThereIsRoomForTheNextSegment() throws Exception {
        elevenSegments();
        seal();
        long bytes = written.segments().bytes();
        disk.totalBytes(2 * bytes - 2);
        disk.usableBytes(SEGMENT);
        settle();
        assertEquals(11, written.segments().all().size());

        disk.usableBytes(SEGMENT - 1);
        settle();

        assertOldestDropped(bytes);
    }

    @Test
    void whereOthersHaveHalfOfTheDiskNothingIsDroppedForThem() throws Exception {
        elevenSegments();
        disk.totalBytes(2 * written.segments().bytes());
        disk.usableBytes(0);
        settle();

        assertEquals(11, written.segments().all().size());
    }

    @Test
    void whereTheDiskIsFullTheOldestDayGoesFirst() throws Exception {
        threeDays();
        disk.totalBytes(2 * written.segments().bytes() - 2);
        disk.usableBytes(0);
        settle();

        assertEquals(List.of("2 two", "3 three"), written.forward());
    }

    /** The room that this one tells of does not grow, as on file systems that give it back only later. */
    @Test
    void noMoreDaysGoThanMakeTheRoomThatIsMissing() throws Exception {
        threeDays();
        disk.totalBytes(2);
        disk.usableBytes(SEGMENT - 1);
        settle();

        assertEquals(List.of("2 two", "3 three"), written.forward());
    }

    @Test
    void whatIsTooMuchIsDroppedAtTheStartWithoutBeingAskedFor() throws Exception {
        threeDays();
        keeper.close();

        keeper = keeper(written.segments().bytes() - 1);

        Eventually.isTrue(
                Duration.ofSeconds(10),
                "the oldest day is gone",
                () -> written.segments().days().size() == 2);
    }

    @Test
    void theOldestDayIsDroppedWhenAllTogetherHaveAByteTooMany() throws Exception {
        threeDays();
        long bytes = written.segments().bytes();
        keeper.close();
        keeper = keeper(bytes);
        settle();
        assertEquals(List.of("1 one", "2 two", "3 three"), written.forward());

        keeper.close();
        keeper = keeper(bytes - 1);
        settle();

        assertEquals(List.of("2 two", "3 three"), written.forward());
    }
}
