package dev.rollcall.kit.json;

import org.jspecify.annotations.Nullable;

/** The input is not JSON, or not of the expected shape. The message is for the caller. */
public final class JsonUnreadableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Takes a sentence for the caller and what the parser said, which stays internal. */
    public JsonUnreadableException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
