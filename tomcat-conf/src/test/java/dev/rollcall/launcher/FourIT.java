package dev.rollcall.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.testing.Eventually;
import dev.rollcall.kit.testing.Ports;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** The real distribution on four Tomcats in the background, from the start to the stop. */
@Isolated("a service that answers late is said in a console, where nothing may be")
class FourIT {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration STOP = Duration.ofSeconds(12);

    @TempDir
    private Path base;

    private final HttpClient client = HttpClient.newHttpClient();

    @AfterEach
    void leaveNothingBehind() throws Exception {
        try (Launched stop = rollcall("stop")) {
            stop.end(PATIENCE);
        }
    }

    @Test
    void fourTomcatsAreOneRollcall() throws Exception {
        int offset = Ports.freeOffset(3000, 4000, 5000, 6000);
        InFlight.deploy(base.resolve("portal/webapps"));

        String started = said(0, "start", "--topology", "four", "--demo", "--port-offset", Integer.toString(offset));

        URI portal = URI.create("http://localhost:" + (5000 + offset) + "/");
        assertTrue(started.contains("Rollcall is ready: " + portal), started);
        assertTrue(started.contains("    admin "), started);
        assertServicesAnswerAtTheRoot(offset);
        assertNothingIsTracedInTheConsole();
        assertEquals("Added ada.", typed("correct horse\n", "user", "add", "ada"));
        assertTrue(said(2, "start", "--topology", "one").contains("has the topology four and keeps it"));
        assertDeadTomcatComesBack();
        assertRequestsInFlightAreAnswered(portal, offset);
        assertTrue(said(3, "status").contains("stopped"));
        assertEquals("Changed the password of ada.", typed("battery staple\n", "user", "passwd", "ada"));
    }

    private void assertServicesAnswerAtTheRoot(int offset) throws Exception {
        String token = said(0, "token", "Portal", "RegistryService");
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + (3000 + offset) + "/services"))
                .header("Authorization", "Bearer " + token)
                .build();

        String roll = client.send(request, BodyHandlers.ofString()).body();

        for (int port : List.of(3000, 4000, 5000, 6000)) {
            assertTrue(roll.contains("\"http://127.0.0.1:" + (port + offset) + "\""), roll);
        }
    }

    private void assertNothingIsTracedInTheConsole() throws Exception {
        for (String member : List.of("registry", "log", "grading", "portal")) {
            String console = Files.readString(base.resolve(member).resolve("logs/console.log"));

            assertFalse(console.contains("\tat "), console);
        }
    }

    private void assertDeadTomcatComesBack() throws Exception {
        Matcher pid = Pattern.compile("grading +ready .* process (\\d+)").matcher(said(0, "status"));
        assertTrue(pid.find());

        ProcessHandle.of(Long.parseLong(pid.group(1))).orElseThrow().destroyForcibly();

        Eventually.isTrue(PATIENCE, "it is started again", () -> status().contains("\"restarts\": 1"));
        Eventually.isTrue(PATIENCE, "it is ready again", () -> status().contains("\"ready\": true"));
        assertTrue(said(0, "status").contains("started again once  died with status 137"));
    }

    private void assertRequestsInFlightAreAnswered(URI portal, int offset) throws Exception {
        URI grading = URI.create("http://127.0.0.1:" + (6000 + offset) + "/rollcall/heartbeat");
        List<CompletableFuture<String>> answers = new InFlight(portal, grading).begin();

        try (Launched stop = rollcall("stop")) {
            assertEquals(0, stop.end(STOP), stop.output());
            assertTrue(stop.output().endsWith("Stopped."), stop.output());
        }

        answers.forEach(answer -> assertEquals("answered 200", answer.join()));
        for (int port : List.of(3000, 4000, 5000, 6000)) {
            assertTrue(Launched.isFree(port + offset - 8080), "port " + port);
        }
    }

    private String status() {
        try (Launched status = rollcall("status", "--json")) {
            status.end(PATIENCE);
            return status.output();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private String said(int status, String... arguments) throws Exception {
        try (Launched command = rollcall(arguments)) {
            assertEquals(status, command.end(PATIENCE), command.output());
            return command.output();
        }
    }

    private String typed(String input, String... arguments) throws Exception {
        try (Launched command = rollcall(arguments)) {
            command.type(input);
            command.endInput();
            assertEquals(0, command.end(PATIENCE), command.output());
            return command.output();
        }
    }

    private Launched rollcall(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--base", base.toString()));
        return Launched.rollcall(all.toArray(String[]::new));
    }
}
