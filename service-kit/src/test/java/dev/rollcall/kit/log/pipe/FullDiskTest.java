package dev.rollcall.kit.log.pipe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.log.transport.LogAnswer;
import dev.rollcall.kit.log.transport.RecordingTransport;
import dev.rollcall.kit.spool.SpoolHome;
import dev.rollcall.kit.testing.Eventually;
import dev.rollcall.kit.testing.SmallDisk;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The spool on a real disk of 2 MiB. */
class FullDiskTest {

    private static final Duration SOON = Duration.ofSeconds(30);

    /** Of the two megabytes of the disk. */
    private static final long MOST = 1 << 20;

    private final RecordingTransport transport = new RecordingTransport();
    private final LogPipe pipe = new LogPipe(PipeLimits.DEFAULT);
    private final SplittableRandom random = new SplittableRandom(7);
    private int logged;

    @TempDir
    Path disk;

    private SmallDisk mounted;

    @BeforeEach
    void mount() throws IOException, InterruptedException {
        mounted = SmallDisk.mount(disk, 2);
    }

    @AfterEach
    void unmount() throws IOException, InterruptedException {
        pipe.disconnect(Duration.ofMillis(1));
        if (mounted != null) {
            mounted.close();
        }
    }

    @Test
    void aFullDiskCostsWhatNeitherItNorMemoryHoldsAndNothingElse() {
        transport.answer = LogAnswer.RETRY;
        pipe.open(new LogOutlet(transport, "Test", Optional.of(new SpoolHome(disk, Optional.of("app"), "Test"))));
        pipe.node("test-1");
        // some are dropped before the disk is full, where it is slower than whoever logs
        while (dropped() < 1_000 || pipe.figures().spooledBytes() < MOST) {
            log();
        }

        transport.answer = LogAnswer.ACCEPTED;
        Eventually.isTrue(SOON, "drained", () -> stored() == logged - dropped());
        transport.awaitLine("Log events dropped count=" + dropped());

        assertWorksAsBefore();
    }

    /** Without a restart. */
    private void assertWorksAsBefore() {
        long lost = dropped();
        transport.answer = LogAnswer.RETRY;
        for (int i = 0; i < 500; i++) {
            log();
        }
        Eventually.isTrue(SOON, "spooled again", () -> pipe.figures().waiting() == 0);
        assertTrue(pipe.figures().spooledBytes() > 0);
        transport.answer = LogAnswer.ACCEPTED;
        Eventually.isTrue(SOON, "drained again", () -> stored() == logged - lost);
        assertEquals(lost, dropped());
        assertEquals(0, transport.duplicates.get());
    }

    /** Two kilobytes that do not get much smaller by compression. */
    private void log() {
        StringBuilder text = new StringBuilder("event ").append(logged++);
        while (text.length() < 2_000) {
            text.append(' ').append(Long.toString(random.nextLong(), Character.MAX_RADIX));
        }
        pipe.offer(Instant.EPOCH, "INFO", "example.Test", "main", text.toString(), null, null, null);
    }

    private long dropped() {
        return pipe.figures().droppedTotal();
    }

    private long stored() {
        return transport.accepted.stream()
                .filter(line -> line.contains("\"event "))
                .count();
    }
}
