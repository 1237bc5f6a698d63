package dev.rollcall.log.store;

import dev.rollcall.kit.metrics.Timer;
import dev.rollcall.kit.threads.Threads;
import dev.rollcall.kit.time.Ticker;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;

/**
 * A {@link LogStore} in a folder of segments. One thread writes, one seals and drops. The caller makes sure that no
 * other process writes to the folder. Thread-safe.
 */
public final class SegmentStore implements LogStore, AutoCloseable {

    private static final Logger LOG = LogManager.getLogger(SegmentStore.class);
    private static final Duration DISK_DEADLINE = Duration.ofSeconds(10);

    private final Segments segments;
    private final GroupWriter writer;
    private final Keeper keeper;
    private final Damage damage;
    private final List<Runnable> appended = new CopyOnWriteArrayList<>();

    private SegmentStore(SegmentFolder folder, Disk disk, SegmentOptions options, Recovery found, Surroundings around) {
        this.segments = found.segments();
        this.damage = new Damage(found.damagedBytes());
        this.keeper = new Keeper(folder, disk, options, segments, around.clock(), around.ticker());
        Journal journal = new Journal(
                folder, disk, options, found, keeper::seal, around.clock(), around.ticker(), around.forces());
        this.writer = new GroupWriter(
                journal,
                () -> appended.forEach(Runnable::run),
                Threads.named("rollcall-log-writer"),
                DISK_DEADLINE.toMillis());
    }

    /**
     * What a store needs of the world around it.
     *
     * @param clock says when events are received
     * @param forces is told how long the disk takes each time
     */
    public record Surroundings(InstantSource clock, Ticker ticker, Timer forces) {}

    /**
     * Opens the store in {@code root}, which is made if it is missing; its parent exists.
     *
     * @throws IOException if the folder cannot be used
     */
    public static SegmentStore open(Path root, SegmentOptions options, Surroundings around) throws IOException {
        return open(root, options, around, new RealDisk());
    }

    static SegmentStore open(Path root, SegmentOptions options, Surroundings around, Disk disk) throws IOException {
        SegmentFolder folder = new SegmentFolder(root);
        Recovery found = Recovery.of(folder, disk);
        SegmentStore store = new SegmentStore(folder, disk, options, found, around);
        store.segments.all().stream()
                .filter(segment -> !segment.sealed() && !found.unread().contains(segment))
                .forEach(store.keeper::seal);
        if (found.damagedBytes() > 0) {
            LOG.warn("Log segments have damage bytes={} unread={}", found.damagedBytes(), found.unread());
        }
        LOG.info(
                "Log store opened segments={} first={} last={}",
                store.segments.all().size(),
                store.first(),
                store.last());
        return store;
    }

    @Override
    public Appended append(List<LogRecord> records) {
        return writer.write(Batch.of(List.copyOf(records)));
    }

    @Override
    public EventCursor forward(long fromSequence) {
        return new ForwardCursor(new SegmentCursor(segments, damage), fromSequence);
    }

    @Override
    public EventCursor backward(long beforeSequence) {
        return new BackwardCursor(new SegmentCursor(segments, damage), beforeSequence);
    }

    @Override
    public List<StoredEvent> fetch(long[] sequences) {
        SegmentCursor cursor = new SegmentCursor(segments, damage);
        List<StoredEvent> found = new ArrayList<>();
        StoredEvent event = null;
        long bound = 0;
        for (long sequence : sequences) {
            if (sequence > bound) {
                if (!cursor.seek(sequence)) {
                    return found;
                }
                bound = cursor.bound();
            }
            if (event == null || event.sequence() < sequence) {
                event = cursor.next(sequence);
            }
            if (event != null && event.sequence() == sequence) {
                found.add(event);
            }
        }
        return found;
    }

    @Override
    public long first() {
        return segments.first();
    }

    @Override
    public long last() {
        return segments.last();
    }

    @Override
    public List<Day> days() {
        return segments.days();
    }

    @Override
    public void onAppended(Runnable listener) {
        appended.add(listener);
    }

    @Override
    public void onDropped(Consumer<Day> listener) {
        keeper.onDropped(listener);
    }

    Keeper keeper() {
        return keeper;
    }

    /** Returns how many bytes the segments have. */
    public long size() {
        return segments.bytes();
    }

    /** Returns how many writes wait for their turn. */
    public int waiting() {
        return writer.waiting();
    }

    /** Returns how many bytes were found that belong to no whole event. */
    public long damagedBytes() {
        return damage.bytes();
    }

    /** Returns what was wrong at the last attempt to write; empty if it succeeded. */
    public Optional<StoreException> failure() {
        return writer.failure();
    }

    /** Stores what waits and ends both threads. What is not sealed yet will be after the next start. */
    @Override
    public void close() throws IOException {
        try {
            writer.close();
        } finally {
            keeper.close();
        }
    }
}
