package dev.rollcall.log.store;

import org.jspecify.annotations.Nullable;

/** The store could not do what it was asked. Nothing of the request concerned is acknowledged. */
public final class StoreException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Why, as far as a sender can do something about it. */
    public enum Reason {
        /** There is no room on the disk; it works again once there is. */
        FULL,
        /** Too many callers are waiting; later it may work. */
        BUSY,
        /** The store is closed or closing. */
        CLOSED,
        /** The disk refused, or did not answer in time. */
        FAILED
    }

    private final Reason reason;

    /** Takes the reason, a sentence, and what the operating system said, if it did. */
    public StoreException(Reason reason, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    /** Returns why. */
    public Reason reason() {
        return reason;
    }
}
