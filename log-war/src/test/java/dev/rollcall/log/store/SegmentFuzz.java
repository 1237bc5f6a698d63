package dev.rollcall.log.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.ServiceName;
import dev.rollcall.kit.testing.Parsed;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;

/**
 * Files of the log store, whatever became of them: the scan comes to an end, counts every byte, and finds the whole event behind the
 * damage. The first byte of an input says what the others are: a file, or what no checksum protects any more, the body of an event, of a
 * foot, or of a block.
 */
public final class SegmentFuzz {

    private static final LogRecord RECORD =
            Fixtures.record(Instant.EPOCH, ServiceName.LOG, true, LogLevel.INFO, null, null, null, null, "text");
    private static final int KINDS = 4;

    private SegmentFuzz() {}

    public static void fuzzerTestOneInput(byte[] input) throws IOException {
        if (input.length == 0) {
            return;
        }
        byte[] bytes = Arrays.copyOfRange(input, 1, input.length);
        switch ((input[0] & 0xff) % KINDS) {
            case 0 -> file(bytes);
            case 1 -> event(bytes);
            case 2 ->
                Parsed.unlessRefused(() -> Foot.read(reader(bytes), bytes.length), IllegalArgumentException.class);
            default -> scan(Blocks.inflated(bytes, 0, bytes.length));
        }
    }

    private static void file(byte[] bytes) throws IOException {
        Batch batch = Batch.of(List.of(RECORD));
        batch.seal(0, 7, 8);
        ByteWriter file = new ByteWriter(bytes.length + batch.size());
        file.raw(bytes, 0, bytes.length);
        file.raw(batch.bytes(), 0, batch.size());
        byte[] all = Arrays.copyOf(file.array(), file.size());

        Scan scan = scan(new FrameScanner(Channels.newChannel(new ByteArrayInputStream(all))));
        assertEquals(all.length, scan.bytes());
        assertEquals(all.length - batch.size(), scan.last());
        SegmentScan segment = new SegmentScan(1, false);
        segment.read(Channels.newChannel(new ByteArrayInputStream(all)));
        segment.segment(Path.of("a"), LocalDate.EPOCH);
    }

    /**
     * What was met.
     *
     * @param bytes of all frames, and of what is between them
     * @param last where the last frame begins; -1 if there is none
     */
    private record Scan(long bytes, long last) {}

    private static Scan scan(FrameScanner frames) throws IOException {
        long bytes = 0;
        long last = -1;
        while (frames.next()) {
            assertTrue(frames.offset() > last && frames.end() > frames.offset(), "it turns in a circle");
            last = frames.offset();
            bytes += frames.end() - last;
        }
        return new Scan(bytes + frames.damagedBytes(), last);
    }

    private static void event(byte[] bytes) {
        Parsed.unlessRefused(() -> new RecordCodec().read(reader(bytes)), IllegalArgumentException.class)
                .ifPresent(record -> {
                    ByteWriter out = new ByteWriter(bytes.length);
                    RecordCodec.write(record, out);
                    ByteReader written = new ByteReader(out.array(), 0, out.size());
                    assertEquals(record, new RecordCodec().read(written));
                    assertEquals(0, written.remaining());
                    StringBuilder text = new StringBuilder();
                    LineFormat.write(record, text);
                    assertEquals(text.length() - 1, text.indexOf("\n"), text::toString);
                });
    }

    private static ByteReader reader(byte[] bytes) {
        return new ByteReader(bytes, 0, bytes.length);
    }
}
