package dev.rollcall.registry.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.testing.Parsed;
import java.util.Arrays;

/** A line of the journal: what can be read of it is written so that it is read as the same; what is damaged is none. */
public final class JournalFuzz {

    private JournalFuzz() {}

    /** Takes the content of a line, and then the line without it. */
    public static void fuzzerTestOneInput(byte[] input) {
        Parsed.unlessRefused(() -> EntryCodec.read(input), IllegalArgumentException.class)
                .map(entry -> EntryCodec.read(
                        EntryCodec.write(entry))) // without halves of characters, which UTF-8 cannot hold
                .ifPresent(entry -> assertEquals(entry, EntryCodec.read(EntryCodec.write(entry))));
        byte[] line = Line.of(input);
        byte[] unended = Arrays.copyOf(line, line.length - 1);
        assertArrayEquals(input, Line.content(unended).orElseThrow());
        unended[unended.length - 1] ^= 1;
        assertTrue(Line.content(unended).isEmpty());
        Line.content(input);
    }
}
