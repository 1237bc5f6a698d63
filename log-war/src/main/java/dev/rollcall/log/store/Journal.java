package dev.rollcall.log.store;

import dev.rollcall.kit.metrics.Timer;
import dev.rollcall.kit.time.Ticker;
import dev.rollcall.log.store.StoreException.Reason;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Writes events to the segment that is open, and begins another one with each day and whenever it is long enough. What
 * cannot be written and forced leaves no trace: the file is cut back, and until that works nothing else is written, so
 * whatever follows an event on the disk was stored after it. For the thread that writes.
 */
final class Journal implements GroupWriter.Target {

    private static final Logger LOG = LogManager.getLogger(Journal.class);

    private final SegmentFolder folder;
    private final Disk disk;
    private final SegmentOptions options;
    private final Segments segments;
    private final Producers producers;
    private final Consumer<Segment> ended;
    private final InstantSource clock;
    private final Ticker ticker;
    private final Timer forces;
    private final ReceivingDay day;

    private long next;
    private @Nullable Segment segment;
    private @Nullable AppendFile file;
    private long blockStart = -1;
    private boolean torn;

    /** Continues what {@code found} found; {@code ended} is told of each segment that may be sealed. */
    Journal(
            SegmentFolder folder,
            Disk disk,
            SegmentOptions options,
            Recovery found,
            Consumer<Segment> ended,
            InstantSource clock,
            Ticker ticker,
            Timer forces) {
        this.folder = folder;
        this.disk = disk;
        this.options = options;
        this.segments = found.segments();
        this.producers = found.producers();
        this.next = found.nextSequence();
        this.ended = ended;
        this.clock = clock;
        this.ticker = ticker;
        this.forces = forces;
        this.day = new ReceivingDay(ticker);
        segments.all().forEach(known -> day.begin(known.day()));
    }

    /**
     * Stores all of {@code batches} or none of them.
     *
     * @return what became of each
     * @throws StoreException if there is no room
     * @throws IOException if the disk refuses
     */
    @Override
    public List<Appended> commit(List<Batch> batches) throws IOException {
        long size = batches.stream().mapToLong(Batch::size).sum();
        requireRoom(size, null);
        try {
            return stored(batches, size);
        } catch (IOException e) {
            requireRoom(size, e);
            throw e;
        }
    }

    /** Looks at the disk itself: what the system says of a full one depends on the language of the machine. */
    private void requireRoom(long size, @Nullable IOException refusal) {
        if (disk.usableBytes(folder.root()) - size < options.reserveBytes()) {
            throw new StoreException(Reason.FULL, "the disk is nearly full", refusal);
        }
    }

    private List<Appended> stored(List<Batch> batches, long size) throws IOException {
        Instant now = clock.instant();
        Segment open = segmentFor(now, size);
        Group group = new Group(open.extent(), next, blockStart, producers.group(), now);
        batches.forEach(group::add);
        ByteBuffer[] bytes = group.bytes();
        if (bytes.length > 0) {
            store(bytes, group, open);
            remember(group.producers(), open);
        }
        return group.results();
    }

    /** Even an error, say of memory, leaves nothing behind what is published: later events would not be found. */
    private void store(ByteBuffer[] bytes, Group group, Segment open) throws IOException {
        torn = true;
        try {
            write(bytes);
            group.publish(open);
            next = group.next();
            blockStart = group.blockStart();
            torn = false;
        } catch (IOException | RuntimeException | Error e) {
            try {
                cutBack(open);
            } catch (IOException also) {
                e.addSuppressed(also);
            }
            throw e;
        }
    }

    /** Called only once the events are stored; then must not fail, or their sender would send them again. */
    private void remember(Map<Producers.Key, Long> sequences, Segment open) {
        try {
            producers.putAll(sequences);
            open.producers().putAll(sequences);
        } catch (Error e) { // memory is short
            LOG.error("What is stored would be stored twice if it were sent again", e);
        }
    }

    private Segment segmentFor(Instant now, long size) throws IOException {
        LocalDate wanted = day.at(now);
        Segment open = segment;
        if (open != null && torn) {
            cutBack(open);
        }
        if (open != null
                && open.day().equals(wanted)
                && (open.extent().isEmpty() || open.extent().bytes() + size <= options.segmentBytes())) {
            return open;
        }
        close();
        return begin(wanted);
    }

    private Segment begin(LocalDate wanted) throws IOException {
        Path path = folder.open(wanted, next);
        disk.createFolder(folder.day(wanted));
        disk.forceFolder(folder.root());
        disk.delete(path);
        AppendFile created = disk.create(path);
        try {
            disk.forceFolder(folder.day(wanted));
        } catch (IOException e) {
            created.close();
            throw e;
        }
        Segment begun = new Segment(path, wanted, false, new BlockIndex(), new Producers(), Extent.empty(next));
        segments.add(begun);
        file = created;
        segment = begun;
        day.begin(wanted);
        blockStart = -1;
        return begun;
    }

    private void write(ByteBuffer[] bytes) throws IOException {
        AppendFile to = file;
        if (to == null) {
            throw new IOException("no segment is open");
        }
        to.write(bytes);
        if (options.durability() == Durability.FSYNC) {
            force(to);
        }
    }

    /** Measures a force that fails, too: it may have taken long. */
    private void force(AppendFile to) throws IOException {
        long begun = ticker.nanos();
        try {
            to.force();
        } finally {
            forces.took(ticker.nanos() - begun);
        }
    }

    private void cutBack(Segment open) throws IOException {
        if (file != null) {
            file.truncate(open.extent().bytes());
        }
        torn = false;
    }

    /** Ends the open segment. */
    @Override
    public void close() throws IOException {
        AppendFile closing = file;
        Segment end = segment;
        file = null;
        segment = null;
        if (closing != null && end != null) {
            try (closing) {
                finish(closing, end);
            }
            ended.accept(end);
        }
    }

    /** Saves a start from reading the whole segment; a failure costs no more than that. */
    private void finish(AppendFile closing, Segment end) {
        if (torn || end.extent().isEmpty()) {
            return;
        }
        try {
            closing.write(Foot.of(end, end.blocks(), end.extent().bytes(), 0));
        } catch (IOException | Error e) { // an error if producers are many and memory is short
            LOG.debug("Log segment has no foot file={}", end, e);
        }
    }
}
