package dev.rollcall.log.ingest;

import dev.rollcall.kit.ServiceName;
import dev.rollcall.log.ingest.JsonScanner.Malformed;
import dev.rollcall.log.store.LogStore;
import dev.rollcall.log.store.ProducerSequence;
import dev.rollcall.log.store.StoreException;
import java.io.IOException;
import java.io.InputStream;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * Takes bodies in. Streams: memory does not grow with a body of lines, nor with a line. Blank lines are no events.
 * Thread-safe.
 *
 * <p>When a method returns, everything accepted is stored. When it throws, a beginning of the body may be.
 */
public final class Ingest {

    /** How many bytes of a line are kept. */
    public static final int MAX_LINE_BYTES = 256 << 10;

    /** How many bytes a body that is JSON as a whole may have. */
    public static final int MAX_JSON_BYTES = 16 << 20;

    private final LogStore store;
    private final InstantSource clock;
    private final Turns turns = new Turns();

    private final LongAdder bytesRead = new LongAdder();
    private final Counts counts = new Counts();

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
        return lines(body, new TextLines(sender), null);
    }

    /**
     * Stores each line of {@code body}, which is a JSON object with ECS names, under the name of its sender.
     *
     * @param first the origin of the first line that is not blank; each further one has the next sequence
     * @throws IOException if the body cannot be read to its end
     * @throws StoreException if it cannot be stored, also because another body of the same producer takes too long
     */
    public Outcome ndjson(InputStream body, ServiceName sender, @Nullable ProducerSequence first) throws IOException {
        try (Turns.Turn turn = turns.take(sender, first)) {
            return lines(body, new EcsParser(sender), first);
        }
    }

    /**
     * Stores the events of a body that is one JSON object with ECS names, or an array of them.
     *
     * @param first the origin of the first event; each further one has the next sequence
     * @throws UnreadableBodyException if it is neither; nothing is stored then
     * @throws StoreException as {@link #ndjson}
     */
    public Outcome json(byte[] body, ServiceName sender, @Nullable ProducerSequence first)
            throws UnreadableBodyException {
        bytesRead.add(body.length);
        try (Turns.Turn turn = turns.take(sender, first)) {
            Intake intake = new Intake(store, clock, counts, first);
            new JsonBody(body).feed(intake, sender);
            return intake.end(body.length);
        } catch (Malformed e) {
            throw new UnreadableBodyException("The body is " + e.getMessage() + ".");
        }
    }

    private Outcome lines(InputStream body, LineParser parser, @Nullable ProducerSequence first) throws IOException {
        LineReader lines = new LineReader(body, MAX_LINE_BYTES);
        Intake intake = new Intake(store, clock, counts, first);
        long number = 0;
        try {
            for (Line line = lines.next(); line != null; line = lines.next()) {
                number++;
                if (!line.isBlank()) {
                    Line event = line;
                    intake.take(number, (received, origin) -> parser.parse(event, received, origin));
                }
            }
            return intake.end(lines.bytes());
        } finally {
            bytesRead.add(lines.bytes()); // also of a body that ends early, or that is refused
        }
    }

    /**
     * Returns how many bytes were read so far: of lines, also of bodies that end early; of {@code application/json}, of
     * whole bodies.
     */
    public long bytes() {
        return bytesRead.sum();
    }

    /** Returns how many events so far were stored, were stored already, and were rejected for what is in them. */
    public Map<String, Long> lines() {
        return counts.all();
    }
}
