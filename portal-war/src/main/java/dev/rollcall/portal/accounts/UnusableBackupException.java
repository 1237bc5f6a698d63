package dev.rollcall.portal.accounts;

import java.io.Serial;

/** A file from which accounts cannot be restored, or that would be one; nothing has changed. The message is a sentence, in English. */
public final class UnusableBackupException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    UnusableBackupException(String sentence) {
        super(sentence);
    }
}
