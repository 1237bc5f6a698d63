package dev.rollcall.kit.log.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.rollcall.kit.spool.SpoolEntry;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class LogBatchTest {

    private static final String FIRST = "a".repeat(1_000) + "\n";
    private static final String SECOND = "b".repeat(1_000) + "\n";

    @Test
    void anEntryThatIsCompressedIsSentAsItIs() {
        SpoolEntry entry = entry(1, FIRST);

        assertSame(entry.payload(), LogBatch.of(List.of(entry)).gzip());
    }

    @Test
    void severalEntriesBecomeOneBatchOfAllLines() {
        LogBatch batch = LogBatch.of(List.of(entry(1, FIRST), entry(2, SECOND)));

        assertEquals(2, batch.events());
        assertEquals(FIRST + SECOND, new String(batch.ndjson(), StandardCharsets.UTF_8));
    }

    private static SpoolEntry entry(long sequence, String line) {
        return SpoolEntry.of(new UUID(1, 2), sequence, 1, line.getBytes(StandardCharsets.UTF_8));
    }
}
