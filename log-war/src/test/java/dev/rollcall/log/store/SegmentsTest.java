package dev.rollcall.log.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class SegmentsTest {

    private static final LocalDate FIRST_DAY = LocalDate.of(2026, 11, 22);
    private static final LocalDate SECOND_DAY = LocalDate.of(2026, 11, 23);

    private final Segments segments = new Segments();
    private final Segment first = segment(FIRST_DAY, 1, 10, at(5), at(20));
    private final Segment second = segment(FIRST_DAY, 11, 20, at(3), at(12));
    private final Segment third = segment(SECOND_DAY, 25, 30, at(4), at(30));

    private static Instant at(int second) {
        return Fixtures.NOON.plusSeconds(second);
    }

    private static Segment segment(LocalDate day, long from, long to, Instant earliest, Instant latest) {
        Extent extent = new Extent(from, to, earliest, latest, 100 * (to - from + 1));
        return new Segment(Path.of(from + ".open"), day, false, new BlockIndex(), new Producers(), extent);
    }

    private static Segment empty(long next) {
        return new Segment(
                Path.of(next + ".open"), SECOND_DAY, false, new BlockIndex(), new Producers(), Extent.empty(next));
    }

    private void all() {
        segments.add(first);
        segments.add(second);
        segments.add(third);
    }

    @Test
    void aSequenceIsInTheSegmentThatReachesIt() {
        all();

        assertSame(first, segments.from(0));
        assertSame(first, segments.from(10));
        assertSame(second, segments.from(11));
        assertSame(third, segments.from(21)); // what was between is lost
        assertSame(third, segments.from(30));
        assertNull(segments.from(31));
    }

    @Test
    void whatIsBeforeASequenceIsInTheSegmentThatBeginsBeforeIt() {
        all();

        assertNull(segments.before(1));
        assertSame(first, segments.before(2));
        assertSame(first, segments.before(11));
        assertSame(second, segments.before(12));
        assertSame(second, segments.before(25));
        assertSame(third, segments.before(Long.MAX_VALUE));
    }

    /** One whose first write failed, say, on a full disk: without an event, a restart would begin with 1 again. */
    @Test
    void theNewestEventIsNeverRemovedForWantOfRoom() {
        segments.add(empty(1));
        assertEquals(List.of(), segments.removeOldest(Long.MAX_VALUE));
        segments.become(new Segments());
        segments.add(first);
        segments.add(second);
        segments.add(empty(21));
        segments.add(empty(21));

        assertEquals(List.of(first), segments.removeOldest(Long.MAX_VALUE));
        assertEquals(20, segments.last());
    }

    @Test
    void aSegmentWithoutEventsIsPassedOver() {
        segments.add(empty(1));
        assertNull(segments.from(1));
        assertNull(segments.before(Long.MAX_VALUE));
        assertEquals(List.of(), segments.days());
        assertEquals(1, segments.first());
        assertEquals(0, segments.last());

        segments.add(first);
        segments.add(empty(11));
        assertSame(first, segments.from(0));
        assertSame(first, segments.before(12));
        assertEquals(1, segments.first());
        assertEquals(10, segments.last());
    }

    @Test
    void aDayTellsTheEarliestAndTheLatestTimeOfAllItsSegments() {
        all();

        assertEquals(
                List.of(new Day(FIRST_DAY, 1, 20, at(3), at(20)), new Day(SECOND_DAY, 25, 30, at(4), at(30))),
                segments.days());
        assertEquals(2_600, segments.bytes());

        segments.add(segment(SECOND_DAY, 31, 31, at(50), at(50)));
        assertEquals(new Day(SECOND_DAY, 25, 31, at(4), at(50)), segments.days().get(1));
    }

    @Test
    void aDayIsRemovedWithAllItsSegmentsAndNoOther() {
        all();

        assertEquals(List.of(first, second), segments.remove(FIRST_DAY));

        assertEquals(List.of(third), segments.all());
        assertEquals(25, segments.first());
    }

    @Test
    void asManyOfTheOldestAreRemovedAsHaveTheBytesAndNeverTheNewest() {
        all();
        assertEquals(List.of(), segments.removeOldest(0));
        assertEquals(List.of(first), segments.removeOldest(first.extent().bytes()));

        segments.add(first);
        assertEquals(
                List.of(second, third), segments.removeOldest(second.extent().bytes() + 1));
        segments.add(second);
        assertEquals(List.of(first), segments.removeOldest(Long.MAX_VALUE));
        assertEquals(List.of(second), segments.all());
    }

    @Test
    void aSealedSegmentTakesThePlaceOfTheOpenOneAndOfNoOther() {
        all();
        Segment sealed = segment(FIRST_DAY, 11, 20, at(3), at(12));

        segments.replace(second, sealed);
        assertEquals(List.of(first, sealed, third), segments.all());
        segments.remove(FIRST_DAY);
        segments.replace(first, sealed);
        assertEquals(List.of(third), segments.all());
    }
}
