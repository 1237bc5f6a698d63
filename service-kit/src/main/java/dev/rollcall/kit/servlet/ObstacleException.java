package dev.rollcall.kit.servlet;

import org.jspecify.annotations.Nullable;

/**
 * Why a {@link WarApplication} cannot be built now. It answers 503 with the message, which is a sentence for the
 * machine's administrator, and is tried again.
 */
public final class ObstacleException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * Takes the sentence.
     *
     * @param sentence what is in the way and what helps, without secrets: strangers can read it
     * @param cause for the log; null: the sentence says everything
     */
    public ObstacleException(String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
    }

    String sentence() {
        return String.valueOf(getMessage());
    }
}
