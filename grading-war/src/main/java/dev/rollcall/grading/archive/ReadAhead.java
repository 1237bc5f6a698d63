package dev.rollcall.grading.archive;

import dev.rollcall.grading.archive.Batches.Batch;
import dev.rollcall.kit.threads.Threads;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * Reads the next rows on a thread of its own while those before are inserted; not behind rows that take much memory, until they
 * are. Used by one thread.
 */
final class ReadAhead implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Batches batches;
    private final ExecutorService reader = Threads.workers("rollcall-grading-restore", 1);
    private @Nullable Future<Batch> coming;

    ReadAhead(Batches batches) {
        this.batches = batches;
    }

    /**
     * Returns the next rows, once those before are inserted.
     *
     * @throws ArchiveRefusedException if a line is no row
     */
    Batch next() throws IOException {
        Batch batch = end(coming == null ? reader.submit(batches::next) : coming);
        coming = batch.isEnd() || batch.large() ? null : reader.submit(batches::next);
        return batch;
    }

    private static Batch end(Future<Batch> reading) throws IOException {
        try {
            return reading.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while an archive is read", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException cause) {
                throw cause;
            }
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new UncheckedIOException(new IOException(e.getCause()));
        }
    }

    /** Waits until nothing is read any more. */
    @Override
    public void close() {
        Threads.finish(reader, PATIENCE);
    }
}
