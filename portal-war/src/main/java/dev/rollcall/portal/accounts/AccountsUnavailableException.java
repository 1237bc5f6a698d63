package dev.rollcall.portal.accounts;

import java.io.Serial;

/** The accounts cannot be read or written just now. */
public final class AccountsUnavailableException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    AccountsUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
