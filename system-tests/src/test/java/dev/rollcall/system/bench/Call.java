package dev.rollcall.system.bench;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * An HTTP request. The JDK's old client sends it: it blocks and costs little, which matters where client and server share the
 * processors; connections are kept.
 *
 * @param body empty for none
 */
record Call(String method, URI uri, Map<String, String> headers, String body) {
    private static final int PATIENCE_MILLIS = 20_000;

    static Call get(URI uri, Map<String, String> headers) {
        return new Call("GET", uri, headers, "");
    }

    static Call post(URI uri, String json, Map<String, String> headers) {
        return new Call("POST", uri, headers, json);
    }

    /** What was answered: the status, the version, and the body. */
    record Answer(int status, String tag, byte[] body) {
        String text() {
            return new String(body, StandardCharsets.UTF_8);
        }

        JsonObject json() {
            try (var reader = Json.createReader(new StringReader(text()))) {
                return reader.readObject();
            }
        }
    }

    /**
     * Sends it, and reads the whole answer.
     *
     * @throws IOException if the answer is anything but 200
     */
    String send() throws IOException {
        Answer answer = answer();
        if (answer.status() != 200) {
            throw new IOException(method + " " + uri + " is answered " + answer.status() + " " + answer.text());
        }
        return answer.text();
    }

    /** Sends it, and reads the whole answer, whatever it is. */
    Answer answer() throws IOException {
        var connection = (HttpURLConnection) uri.toURL().openConnection();
        connection.setRequestMethod(method);
        connection.setConnectTimeout(PATIENCE_MILLIS);
        connection.setReadTimeout(PATIENCE_MILLIS);
        connection.setInstanceFollowRedirects(false);
        connection.setRequestProperty("Accept", "*/*");
        headers.forEach(connection::setRequestProperty);
        if (!body.isEmpty()) {
            connection.setDoOutput(true);
            connection.setRequestProperty("Content-Type", "application/json");
            connection.getOutputStream().write(body.getBytes(StandardCharsets.UTF_8));
        }
        int status = connection.getResponseCode();
        byte[] content = read(status < 400 ? connection.getInputStream() : connection.getErrorStream());
        return new Answer(status, String.valueOf(connection.getHeaderField("ETag")), content);
    }

    private static byte[] read(InputStream answer) throws IOException {
        if (answer == null) {
            return new byte[0];
        }
        try (answer) {
            return answer.readAllBytes();
        }
    }
}
