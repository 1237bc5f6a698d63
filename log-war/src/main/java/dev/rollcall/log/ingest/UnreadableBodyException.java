package dev.rollcall.log.ingest;

/** A body that cannot be taken apart into events. The message is one sentence for its sender. */
public final class UnreadableBodyException extends Exception {

    private static final long serialVersionUID = 1L;

    UnreadableBodyException(String message) {
        super(message);
    }
}
