package dev.rollcall.kit.log.transport;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Batches for tests. */
public final class Lines {
    private Lines() {}

    /** Returns a batch of lines, each ended by LF. */
    public static LogBatch batch(String lines) {
        byte[] bytes = lines.getBytes(StandardCharsets.UTF_8);
        return new LogBatch(
                new UUID(1, 2), 1, (int) lines.lines().count(), dev.rollcall.kit.spool.Gzip.compress(bytes));
    }
}
