package dev.rollcall.kit.log.pipe;

import dev.rollcall.kit.log.event.LogLine;
import dev.rollcall.kit.log.transport.LogBatch;
import dev.rollcall.kit.spool.DeadLetters;
import dev.rollcall.kit.spool.Spool;
import dev.rollcall.kit.spool.SpoolEntry;
import dev.rollcall.kit.spool.SpoolFolder;
import dev.rollcall.kit.time.Ticker;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Events from the moment they are numbered until the log service has them, the oldest first: on disk or, if the disk
 * does not take them, one batch in memory. A disk that fails is tried again with every batch, a folder that cannot be opened
 * every second. Thread-safe; every method may wait for the disk.
 */
final class Backlog implements AutoCloseable {

    private static final Duration OPEN_PERIOD = Duration.ofSeconds(1);

    private final SpoolOpener opener;
    private final long maxSpoolBytes;
    private final Numbering numbering;
    private final Losses losses;
    private final InstantSource clock;
    private final Ticker ticker;

    // Guarded by this, all of them.
    private @Nullable Spool spool;
    private @Nullable DeadLetters deadLetters;
    private long nextOpening;
    /** What the disk did not take; newer than everything on it. */
    private @Nullable SpoolEntry inMemory;

    private @Nullable LogBatch onItsWay;
    private boolean onItsWayFromMemory;
    private boolean closed;

    Backlog(
            SpoolOpener opener,
            long maxSpoolBytes,
            Numbering numbering,
            Losses losses,
            InstantSource clock,
            Ticker ticker) {
        this.opener = opener;
        this.maxSpoolBytes = maxSpoolBytes;
        this.numbering = numbering;
        this.losses = losses;
        this.clock = clock;
        this.ticker = ticker;
        this.nextOpening = ticker.nanos();
    }

    /**
     * Numbers events and takes them.
     *
     * @param lines events, each without the members that every one begins with
     * @param head those members
     * @return false if there is no room: the disk takes nothing, and the batch in memory is not delivered yet
     */
    synchronized boolean add(List<byte[]> lines, byte[] head) {
        if (closed || !memoryIsFree()) {
            return false;
        }
        SpoolEntry entry =
                SpoolEntry.of(numbering.producer(), numbering.next(), lines.size(), LogLine.join(head, lines));
        numbering.used(lines.size());
        if (!spooled(entry)) {
            inMemory = entry;
        }
        return true;
    }

    private boolean memoryIsFree() {
        SpoolEntry waiting = inMemory;
        if (waiting != null && !onItsWayFromMemory && spooled(waiting)) {
            inMemory = null;
        }
        return inMemory == null;
    }

    private boolean spooled(SpoolEntry entry) {
        Spool open = open();
        if (open == null) {
            return false;
        }
        try {
            open.append(entry);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private @Nullable Spool open() {
        long now = ticker.nanos();
        if (spool == null && !closed && now - nextOpening >= 0) {
            nextOpening = now + OPEN_PERIOD.toNanos();
            try {
                SpoolFolder folder = opener.open();
                spool = Spool.open(folder, maxSpoolBytes, losses, clock, ticker);
                deadLetters = new DeadLetters(folder, clock);
            } catch (IOException e) {
                // In use elsewhere, or not writable: memory has to do for now.
            }
        }
        return spool;
    }

    /** Returns the oldest batch, the same one until it is known what became of it; null if there is nothing. */
    synchronized @Nullable LogBatch oldest() {
        if (onItsWay == null && !closed) {
            onItsWay = next();
        }
        return onItsWay;
    }

    private @Nullable LogBatch next() {
        Spool open = open();
        List<SpoolEntry> entries = List.of();
        try {
            entries = open == null ? entries : open.oldest(EventQueue.BATCH_EVENTS, EventQueue.BATCH_BYTES);
        } catch (IOException e) {
            return null; // The disk may read again; what is in memory is newer and must not overtake.
        }
        SpoolEntry waiting = inMemory;
        onItsWayFromMemory = entries.isEmpty() && waiting != null;
        if (waiting != null && onItsWayFromMemory) {
            entries = List.of(waiting);
        }
        return entries.isEmpty() ? null : readable(entries);
    }

    /** An entry with the right checksum that is no gzip all the same must not block those behind it. */
    private @Nullable LogBatch readable(List<SpoolEntry> entries) {
        try {
            return LogBatch.of(entries);
        } catch (UncheckedIOException e) {
            losses.damaged(entries.stream().mapToLong(SpoolEntry::events).sum());
            done();
            return null;
        }
    }

    /** Returns whether little is waiting: no more than the log service takes at once. */
    synchronized boolean isShort() {
        return spooledBytes() < EventQueue.BATCH_BYTES;
    }

    /** Forgets what {@link #oldest} has returned: it was delivered, or put aside. */
    synchronized void done() {
        onItsWay = null;
        if (onItsWayFromMemory) {
            inMemory = null;
            onItsWayFromMemory = false;
        } else if (spool != null && !closed) {
            spool.delivered();
        }
    }

    /** What {@link #oldest} has returned was not delivered: the disk keeps it over a power cut, or may have it again. */
    synchronized void failed() {
        if (spool != null && !closed) {
            spool.forceWaiting();
        }
        if (onItsWayFromMemory) {
            onItsWay = null;
            onItsWayFromMemory = false;
        }
    }

    /** Puts a batch aside that the log service refuses, if the disk takes it. */
    synchronized void putAside(LogBatch batch, String reason) {
        if (deadLetters != null && !closed) {
            try {
                deadLetters.keep(LogLine.refused(batch, reason, clock.instant()));
            } catch (IOException e) {
                // It is counted as refused all the same.
            }
        }
    }

    /** Returns how many bytes wait on disk. */
    synchronized long spooledBytes() {
        return spool == null || closed ? 0 : spool.bytes();
    }

    /** Gives the spool back; what is in memory only is lost, and counted. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        onItsWayFromMemory = false;
        SpoolEntry waiting = memoryIsFree() ? null : inMemory;
        if (waiting != null) {
            losses.add(Loss.UNSENT, waiting.events());
        }
        closed = true;
        if (spool != null) {
            try {
                spool.close();
            } catch (IOException e) {
                // What was written is with the operating system.
            }
        }
    }
}
