package dev.rollcall.kit.security;

/** A token that is not accepted. The message says why, in words for the caller. */
public final class TokenRejectedException extends Exception {

    private static final long serialVersionUID = 1L;

    /** What the caller can do about it. */
    public enum Reason {
        /** Not readable as a token, or signed with another key. */
        INVALID,
        /** Too old or too far ahead: the caller's clock may be off. */
        EXPIRED,
        /** Valid, but made for another service or claiming more than its sender may. */
        FORBIDDEN
    }

    private final Reason reason;

    TokenRejectedException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    /** Returns the kind of refusal. */
    public Reason reason() {
        return reason;
    }
}
