package dev.rollcall.kit.spool;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what the log service will never take, for people to look at: files {@code refused-<milliseconds since 1970>.ndjson}
 * in the folder of the spool, of at most {@value #MAX_BYTES} bytes each, the newest {@value #MAX_FILES}. Not thread-safe.
 */
public final class DeadLetters {

    private static final int MAX_BYTES = 16 << 20;
    private static final int MAX_FILES = 4;
    private static final Pattern NAME = Pattern.compile("refused-\\d{14}\\.ndjson");

    private final SpoolFolder folder;
    private final InstantSource clock;
    private @Nullable String current;

    /** Writes into {@code folder} whenever there is something. */
    public DeadLetters(SpoolFolder folder, InstantSource clock) {
        this.folder = folder;
        this.clock = clock;
    }

    /**
     * Keeps lines, each ended by LF.
     *
     * @throws IOException if the disk does not take them
     */
    public void keep(byte[] lines) throws IOException {
        try (SpoolFile file = file(lines.length)) {
            long size = file.size();
            try {
                file.write(ByteBuffer.wrap(lines), size);
            } catch (IOException e) {
                file.truncate(size);
                throw e;
            }
        }
    }

    private SpoolFile file(int more) throws IOException {
        List<String> old = folder.names().stream()
                .filter(name -> NAME.matcher(name).matches())
                .toList();
        if (current != null && old.contains(current)) { // or it was taken away, as it may be
            SpoolFile file = folder.open(current);
            if (file.size() + more <= MAX_BYTES) {
                return file;
            }
            file.close();
        }
        for (int i = 0; i <= old.size() - MAX_FILES; i++) {
            folder.delete(old.get(i));
        }
        String name = String.format(
                Locale.ROOT, "refused-%014d.ndjson", clock.instant().toEpochMilli());
        SpoolFile file = old.contains(name) ? folder.open(name) : folder.create(name);
        current = name;
        return file;
    }
}
