package dev.rollcall.log.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever reads is told of nothing that the one who writes, seals and drops does meanwhile. */
class SegmentReaderTest {

    @TempDir
    Path folder;

    private Path root;
    private List<Segment> ended;
    private EventCursor events;

    @BeforeEach
    void threeDaysOfWhichTheFirstIsBeingRead() throws IOException {
        root = folder.resolve("segments");
        WrittenSegments written = new WrittenSegments(root, new RealDisk());
        written.append("one");
        written.nextDay();
        written.append("two");
        written.nextDay();
        written.append("three");
        ended = written.end();
        events = SegmentReader.read(root);
        assertEquals("one", events.next().record().text());
    }

    private void seal(int segment) throws IOException {
        new Sealer(new RealDisk()).seal(ended.get(segment));
        Files.delete(ended.get(segment).path());
    }

    private void drop(int segment) throws IOException {
        Files.delete(ended.get(segment).path());
        Files.delete(SegmentFolder.parent(ended.get(segment).path()));
    }

    private List<String> rest() {
        return LogStoreContract.drained(events);
    }

    @Test
    void aSegmentThatIsSealedMeanwhileIsRead() throws IOException {
        seal(0);
        seal(1);
        seal(2);

        assertEquals(List.of("2 two", "3 three"), rest());
    }

    @Test
    void aDayThatIsDroppedMeanwhileIsPassedOver() throws IOException {
        drop(0);
        drop(1);

        assertEquals(List.of("3 three"), rest());
    }

    @Test
    void howeverManyAreDroppedWhileItLooksAgainItReadsTheRest() throws IOException {
        SegmentFolder many = new SegmentFolder(folder.resolve("many"));
        WrittenSegments written = new WrittenSegments(many.root(), new RealDisk());
        for (int day = 1; day <= 10; day++) {
            written.append("of day " + day);
            written.nextDay();
        }
        ended = written.end();
        Segments found = new Segments();
        AtomicInteger dropped = new AtomicInteger();
        SegmentCursor.Again again = () -> {
            found.become(Recovery.peek(many, new RealDisk()));
            if (dropped.get() < 9) {
                drop(dropped.getAndIncrement());
            }
        };
        again.look();

        events = new ForwardCursor(new SegmentCursor(found, new Damage(0), again), 1);

        assertEquals(List.of("10 of day 10"), rest());
    }

    @Test
    void whereNothingIsLeftItEnds() throws IOException {
        drop(0);
        drop(1);
        drop(2);
        assertEquals(List.of(), rest());

        Files.delete(root);
        assertEquals(List.of(), rest());
    }

    @Test
    void whatCannotBeFoundAlthoughItIsThereIsAFailure() throws IOException {
        drop(1);
        Files.delete(ended.get(2).path());
        Files.createSymbolicLink(ended.get(2).path(), root.resolve("nothing"));

        StoreException refused = assertThrows(StoreException.class, this::rest);

        assertEquals(StoreException.Reason.FAILED, refused.reason());
    }
}
