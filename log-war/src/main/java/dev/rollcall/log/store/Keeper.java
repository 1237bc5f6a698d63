package dev.rollcall.log.store;

import dev.rollcall.kit.threads.Threads;
import dev.rollcall.kit.time.Ticker;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;

/** Seals segments that are no longer written to, and drops what is too old or too much. Has one thread. Thread-safe. */
final class Keeper implements AutoCloseable {

    private static final Logger LOG = LogManager.getLogger(Keeper.class);
    private static final Duration PERIOD = Duration.ofMinutes(1);

    /** How long a day must have been too old to be dropped: a clock that is wrong for less destroys nothing. */
    static final Duration GRACE = Duration.ofHours(1);

    private static final Duration STOP_LIMIT = Duration.ofSeconds(5);

    /** One part in so many of all is dropped of a day at once: each time its index is made anew. */
    private static final int DROPPED_PART = 8;

    private final SegmentFolder folder;
    private final Disk disk;
    private final SegmentOptions options;
    private final Segments segments;
    private final InstantSource clock;
    private final Ticker ticker;
    private final Sealer sealer;
    private final List<Consumer<Day>> dropped = new CopyOnWriteArrayList<>();

    /** Since when days have been too old; for the one thread. */
    private final Map<LocalDate, Long> expired = new HashMap<>();

    private final ScheduledExecutorService thread = Threads.scheduler("rollcall-log-keeper", 1);

    Keeper(
            SegmentFolder folder,
            Disk disk,
            SegmentOptions options,
            Segments segments,
            InstantSource clock,
            Ticker ticker) {
        this.folder = folder;
        this.disk = disk;
        this.options = options;
        this.segments = segments;
        this.clock = clock;
        this.ticker = ticker;
        this.sealer = new Sealer(disk);
        thread.execute(this::dropOld);
        Threads.repeat(thread, PERIOD, this::dropOld);
    }

    void onDropped(Consumer<Day> listener) {
        dropped.add(listener);
    }

    /** Has {@code open}, which is no longer written to, compressed soon. */
    void seal(Segment open) {
        try {
            thread.execute(() -> sealNow(open));
        } catch (RejectedExecutionException e) {
            LOG.debug("Log segment is sealed after the next start file={}", open);
        }
    }

    private void sealNow(Segment open) {
        try {
            if (open.extent().isEmpty()) {
                segments.remove(open);
            } else if (segments.all().contains(open)) {
                segments.replace(open, sealer.seal(open));
            }
            disk.delete(open.path());
        } catch (IOException | RuntimeException e) {
            if (!thread.isShutdown()) {
                LOG.warn("Log segment stays as it is until the next start file={}", open, e);
            }
        }
    }

    /** Has old days dropped now. */
    Future<?> dropNow() {
        return thread.submit(this::dropOld);
    }

    private void dropOld() {
        try {
            List<Day> days = segments.days();
            if (!days.isEmpty()) {
                Day newest = days.get(days.size() - 1);
                dropOldest(days.subList(0, days.size() - 1), newest);
                dropUnread(newest);
            }
        } catch (IOException | RuntimeException e) {
            LOG.error("Log store cannot drop an old day", e);
        }
    }

    /** Drops the oldest days while they are too old, or there is too much; then the oldest part of the newest day. */
    private void dropOldest(List<Day> older, Day newest) throws IOException {
        List<Day> overdue = older.stream()
                .filter(day -> isOverdue(day.received(), now -> lastReceived(day, now)))
                .toList();
        long excess = excess(); // once: some file systems tell only later that there is room
        for (Day day : older) {
            if (!overdue.contains(day) && excess <= 0) {
                return;
            }
            excess -= drop(day);
        }
        if (excess > 0) {
            shorten(newest, excess);
        }
    }

    /** Drops days of which nothing could be read, so that only their names tell how old they are. */
    private void dropUnread(Day newest) throws IOException {
        List<LocalDate> read = segments.all().stream().map(Segment::day).toList();
        for (LocalDate day : folder.days()) {
            if (day.isBefore(newest.received())
                    && !read.contains(day)
                    && !folder.files(day, "").isEmpty()
                    && isOverdue(day, now -> Instant.MIN)) {
                LOG.info("Log store drops day={}, of which nothing could be read", day);
                delete(day);
            }
        }
    }

    /**
     * Returns how many bytes are kept too much. Where the segments have more than half of the disk, there must be room
     * for another one, or events would soon be refused; if they have less, others fill the disk, and would fill
     * whatever is dropped.
     */
    private long excess() {
        long bytes = segments.bytes();
        long missing = options.reserveBytes() + options.segmentBytes() - disk.usableBytes(folder.root());
        long beyondHalf = bytes - disk.totalBytes(folder.root()) / 2;
        return Math.max(bytes - options.maxBytes(), Math.min(missing, beyondHalf));
    }

    private boolean isOverdue(LocalDate day, UnaryOperator<Instant> lastReceived) {
        Instant end = day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        Instant now = clock.instant();
        Instant limit = now.minus(options.maxAge());
        if (!end.isBefore(limit) || !lastReceived.apply(now).isBefore(limit)) {
            expired.remove(day);
            return false;
        }
        long nanos = ticker.nanos();
        return nanos - expired.computeIfAbsent(day, date -> nanos) >= GRACE.toNanos();
    }

    /** A day may get events after its end, see {@link ReceivingDay}. An impossible or unreadable time tells nothing. */
    private Instant lastReceived(Day day, Instant now) {
        EventCursor events = new BackwardCursor(new SegmentCursor(segments, new Damage(0)), day.lastSequence() + 1);
        try {
            StoredEvent last = events.next();
            return last == null
                            || last.sequence() < day.firstSequence()
                            || last.received().isAfter(now)
                    ? Instant.MIN
                    : last.received();
        } catch (StoreException e) {
            LOG.debug("Last event of a day cannot be read day={}", day.received(), e);
            return Instant.MIN;
        }
    }

    /** Drops the oldest segments of the newest day, which is the only one. */
    private void shorten(Day day, long excess) throws IOException {
        long spare = Math.min(segments.bytes(), options.maxBytes()) / DROPPED_PART;
        List<Segment> gone = segments.removeOldest(excess + spare);
        if (!gone.isEmpty()) {
            LOG.info("Log store drops a part of day={} segments={}", day.received(), gone.size());
            dropped.forEach(listener -> listener.accept(day));
        }
        for (Segment segment : gone) { // one that could not be sealed may have several files
            for (String suffix : List.of(SegmentFolder.SEALING, SegmentFolder.SEALED, SegmentFolder.OPEN)) {
                disk.delete(SegmentFolder.sibling(segment.path(), suffix));
            }
        }
    }

    /** Returns how many bytes of segments are gone. */
    private long drop(Day day) throws IOException {
        List<Segment> gone = segments.remove(day.received());
        LOG.info("Log store drops day={} segments={}", day.received(), gone.size());
        dropped.forEach(listener -> listener.accept(day));
        delete(day.received());
        return gone.stream().mapToLong(segment -> segment.extent().bytes()).sum();
    }

    private void delete(LocalDate day) throws IOException {
        expired.remove(day);
        for (Path file : folder.files(day, "")) { // a segment that could not be sealed may have several
            disk.delete(file);
        }
        disk.delete(folder.day(day));
    }

    @Override
    public void close() {
        if (!Threads.stop(thread, STOP_LIMIT)) {
            LOG.warn("Log segments are still being sealed");
        }
    }
}
