package dev.rollcall.system.bench;

import dev.rollcall.kit.ServiceName;
import dev.rollcall.system.harness.Keys;
import jakarta.json.Json;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;

/** An administrator who sends files to a grade book and fetches some, and waits for as long as that takes. */
final class GradeFiles {
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final HttpClient client = HttpClient.newHttpClient();
    private final URI api;
    private final Keys keys;

    GradeFiles(URI api, Keys keys) {
        this.api = api;
        this.keys = keys;
    }

    /** Posts something, and returns the id in the answer; empty without one. */
    String post(String path, String contentType, BodyPublisher body) throws IOException, InterruptedException {
        HttpResponse<String> answer = client.send(
                request(path).header("Content-Type", contentType).POST(body).build(), BodyHandlers.ofString());
        require(path, answer, answer.body());
        try (JsonReader reader = Json.createReader(new StringReader(answer.body()))) {
            return reader.readObject().getString("id", "");
        }
    }

    /** Fetches a file. */
    void fetch(String path, Path into) throws IOException, InterruptedException {
        require(path, client.send(request(path).build(), BodyHandlers.ofFile(into)), "");
    }

    /** Puts a file in its place. */
    void put(String path, String contentType, Path file) throws IOException, InterruptedException {
        HttpResponse<String> answer = client.send(
                request(path)
                        .header("Content-Type", contentType)
                        .PUT(HttpRequest.BodyPublishers.ofFile(file))
                        .build(),
                BodyHandlers.ofString());
        require(path, answer, answer.body());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(api + path))
                .timeout(PATIENCE)
                .header("Authorization", keys.bearer(ServiceName.PORTAL, ServiceName.GRADING, "root", "admin"));
    }

    private static void require(String path, HttpResponse<?> answer, String body) throws IOException {
        if (answer.statusCode() / 100 != 2) {
            throw new IOException(path + " is answered " + answer.statusCode() + " " + body);
        }
    }
}
