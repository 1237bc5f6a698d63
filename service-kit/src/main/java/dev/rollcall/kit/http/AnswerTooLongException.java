package dev.rollcall.kit.http;

import java.io.IOException;

/** An answer was longer than the call takes. */
public final class AnswerTooLongException extends IOException {

    private static final long serialVersionUID = 1L;

    AnswerTooLongException(int maxBytes) {
        super("the answer is longer than " + maxBytes + " bytes");
    }
}
