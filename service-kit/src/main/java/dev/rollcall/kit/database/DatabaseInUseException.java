package dev.rollcall.kit.database;

/**
 * The file of an embedded database is open elsewhere; the message is a sentence that names the holder, if that is
 * known.
 */
public final class DatabaseInUseException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DatabaseInUseException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
