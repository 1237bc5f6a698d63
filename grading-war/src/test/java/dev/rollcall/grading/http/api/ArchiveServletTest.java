package dev.rollcall.grading.http.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.ServiceName;
import dev.rollcall.kit.testing.Eventually;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveServletTest {
    private static final Duration SOON = Duration.ofSeconds(30);

    @TempDir
    Path folder;

    private SchoolServer server;
    private SchoolServer empty;

    @BeforeEach
    void start() throws IOException {
        server = new SchoolServer(Files.createDirectory(folder.resolve("full")));
        empty = SchoolServer.empty(Files.createDirectory(folder.resolve("empty")));
    }

    @AfterEach
    void stop() {
        server.close();
        empty.close();
    }

    private static <T> HttpResponse<T> send(
            HttpRequest.Builder request, String token, HttpResponse.BodyHandler<T> body) {
        try {
            return HttpClient.newHttpClient()
                    .send(request.header("Authorization", token).build(), body);
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private Path fetched() {
        HttpResponse<Path> answer = send(
                HttpRequest.newBuilder(server.uri("/archive")),
                server.admin(),
                BodyHandlers.ofFile(folder.resolve("fetched.zip")));
        assertEquals(200, answer.statusCode());
        assertEquals(
                "application/zip", answer.headers().firstValue("Content-Type").orElse(""));
        assertEquals("no-store", answer.headers().firstValue("Cache-Control").orElse(""));
        assertTrue(answer.headers().firstValue("Content-Disposition").orElse("").startsWith("attachment"));
        return answer.body();
    }

    private static HttpResponse<String> put(URI uri, String token, HttpRequest.BodyPublisher body) {
        return send(
                HttpRequest.newBuilder(uri)
                        .header("Content-Type", "application/zip")
                        .PUT(body),
                token,
                BodyHandlers.ofString());
    }

    @Test
    void whatOneGivesAnotherTakesWhichIsEmpty() throws IOException {
        Path archive = fetched();

        HttpResponse<String> answer = put(empty.uri("/archive"), empty.admin(), BodyPublishers.ofFile(archive));

        assertEquals(200, answer.statusCode(), answer.body());
        assertTrue(SchoolServer.json(answer).getInt("rows") > 10, answer.body());
        String book = "/classes/algebra/gradebook";
        assertEquals(
                server.get(book, server.anna()).body(),
                empty.get(book, empty.anna()).body());
        HttpResponse<String> again = put(empty.uri("/archive"), empty.admin(), BodyPublishers.ofFile(archive));
        assertEquals(409, again.statusCode());
        assertTrue(again.body().contains("The grade book is not empty"), again.body());
    }

    @Test
    void whatIsNoArchiveIsRefusedAndLeavesNothing() throws IOException {
        HttpResponse<String> answer =
                put(empty.uri("/archive"), empty.admin(), BodyPublishers.ofString("no archive at all"));

        assertEquals(422, answer.statusCode());
        assertTrue(answer.body().contains("no archive of a grade book"), answer.body());
        try (Stream<Path> files = Files.list(folder.resolve("empty"))) {
            assertEquals(
                    List.of(),
                    files.map(file -> file.getFileName().toString())
                            .filter(name -> name.endsWith(".zip"))
                            .toList());
        }
    }

    private JsonObject told(SchoolServer one) {
        HttpResponse<String> answer = one.get("/archive/restoration", one.admin());
        assertEquals(200, answer.statusCode(), answer.body());
        return SchoolServer.json(answer);
    }

    @Test
    void whoDoesNotWaitIsToldHowFarItIs() throws IOException {
        Path archive = fetched();
        assertEquals(404, empty.get("/archive/restoration", empty.admin()).statusCode());

        HttpResponse<String> begun = send(
                HttpRequest.newBuilder(empty.uri("/archive"))
                        .header("Content-Type", "application/zip")
                        .header("Prefer", "respond-async")
                        .PUT(BodyPublishers.ofFile(archive)),
                empty.admin(),
                BodyHandlers.ofString());

        assertEquals(202, begun.statusCode(), begun.body());
        assertEquals("/grading/api/v1/archive/restoration", SchoolServer.header(begun, "Location"));
        assertEquals(
                empty.time.instant().toString(),
                SchoolServer.json(begun).getJsonObject("job").getString("since"));
        Eventually.isTrue(SOON, "it goes on", () -> told(empty).containsKey("rows"));
        assertFalse(told(empty).containsKey("job"));
        // It is told a moment before the next one may begin.
        Eventually.passes(SOON, () -> {
            HttpResponse<String> again = put(empty.uri("/archive"), empty.admin(), BodyPublishers.ofFile(archive));
            assertEquals(409, again.statusCode(), again.body());
            JsonObject refused = told(empty).getJsonObject("job");
            assertEquals("conflict", refused.getString("problem"));
            assertTrue(refused.getString("detail").startsWith("The grade book is not empty"), refused::toString);
        });
    }

    /** The file of the archive is there as long as it is restored. */
    @Test
    void oneThatDiedWithItsProcessIsToldByTheNext() throws IOException {
        Path own = Files.createDirectory(folder.resolve("next"));
        Path arrived = Files.writeString(own.resolve("arriving.zip"), "half of it");
        Instant since = Instant.parse("2026-11-22T12:34:56Z");
        Files.setLastModifiedTime(arrived, FileTime.from(since));

        try (SchoolServer next = SchoolServer.empty(own)) {
            JsonObject job = told(next).getJsonObject("job");
            assertEquals("interrupted", job.getString("state"));
            assertEquals(since.toString(), job.getString("since"));
        }
        assertFalse(Files.exists(own.resolve("arriving.zip")));
    }

    @Test
    void isForAdministratorsOnly() {
        for (String token : List.of(
                server.anna(),
                server.callers.person("ben", "student"),
                server.callers.person("op", "operator"),
                server.callers.service(ServiceName.PORTAL),
                server.callers.service(new ServiceName("Shop")))) {
            assertEquals(403, server.get("/archive", token).statusCode());
            assertEquals(403, server.get("/archive/restoration", token).statusCode());
            assertEquals(
                    403,
                    put(server.uri("/archive"), token, BodyPublishers.ofString("x"))
                            .statusCode());
        }
    }
}
