package dev.rollcall.kit.log.transport;

import dev.rollcall.kit.spool.Gzip;
import dev.rollcall.kit.spool.SpoolEntry;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.GZIPInputStream;

/**
 * A batch on its way to the log service. Immutable; the array is handed on, never changed.
 *
 * @param producer the producer that numbered the events
 * @param sequence the number of the first event, 1 or greater; each further one has the next
 * @param events how many lines there are, at least one
 * @param gzip events in ECS names, one JSON object a line, each line ended by LF, UTF-8, compressed
 */
@SuppressWarnings("ArrayRecordComponent")
public record LogBatch(UUID producer, long sequence, int events, byte[] gzip) {

    /** The media type of the lines. */
    public static final String CONTENT_TYPE = "application/x-ndjson";

    /** Joins entries of a spool that follow one another. */
    public static LogBatch of(List<SpoolEntry> entries) {
        SpoolEntry first = entries.get(0);
        int events = entries.stream().mapToInt(SpoolEntry::events).sum();
        byte[] gzip = entries.size() == 1 && first.compressed() ? first.payload() : Gzip.compress(lines(entries));
        return new LogBatch(first.producer(), first.sequence(), events, gzip);
    }

    private static byte[] lines(List<SpoolEntry> entries) {
        var all = new ByteArrayOutputStream(
                entries.stream().mapToInt(SpoolEntry::rawBytes).sum());
        entries.forEach(entry -> all.writeBytes(entry.lines()));
        return all.toByteArray();
    }

    /** Returns what the request that carries it must say, besides its content type. */
    public Map<String, String> headers() {
        return Map.of(
                "Content-Encoding", "gzip",
                "Log-Producer", producer.toString(),
                "Log-Sequence", Long.toString(sequence));
    }

    /** Returns the lines. */
    public byte[] ndjson() {
        try (var in = new GZIPInputStream(new ByteArrayInputStream(gzip))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("a batch is not compressed as it should be", e);
        }
    }
}
