package dev.rollcall.kit.log.transport;

/**
 * Carries a batch of log events to the log service. Called by one thread at a time, which may be blocked; an
 * implementation must end by itself after a few seconds, and promptly when it is interrupted. An exception counts as
 * {@link LogAnswer#RETRY}.
 */
@FunctionalInterface
public interface LogTransport {

    /**
     * Sends one batch. The same batch, or its events in other batches, may come again, under the same numbers.
     *
     * @throws InterruptedException if the thread was interrupted; the batch counts as not sent
     */
    LogAnswer send(LogBatch batch) throws InterruptedException;
}
