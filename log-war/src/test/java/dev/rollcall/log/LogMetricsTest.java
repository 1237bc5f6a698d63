package dev.rollcall.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.metrics.Metrics;
import dev.rollcall.kit.testing.ManualTime;
import dev.rollcall.kit.testing.OpenMetrics;
import dev.rollcall.kit.time.SystemTime;
import dev.rollcall.log.ingest.Ingest;
import dev.rollcall.log.ingest.Sender;
import dev.rollcall.log.store.Fixtures;
import dev.rollcall.log.store.SegmentStore;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogMetricsTest {

    @Test
    void aLineIsSeenInAllThatIsMeasured(@TempDir Path folder) throws IOException {
        Metrics metrics = Metrics.create();
        SegmentStore.Surroundings around =
                new SegmentStore.Surroundings(SystemTime.INSTANCE, SystemTime.INSTANCE, LogMetrics.forces(metrics));
        try (SegmentStore store = SegmentStore.open(folder.resolve("segments"), Fixtures.keepingAll(), around)) {
            Ingest ingest = new Ingest(store, new ManualTime());
            LogMetrics.bind(metrics, ingest, store);

            ingest.text(new ByteArrayInputStream("one".getBytes(StandardCharsets.UTF_8)), Sender.unsigned());

            OpenMetrics page = OpenMetrics.parse(new String(metrics.page(null).bytes(), StandardCharsets.UTF_8));
            assertEquals(1, page.value("rollcall_logstore_lines_total{outcome=\"stored\"}"));
            assertEquals(3, page.value("rollcall_logstore_received_bytes_total"));
            assertEquals(store.size(), page.value("rollcall_logstore_size_bytes"));
            assertTrue(page.value("rollcall_logstore_force_seconds_count") >= 1);
            assertEquals(0, page.value("rollcall_logstore_waiting_writes"));
            assertEquals(0, page.value("rollcall_logstore_failing"));
        }
    }
}
