package dev.rollcall.system.bench;

import dev.rollcall.kit.ServiceName;
import dev.rollcall.kit.testing.Http;
import dev.rollcall.system.harness.Keys;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/** Somebody who uses a grade book, through the portal as far as the grade book can tell; connections are kept. */
final class GradeBookClient {
    private static final int PATIENCE_MILLIS = 20_000;
    private static final Set<Integer> EXPECTED = Set.of(200, 201, 412);

    private final URI api;
    private final Keys keys;
    private final String user;
    private final String role;

    GradeBookClient(URI api, Keys keys, String user, String role) {
        this.api = api;
        this.keys = keys;
        this.user = user;
        this.role = role;
    }

    /** What was answered: the status, the version, and the body. */
    record Answer(int status, String tag, byte[] body) {
        JsonObject json() {
            try (var reader = Json.createReader(new StringReader(new String(body, StandardCharsets.UTF_8)))) {
                return reader.readObject();
            }
        }
    }

    String user() {
        return user;
    }

    Answer get(String path) throws IOException {
        return send("GET", path, "", "", "");
    }

    /** Makes what is not there. */
    Answer make(String path, String json) throws IOException {
        return send("PUT", path, json, "If-None-Match", "*");
    }

    /** Changes what was seen as {@code tag} says. */
    Answer change(String path, String json, String tag) throws IOException {
        return send("PUT", path, json, "If-Match", tag);
    }

    /** Writes into many cells; with another client, because the JDK's old one does not know the method. */
    void patch(String path, String json) throws IOException {
        HttpResponse<String> answer = Http.send(
                "PATCH", URI.create(api + path), json, "Content-Type", "application/json", "Authorization", bearer());
        if (answer.statusCode() != 200) {
            throw new IOException("PATCH " + path + " is answered " + answer.statusCode() + " " + answer.body());
        }
    }

    private String bearer() {
        return keys.bearer(ServiceName.PORTAL, ServiceName.GRADING, user, role);
    }

    /**
     * Sends a request and reads the whole answer; the token is made for it.
     *
     * @throws IOException if it is answered with anything but success or "changed since"
     */
    private Answer send(String method, String path, String json, String condition, String tag) throws IOException {
        var connection = (HttpURLConnection) URI.create(api + path).toURL().openConnection();
        connection.setRequestMethod(method);
        connection.setConnectTimeout(PATIENCE_MILLIS);
        connection.setReadTimeout(PATIENCE_MILLIS);
        connection.setRequestProperty("Accept", "*/*");
        connection.setRequestProperty("Authorization", bearer());
        if (!condition.isEmpty()) {
            connection.setRequestProperty(condition, tag);
        }
        if (!json.isEmpty()) {
            connection.setDoOutput(true);
            connection.setRequestProperty("Content-Type", "application/json");
            connection.getOutputStream().write(json.getBytes(StandardCharsets.UTF_8));
        }
        int status = connection.getResponseCode();
        byte[] body = read(status < 400 ? connection.getInputStream() : connection.getErrorStream());
        if (!EXPECTED.contains(status)) {
            throw new IOException(
                    method + " " + path + " is answered " + status + " " + new String(body, StandardCharsets.UTF_8));
        }
        return new Answer(status, String.valueOf(connection.getHeaderField("ETag")), body);
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
