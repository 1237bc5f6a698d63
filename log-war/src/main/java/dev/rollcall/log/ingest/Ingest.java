package dev.rollcall.log.ingest;

import dev.rollcall.kit.ServiceName;
import dev.rollcall.log.ingest.Outcome.Rejection;
import dev.rollcall.log.store.LogRecord;
import dev.rollcall.log.store.LogStore;
import dev.rollcall.log.store.StoreException;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/**
 * Takes bodies in. Streams: memory does not grow with a body, nor with a line. Blank lines are no events. Thread-safe.
 *
 * <p>When a method returns, everything accepted is on disk. When it throws, a beginning of the body may be stored.
 */
public final class Ingest {

    /** How many bytes of a line are kept. */
    public static final int MAX_LINE_BYTES = 256 << 10;

    private static final int BATCH_RECORDS = 500;
    private static final int BATCH_CHARACTERS = 64 << 10;

    private final LogStore store;
    private final InstantSource clock;

    private final LongAdder bytesRead = new LongAdder();
    private final LongAdder linesStored = new LongAdder();
    private final LongAdder linesRejected = new LongAdder();

    /** Puts records into {@code store}; {@code clock} says when they were received. */
    public Ingest(LogStore store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    /**
     * Stores each line of {@code body} as a message.
     *
     * @throws IOException if the body cannot be read to its end
     * @throws StoreException if it cannot be stored
     */
    public Outcome text(InputStream body, Sender sender) throws IOException {
        return take(body, new TextLines(sender));
    }

    /**
     * Stores each line of {@code body}, which is a JSON object with ECS names, under the name of its sender.
     *
     * @throws IOException if the body cannot be read to its end
     * @throws StoreException if it cannot be stored
     */
    public Outcome ndjson(InputStream body, ServiceName sender) throws IOException {
        return take(body, new EcsCodec(sender));
    }

    /** Returns how many bytes were read so far. */
    public long bytes() {
        return bytesRead.sum();
    }

    /** Returns how many lines were stored so far, and how many were rejected because of what is in them. */
    public Map<String, Long> lines() {
        return Map.of("stored", linesStored.sum(), "rejected", linesRejected.sum());
    }

    private Outcome take(InputStream body, LineParser parser) throws IOException {
        LineReader lines = new LineReader(body, MAX_LINE_BYTES);
        Batch batch = new Batch();
        List<Rejection> rejected = new ArrayList<>();
        long rejectedCount = 0;
        long number = 0;
        for (Line line = lines.next(); line != null; line = lines.next()) {
            number++;
            if (line.text().isBlank() && !line.cut()) {
                continue;
            }
            try {
                batch.add(parser.parse(line, batch.received));
            } catch (BadLineException e) {
                rejectedCount++;
                if (rejected.size() < Outcome.MAX_REJECTED) {
                    rejected.add(new Rejection(number, String.valueOf(e.getMessage())));
                }
            }
        }
        batch.store();
        bytesRead.add(lines.bytes());
        linesRejected.add(rejectedCount);
        return new Outcome(lines.bytes(), batch.stored, rejectedCount, rejected);
    }

    /** Records on their way into the store; all of a batch were received at the same time. */
    private final class Batch {

        private final List<LogRecord> records = new ArrayList<>();
        private Instant received = clock.instant();
        private int characters;
        private long stored;

        void add(LogRecord record) {
            records.add(record);
            characters += record.text().length();
            if (records.size() >= BATCH_RECORDS || characters >= BATCH_CHARACTERS) {
                store();
            }
        }

        void store() {
            if (records.isEmpty()) {
                return;
            }
            store.append(records);
            stored += records.size();
            linesStored.add(records.size());
            records.clear();
            characters = 0;
            received = clock.instant();
        }
    }
}
