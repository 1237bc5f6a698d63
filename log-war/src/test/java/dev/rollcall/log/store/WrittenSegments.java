package dev.rollcall.log.store;

import static dev.rollcall.log.store.Fixtures.record;

import dev.rollcall.kit.metrics.Timer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Segments that a {@link Journal} writes, and nobody seals or drops unless a test does. For one thread. */
final class WrittenSegments {

    private static final Duration DAY = Duration.ofDays(1);

    private final List<Segment> ended = new ArrayList<>();
    private final SegmentFolder folder;
    private final Recovery found;
    private final Journal journal;
    private final long[] ticks = {0};
    private Instant now = Fixtures.NOON;

    WrittenSegments(Path root, Disk disk, SegmentOptions options, Timer forces) throws IOException {
        folder = new SegmentFolder(root);
        found = Recovery.of(folder, disk);
        journal = new Journal(folder, disk, options, found, ended::add, () -> now, () -> ticks[0] += 7, forces);
    }

    WrittenSegments(Path root, Disk disk) throws IOException {
        this(root, disk, Fixtures.keepingAll(), Timer.NONE);
    }

    /** Returns a record of which the frame has so many bytes, from 1 KiB to 16 KiB. */
    static LogRecord sized(int bytes) {
        int other = Batch.of(List.of(record("x".repeat(500)))).size() - 500;
        return record("x".repeat(bytes - other));
    }

    /** Stores an event of each text in one go. */
    Appended append(String... texts) throws IOException {
        return append(Stream.of(texts).map(Fixtures::record).toList());
    }

    Appended append(List<LogRecord> records) throws IOException {
        return journal.commit(List.of(Batch.of(records))).get(0);
    }

    void nextDay() {
        now = now.plus(DAY);
    }

    void clock(Instant time) {
        now = time;
    }

    void pass(Duration time) {
        ticks[0] += time.toNanos();
    }

    Instant now() {
        return now;
    }

    SegmentFolder folder() {
        return folder;
    }

    Segments segments() {
        return found.segments();
    }

    /** Returns the newest segment. */
    Segment newest() {
        List<Segment> all = segments().all();
        return all.get(all.size() - 1);
    }

    /** Ends the segment that is written, and returns all that have ended. */
    List<Segment> end() throws IOException {
        journal.close();
        return List.copyOf(ended);
    }

    /** Returns those that have ended so far. */
    List<Segment> ended() {
        return List.copyOf(ended);
    }

    List<String> forward() {
        return LogStoreContract.drained(new ForwardCursor(new SegmentCursor(segments(), new Damage(0)), 1));
    }

    List<String> backward() {
        return LogStoreContract.drained(
                new BackwardCursor(new SegmentCursor(segments(), new Damage(0)), Long.MAX_VALUE));
    }
}
