package dev.rollcall.portal.accounts;

import java.io.Serial;

/** An account that cannot be made or changed as asked; the message is a sentence for the person who asked. */
public final class AccountRefusedException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final Reason reason;

    AccountRefusedException(Reason reason, String sentence) {
        super(sentence);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }

    /** Why, for those who answer with a status. */
    public enum Reason {
        /** A name, password or role that breaks a rule. */
        INVALID,
        /** The name is taken. */
        EXISTS,
        /** Nobody has that name. */
        UNKNOWN
    }
}
