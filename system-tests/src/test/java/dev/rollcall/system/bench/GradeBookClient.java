package dev.rollcall.system.bench;

import dev.rollcall.kit.ServiceName;
import dev.rollcall.kit.testing.Http;
import dev.rollcall.system.bench.Call.Answer;
import dev.rollcall.system.harness.Keys;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Somebody who uses a grade book, through the portal as far as the grade book can tell; connections are kept. */
final class GradeBookClient {
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
        Map<String, String> headers = new HashMap<>(Map.of("Authorization", bearer()));
        if (!condition.isEmpty()) {
            headers.put(condition, tag);
        }
        Answer answer = new Call(method, URI.create(api + path), headers, json).answer();
        if (!EXPECTED.contains(answer.status())) {
            throw new IOException(method + " " + path + " is answered " + answer.status() + " " + answer.text());
        }
        return answer;
    }
}
