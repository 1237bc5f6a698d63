package dev.rollcall.kit.http;

import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;

/**
 * A complete answer.
 *
 * @param status the HTTP status
 * @param headers names without regard to case
 * @param body all of it
 */
public record HttpAnswer(int status, HttpHeaders headers, byte[] body) {

    /** Returns whether the status is 2xx. */
    public boolean successful() {
        return status / 100 == 2;
    }

    /** Returns the body read as UTF-8. */
    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }
}
