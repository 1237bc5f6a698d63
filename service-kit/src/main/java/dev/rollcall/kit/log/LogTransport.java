package dev.rollcall.kit.log;

/**
 * Carries a batch of log events to the log service. Called by one thread at a time, which may be blocked; an
 * implementation must end by itself after a few seconds, and promptly when it is interrupted. An exception counts as
 * {@link Outcome#RETRY}.
 */
@FunctionalInterface
public interface LogTransport {

    /** What became of a batch. */
    enum Outcome {
        /** The log service has it. */
        ACCEPTED,
        /** Nobody has it; the same batch is sent again later. */
        RETRY,
        /** The log service will never take it; it is dropped and counted. */
        REFUSED
    }

    /**
     * Sends one batch.
     *
     * @param ndjson events in ECS names, one JSON object a line, each line ended by LF, UTF-8
     * @param events how many lines there are, at least one
     * @throws InterruptedException if the thread was interrupted; the batch counts as not sent
     */
    Outcome send(byte[] ndjson, int events) throws InterruptedException;
}
