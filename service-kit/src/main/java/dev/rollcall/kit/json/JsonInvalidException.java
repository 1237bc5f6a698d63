package dev.rollcall.kit.json;

/** The input is readable JSON whose content breaks an invariant. The message names what was wrong. */
public final class JsonInvalidException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Takes the sentence of the record that refused its content. */
    public JsonInvalidException(String message, Throwable cause) {
        super(message, cause);
    }
}
