package dev.rollcall.kit.http;

import java.net.URI;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * One call to make.
 *
 * @param method such as {@code GET}
 * @param uri absolute, http or https
 * @param headers names, in any case, and values to send
 * @param body empty for none
 * @param deadline for everything: connecting, sending, and the last byte of the answer
 * @param maxAnswerBytes a longer answer fails the call
 */
public record HttpCall(
        String method, URI uri, Map<String, String> headers, byte[] body, Duration deadline, int maxAnswerBytes) {

    private static final Duration DEADLINE = Duration.ofSeconds(5);

    /** How long an answer may be unless a call says otherwise. */
    public static final int MAX_ANSWER_BYTES = 8 << 20;

    /** Copies the headers; of two whose names differ only in case the last counts. */
    public HttpCall {
        Map<String, String> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        copy.putAll(headers);
        headers = Collections.unmodifiableMap(copy);
    }

    /** Returns a call without a body. */
    public static HttpCall of(String method, URI uri) {
        return new HttpCall(method, uri, Map.of(), new byte[0], DEADLINE, MAX_ANSWER_BYTES);
    }

    /** Returns this call with a header added or replaced. */
    public HttpCall header(String name, String value) {
        Map<String, String> more = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        more.putAll(headers);
        more.put(name, value);
        return new HttpCall(method, uri, more, body, deadline, maxAnswerBytes);
    }

    /** Returns this call with a body. */
    public HttpCall body(String contentType, byte[] bytes) {
        return new HttpCall(method, uri, headers, bytes, deadline, maxAnswerBytes).header("Content-Type", contentType);
    }

    /** Returns this call with another total deadline. */
    public HttpCall deadline(Duration limit) {
        return new HttpCall(method, uri, headers, body, limit, maxAnswerBytes);
    }

    /** Returns this call with another bound for its answer. */
    public HttpCall maxAnswerBytes(int most) {
        return new HttpCall(method, uri, headers, body, deadline, most);
    }
}
