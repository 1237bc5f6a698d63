package dev.rollcall.log.store;

import dev.rollcall.kit.metrics.Timer;
import dev.rollcall.kit.time.Ticker;
import dev.rollcall.log.store.StoreException.Reason;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadFactory;
import java.util.function.Consumer;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.jspecify.annotations.Nullable;

/**
 * A {@link LogStore} in one file, {@link LineFormat} line after line. Only ever appended to; read from its end. The
 * caller makes sure that no other process has it open. Thread-safe.
 */
public final class FileLogStore implements LogStore, AutoCloseable {

    private static final Logger LOG = LogManager.getLogger(FileLogStore.class);
    private static final Duration DISK_DEADLINE = Duration.ofSeconds(10);
    private static final int CHUNK_BYTES = 64 << 10;
    /** A line of 256 KiB can grow sixfold when it is all control characters. */
    private static final int MAX_LINE_BYTES = 2 << 20;

    private final Path path;
    private final GroupWriter writer;
    private final long maxScanBytes;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private volatile long last;

    FileLogStore(Path path, GroupWriter writer, long maxScanBytes) {
        this.path = path;
        this.writer = writer;
        this.maxScanBytes = maxScanBytes;
        this.last = backwardFrom(Long.MAX_VALUE).size();
    }

    /**
     * Opens the file, or creates it with mode 0600 in a folder that exists.
     *
     * @param threads makes the one thread that writes
     * @param maxScanBytes how much of the file one question may read
     * @throws IOException if the file cannot be opened for appending
     */
    public static FileLogStore open(Path path, ThreadFactory threads, long maxScanBytes) throws IOException {
        return open(path, threads, maxScanBytes, Timer.NONE, () -> 0);
    }

    /**
     * Like {@link #open(Path, ThreadFactory, long)}.
     *
     * @param forces is told how long the disk takes each time
     * @throws IOException if the file cannot be opened for appending
     */
    public static FileLogStore open(Path path, ThreadFactory threads, long maxScanBytes, Timer forces, Ticker ticker)
            throws IOException {
        AppendFile file = new TimedFile(ChannelFile.open(path), forces, ticker);
        try {
            GroupWriter writer = new GroupWriter(file, torn(path), threads, DISK_DEADLINE.toMillis());
            LOG.info("Log store opened bytes={}", writer.end());
            return new FileLogStore(path, writer, maxScanBytes);
        } catch (IOException e) {
            file.close();
            throw e;
        }
    }

    /** Returns whether the last line lacks its end, as after a power cut in the middle of a write. */
    private static boolean torn(Path path) throws IOException {
        try (FileChannel file = FileChannel.open(path, StandardOpenOption.READ)) {
            ByteBuffer last = ByteBuffer.allocate(1);
            return file.size() > 0 && file.read(last, file.size() - 1) == 1 && last.get(0) != '\n';
        }
    }

    @Override
    public synchronized Appended append(List<LogRecord> records) {
        StringBuilder lines = new StringBuilder(256 * records.size());
        records.forEach(record -> LineFormat.write(record, lines));
        if (!records.isEmpty()) {
            writer.write(lines.toString().getBytes(StandardCharsets.UTF_8));
            writer.force();
            last += records.size();
            listeners.forEach(Runnable::run);
        }
        return new Appended(last, records.size(), 0);
    }

    @Override
    public EventCursor forward(long fromSequence) {
        long end = last;
        return cursor(backwardFrom(Long.MAX_VALUE).stream()
                .filter(event -> event.sequence() >= fromSequence && event.sequence() <= end)
                .sorted(Comparator.comparing(StoredEvent::sequence))
                .iterator());
    }

    @Override
    public EventCursor backward(long beforeSequence) {
        return cursor(backwardFrom(beforeSequence).iterator());
    }

    @Override
    public List<StoredEvent> fetch(long[] sequences) {
        return backwardFrom(Long.MAX_VALUE).stream()
                .filter(event -> Arrays.binarySearch(sequences, event.sequence()) >= 0)
                .sorted(Comparator.comparing(StoredEvent::sequence))
                .toList();
    }

    @Override
    public long first() {
        return 1;
    }

    @Override
    public long last() {
        return last;
    }

    @Override
    public List<Day> days() {
        List<StoredEvent> all = backwardFrom(Long.MAX_VALUE);
        if (all.isEmpty()) {
            return List.of();
        }
        List<Instant> times =
                all.stream().map(event -> event.record().time()).sorted().toList();
        Instant latest = times.get(times.size() - 1);
        return List.of(new Day(LocalDate.ofInstant(latest, ZoneOffset.UTC), 1, last, times.get(0), latest));
    }

    @Override
    public void onAppended(Runnable listener) {
        listeners.add(listener);
    }

    @Override
    public void onDropped(Consumer<Day> listener) {
        // Nothing is dropped yet.
    }

    private static EventCursor cursor(Iterator<StoredEvent> events) {
        return new EventCursor() {
            @Override
            public @Nullable StoredEvent next() {
                return events.hasNext() ? events.next() : null;
            }

            @Override
            public void close() {
                // Nothing is open.
            }
        };
    }

    private List<StoredEvent> backwardFrom(long before) {
        List<StoredEvent> events = new ArrayList<>();
        try (FileChannel file = FileChannel.open(path, StandardOpenOption.READ)) {
            long sequence = last;
            BackwardLines lines = new BackwardLines(file, writer.end(), CHUNK_BYTES, MAX_LINE_BYTES);
            for (String line = lines.next(); line != null; line = lines.next()) {
                Optional<LogRecord> record = LineFormat.parse(line);
                if (record.isPresent()) {
                    if (sequence < before) {
                        events.add(new StoredEvent(sequence, record.get().time(), record.get()));
                    }
                    sequence--;
                }
            }
            return events;
        } catch (IOException e) {
            throw new StoreException(Reason.FAILED, "the log file cannot be read: " + e.getMessage(), e);
        }
    }

    @Override
    public LogPage newest(LogQuery query) {
        LogPage.Builder page = new LogPage.Builder(query);
        try (FileChannel file = FileChannel.open(path, StandardOpenOption.READ)) {
            long size = writer.end();
            BackwardLines lines = new BackwardLines(file, size, CHUNK_BYTES, MAX_LINE_BYTES);
            boolean wanted = true;
            while (wanted) {
                String line = lines.next();
                if (line == null) {
                    break;
                }
                wanted = LineFormat.parse(line).map(page::offer).orElse(true);
                if (wanted && size - lines.position() > maxScanBytes) {
                    page.cut();
                    wanted = false;
                }
            }
            return page.build();
        } catch (IOException e) {
            throw new StoreException(Reason.FAILED, "the log file cannot be read: " + e.getMessage(), e);
        }
    }

    /** Returns how many bytes of records are stored. */
    public long size() {
        return writer.end();
    }

    /** Returns how many writes wait for their turn. */
    public int waiting() {
        return writer.waiting();
    }

    /** Returns what was wrong at the last attempt to write; empty if it succeeded. */
    public Optional<StoreException> failure() {
        return writer.failure();
    }

    @Override
    public void close() throws IOException {
        writer.close();
    }
}
