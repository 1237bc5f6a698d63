package dev.rollcall.log;

import dev.rollcall.kit.ServiceName;
import dev.rollcall.kit.log.transport.LogAnswer;
import dev.rollcall.kit.log.transport.LogBatch;
import dev.rollcall.kit.log.transport.LogTransport;
import dev.rollcall.log.ingest.Ingest;
import dev.rollcall.log.store.ProducerSequence;
import dev.rollcall.log.store.StoreException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Takes the log service's own log straight into its store, without HTTP. A failing store logs changes of state, not
 * attempts, so it does not feed itself.
 */
final class OwnLog implements LogTransport {

    private final Ingest ingest;

    OwnLog(Ingest ingest) {
        this.ingest = ingest;
    }

    @Override
    public LogAnswer send(LogBatch batch) throws InterruptedException {
        try {
            ingest.ndjson(
                    new ByteArrayInputStream(batch.ndjson()),
                    ServiceName.LOG,
                    new ProducerSequence(batch.producer(), batch.sequence()));
            return LogAnswer.ACCEPTED;
        } catch (StoreException e) {
            if (Thread.interrupted()) {
                throw new InterruptedException("interrupted while the log service wrote its own log");
            }
            return LogAnswer.RETRY;
        } catch (IOException e) {
            throw new UncheckedIOException("bytes in memory could not be read", e);
        }
    }
}
