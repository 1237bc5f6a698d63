package dev.rollcall.registry.store;

import dev.rollcall.registry.roll.Entry;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Reads a journal, even a damaged one. */
final class JournalReader {

    private final Consumer<Entry> entries;
    private int damaged;

    private JournalReader(Consumer<Entry> entries) {
        this.entries = entries;
    }

    /**
     * The condition of a file.
     *
     * @param damaged how many complete lines could not be read
     * @param torn whether the last line is not complete, as after a power cut
     */
    record Condition(int damaged, boolean torn) {}

    /** Gives every readable entry of {@code file} to {@code entries}. */
    static Condition read(Path file, Consumer<Entry> entries) throws IOException {
        JournalReader reader = new JournalReader(entries);
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            boolean torn = reader.readAll(in);
            return new Condition(reader.damaged, torn);
        }
    }

    private boolean readAll(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next >= 0; next = in.read()) {
            if (next == '\n') {
                take(line.toByteArray());
                line.reset();
            } else if (line.size() <= Line.MAX_BYTES) {
                line.write(next);
            }
        }
        return line.size() > 0;
    }

    private void take(byte[] line) {
        try {
            Line.content(line).map(EntryCodec::read).ifPresentOrElse(entries, () -> damaged++);
        } catch (IllegalArgumentException e) {
            damaged++;
        }
    }
}
