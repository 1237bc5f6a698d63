package dev.rollcall.kit.spool;

import dev.rollcall.kit.time.Ticker;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Entries on disk, the oldest first, also those that an earlier process has left. An entry is with the operating system
 * before {@link #append} returns, so it survives the end of the process; a power cut may cost what was written in the last
 * {@link #FORCE_PERIOD}, or since {@link #forceWaiting} where nothing follows. When there are more than {@code maxBytes}
 * the oldest segment is forced out and its events are counted. Files are removed once everything in them is delivered.
 *
 * <p>Thread-safe; every method may wait for the disk.
 */
public final class Spool implements Closeable {

    /** While something waits, and more comes, what is written is forced this often. */
    static final Duration FORCE_PERIOD = Duration.ofSeconds(1);

    private static final long SEGMENT_BYTES = 8 << 20;
    private static final int MIN_SEGMENTS = 8;

    /** As long as everything is delivered at once, the file is emptied when it has this size. */
    private static final int KEPT_BYTES = 64 << 10;

    private final SpoolFolder folder;
    private final SpoolListener listener;
    private final SegmentNames names;
    private final Ticker ticker;
    private final long maxBytes;
    private final long segmentBytes;

    // Guarded by this, all of them.
    private final Deque<Waiting> closed = new ArrayDeque<>();
    private long closedBytes;
    private @Nullable Segment head;
    private @Nullable Segment tail;
    private @Nullable Taken taken;
    private long forced;
    private boolean unforced;

    /** A file whose turn comes later. */
    private record Waiting(String name, long bytes) {}

    /** What was handed out by {@link #oldest} and is not delivered yet. */
    private record Taken(Segment segment, long lastEntry, long end) {}

    private Spool(
            SpoolFolder folder,
            long maxBytes,
            SpoolListener listener,
            InstantSource clock,
            Ticker ticker,
            List<String> old)
            throws IOException {
        this.folder = folder;
        this.maxBytes = maxBytes;
        this.segmentBytes = Math.min(SEGMENT_BYTES, maxBytes / MIN_SEGMENTS);
        this.listener = listener;
        this.ticker = ticker;
        this.forced = ticker.nanos();
        this.names = SegmentNames.after(old, clock.instant());
        for (String name : old) {
            try (SpoolFile file = folder.open(name)) {
                later(name, file.size());
            }
        }
    }

    /**
     * Takes up what is in a folder.
     *
     * @param folder closed with the spool, or at once if it cannot be read, so that it can be tried again
     * @param maxBytes how much may lie there
     * @throws IOException if the folder or what is in it cannot be read
     */
    public static Spool open(
            SpoolFolder folder, long maxBytes, SpoolListener listener, InstantSource clock, Ticker ticker)
            throws IOException {
        try {
            List<String> old =
                    folder.names().stream().filter(SegmentNames::isSegment).toList();
            return new Spool(folder, maxBytes, listener, clock, ticker, old);
        } catch (IOException | RuntimeException e) {
            folder.close();
            throw e;
        }
    }

    /**
     * Appends an entry.
     *
     * @throws IOException if the disk does not take it; then nothing of it is left, and a later attempt may succeed
     */
    public synchronized void append(SpoolEntry entry) throws IOException {
        ByteBuffer bytes = EntryHeader.write(entry);
        makeRoom(bytes.remaining());
        boolean waiting = bytes() > 0;
        Segment segment = tail(bytes.remaining());
        segment.append(bytes);
        unforced = true;
        if (waiting && ticker.nanos() - forced >= FORCE_PERIOD.toNanos()) {
            forceWaiting();
        }
    }

    /** Forces what was appended since that was done last; for when it waits and nothing may follow. */
    public synchronized void forceWaiting() {
        Segment segment = tail;
        if (unforced && segment != null) {
            unforced = false;
            forced = ticker.nanos();
            forceQuietly(segment);
        }
    }

    /**
     * Returns the oldest entries, which follow one another and are of one producer; the same ones until
     * {@link #delivered} is called. Empty if there is nothing. Entries returned are not counted if they are forced out meanwhile.
     *
     * @param maxEvents of all together; a single entry may have more
     * @param maxBytes of their lines together; a single entry may have more
     */
    public synchronized List<SpoolEntry> oldest(int maxEvents, int maxBytes) throws IOException {
        for (Segment segment = head(); segment != null; segment = head()) {
            List<SpoolEntry> entries = read(segment, maxEvents, maxBytes);
            if (!entries.isEmpty()) {
                return entries;
            }
            if (segment == tail) {
                return List.of();
            }
            drop(segment);
        }
        return List.of();
    }

    private List<SpoolEntry> read(Segment segment, int maxEvents, int maxBytes) throws IOException {
        List<SpoolEntry> entries = new ArrayList<>();
        int events = 0;
        int bytes = 0;
        Segment.Read next = segment.read(segment.start());
        while (next != null) {
            SpoolEntry entry = next.entry();
            events += entry.events();
            bytes += entry.rawBytes();
            boolean first = entries.isEmpty();
            if (!first && (events > maxEvents || bytes > maxBytes || !entry.follows(entries.get(entries.size() - 1)))) {
                break;
            }
            entries.add(entry);
            taken = new Taken(segment, next.at(), next.end());
            next = segment.read(next.end());
        }
        return entries;
    }

    /** Forgets what {@link #oldest} has returned last. */
    public synchronized void delivered() {
        Taken done = taken;
        taken = null;
        if (done != null && done.segment() == head) {
            Segment segment = done.segment();
            segment.delivered(done.lastEntry(), done.end());
            if (segment == tail && segment.isDelivered() && segment.size() >= KEPT_BYTES) {
                segment.empty();
            }
        }
    }

    /** Returns how many bytes of the files are not delivered yet. */
    public synchronized long bytes() {
        long start = head == null ? 0 : head.start();
        return files() - start;
    }

    /** Returns when everything appended would survive a power cut. */
    public synchronized void force() throws IOException {
        if (tail != null) {
            tail.force();
        }
    }

    /** Removes what is delivered, forces the rest, and gives the folder back. */
    @Override
    public synchronized void close() throws IOException {
        try {
            force();
            if (head != null && head.isDelivered()) {
                drop(head);
            }
        } finally {
            closeQuietly(head);
            closeQuietly(tail);
            folder.close();
        }
    }

    private static void closeQuietly(@Nullable Closeable file) {
        if (file != null) {
            try {
                file.close();
            } catch (IOException e) {
                // What was written was forced before; a file descriptor that cannot be closed is gone anyway.
            }
        }
    }

    /** Forces out the oldest segments until there is room, but never the one that is being written. */
    private void makeRoom(int bytes) throws IOException {
        while (files() + bytes > maxBytes) {
            Segment oldest = head();
            if (oldest == null || oldest == tail) {
                return;
            }
            Taken out = taken;
            boolean onItsWay = out != null && out.segment() == oldest;
            long events = oldest.events(onItsWay && out != null ? out.end() : oldest.start());
            drop(oldest);
            if (events > 0) {
                listener.forcedOut(events);
            }
        }
    }

    private long files() {
        long open = head == null ? 0 : head.size();
        return closedBytes + open + (tail == null || tail == head ? 0 : tail.size());
    }

    private @Nullable Segment head() throws IOException {
        while (head == null && !closed.isEmpty()) {
            Waiting next = closed.removeFirst();
            try {
                head = openExisting(next.name());
            } catch (NoSuchFileException e) {
                listener.damaged(1); // It was removed from outside, perhaps to make room; the next ones are there.
            } catch (IOException e) {
                closed.addFirst(next);
                throw e;
            }
            closedBytes -= next.bytes();
        }
        if (head == null) {
            head = tail;
        }
        return head;
    }

    private Segment openExisting(String name) throws IOException {
        SpoolFile file = folder.open(name);
        try {
            return Segment.existing(name, file, listener);
        } catch (IOException e) {
            closeQuietly(file);
            throw e;
        }
    }

    private void later(String name, long bytes) {
        closed.addLast(new Waiting(name, bytes));
        closedBytes += bytes;
    }

    private Segment tail(int bytes) throws IOException {
        Segment current = tail;
        if (current == null || current.isSealed() || current.size() > 0 && current.size() + bytes > segmentBytes) {
            String name = names.next();
            Segment next = Segment.fresh(name, folder.create(name), listener);
            tail = next;
            retire(current);
            return next;
        }
        return current;
    }

    /** A segment that is full is forced, and opened again when its turn comes. */
    private void retire(@Nullable Segment full) {
        if (full != null) {
            forceQuietly(full);
            if (full != head) {
                closeQuietly(full);
                later(full.name(), full.size());
            }
        }
    }

    /** The entries are with the operating system all the same. */
    private static void forceQuietly(Segment segment) {
        try {
            segment.force();
        } catch (IOException e) {
            // A power cut might now cost more than was promised; refusing the entry would not help.
        }
    }

    private void drop(Segment segment) throws IOException {
        if (segment == head) {
            head = null;
        }
        if (segment == tail) {
            tail = null;
        }
        closeQuietly(segment);
        folder.delete(segment.name());
    }
}
