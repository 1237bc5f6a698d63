package dev.rollcall.kit.spool;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.testing.Parsed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.UUID;
import java.util.stream.IntStream;

/** A file of a spool, whatever became of it: reading comes to an end, and finds the entry behind the damage. */
public final class SpoolFuzz {

    private static final String NAME = "a";
    private static final SpoolEntry WHOLE = SpoolEntry.of(new UUID(1, 2), 7, 1, "{}\n".getBytes(UTF_8));

    private static final SpoolListener NOBODY = new SpoolListener() {
        @Override
        public void forcedOut(long events) {}

        @Override
        public void damaged(long events) {}
    };

    private SpoolFuzz() {}

    public static void fuzzerTestOneInput(byte[] input) throws IOException {
        InMemoryFolder folder = new InMemoryFolder();
        SpoolFile file = folder.create(NAME);
        file.write(ByteBuffer.wrap(input), 0);
        file.write(EntryHeader.write(WHOLE), input.length);
        try (Segment segment = Segment.existing(NAME, file, NOBODY)) {
            assertTrue(segment.start() <= segment.size(), "more is delivered than there is");
            byte[] last = lastOf(segment);
            // A header that can be believed says how far the damage goes.
            if (IntStream.range(0, input.length).noneMatch(i -> EntryHeader.read(input, i) != null)) {
                assertArrayEquals(WHOLE.payload(), last);
            }
        }
    }

    private static byte[] lastOf(Segment segment) throws IOException {
        byte[] last = {};
        long events = 0;
        long at = 0;
        for (Segment.Read read = segment.read(at); read != null; read = segment.read(at)) {
            assertTrue(read.at() >= at && read.end() > read.at(), "it turns in a circle");
            at = read.end();
            last = read.entry().payload();
            events += read.entry().events();
            Parsed.unlessRefused(read.entry()::lines, UncheckedIOException.class);
        }
        assertTrue(segment.events(0) >= events);
        return last;
    }
}
