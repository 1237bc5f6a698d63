package dev.rollcall.registry.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.testing.Eventually;
import dev.rollcall.kit.testing.Http;
import dev.rollcall.registry.testing.RawHttp;
import dev.rollcall.registry.testing.RawHttp.Message;
import dev.rollcall.registry.testing.Recording;
import dev.rollcall.registry.testing.RunningRegistry;
import dev.rollcall.registry.testing.TutorialService;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The recorded requests of the tutorial's programs, replayed byte for byte: each answer as its client needs it. */
class TutorialServletTest {

    private static final Duration SOON = Duration.ofSeconds(5);
    private static RunningRegistry registry;

    private TutorialService log;
    private TutorialService grading;
    private TutorialService portal;

    @BeforeAll
    static void startRegistry() {
        registry = RunningRegistry.start();
    }

    @AfterAll
    static void stopRegistry() {
        registry.close();
    }

    @BeforeEach
    void startServices() {
        log = TutorialService.near(4000);
        grading = TutorialService.near(6000);
        portal = TutorialService.near(5000);
    }

    @AfterEach
    void stopServices() {
        for (TutorialService service : List.of(log, grading, portal)) {
            registry.send("DELETE", "/services", "http://localhost:" + service.port(), "Content-Type", "text/plain");
            service.close();
        }
    }

    private byte[] recorded(String name) {
        return Recording.of(name, 4000, log.port(), 6000, grading.port(), 5000, portal.port());
    }

    private String logEntry() {
        return "{\"Name\":\"LogService\",\"URL\":\"http://localhost:" + log.port() + "\"}";
    }

    private String gradingEntry() {
        return "{\"Name\":\"GradingService\",\"URL\":\"http://localhost:" + grading.port() + "\"}";
    }

    private static void assertOk(Message answer) {
        assertEquals("HTTP/1.1 200", answer.start().strip().substring(0, 12));
        assertEquals("0", answer.headers().get("content-length"));
        assertEquals("", answer.body());
    }

    @Test
    void eachRegistrationIsAnsweredWith200AndNoBody() {
        assertOk(registry.replay(recorded("register-log")));
        assertOk(registry.replay(recorded("register-grading")));
        assertOk(registry.replay(recorded("register-portal-a")));
        assertOk(registry.replay(recorded("register-portal-b")));
    }

    @Test
    void theFirstPatchIsAcknowledgedBeforeTheAnswer() {
        grading.waits(Duration.ofMillis(300));
        registry.replay(recorded("register-log"));

        long asked = System.nanoTime();
        Message answer = registry.replay(recorded("register-grading"));

        List<Message> pushes = grading.requests("POST");
        assertEquals(1, pushes.size(), "before the answer");
        Message push = pushes.get(0);
        assertEquals("{\"Added\":[" + logEntry() + "],\"Removed\":[]}", push.body());
        assertEquals("application/json", push.headers().get("content-type"));
        assertEquals("POST /services HTTP/1.1", push.start());
        assertTrue(push.completeAt() < answer.completeAt(), "the push must come before the answer");
        assertTrue(answer.completeAt() - asked >= Duration.ofMillis(300).toNanos(), "and be acknowledged before it");
    }

    @Test
    void theFirstPatchComesEvenWhenThereIsNothingToTell() {
        registry.replay(recorded("register-grading"));

        assertEquals(List.of("{\"Added\":[],\"Removed\":[]}"), grading.pushes());
    }

    @Test
    void whoRequiresNothingIsNotKeptWaiting() {
        assertOk(registry.replay(recorded("register-log")));

        assertEquals(List.of(), log.pushes());
    }

    @Test
    void onePatchTellsEverythingThatIsThere() {
        registry.replay(recorded("register-log"));
        registry.replay(recorded("register-grading"));
        registry.replay(recorded("register-portal-a"));

        assertEquals(1, portal.pushes().size());
        assertEquals(
                "{\"Added\":[" + gradingEntry() + "," + logEntry() + "],\"Removed\":[]}",
                portal.pushes().get(0));
    }

    @Test
    void laterProvidersAreToldWhenTheyCome() {
        registry.replay(recorded("register-portal-b"));
        registry.replay(recorded("register-grading"));
        registry.replay(recorded("register-log"));

        Eventually.passes(
                SOON,
                () -> assertEquals(
                        List.of(
                                "{\"Added\":[],\"Removed\":[]}",
                                "{\"Added\":[" + gradingEntry() + "],\"Removed\":[]}",
                                "{\"Added\":[" + logEntry() + "],\"Removed\":[]}"),
                        portal.pushes()));
    }

    @Test
    void whoLeavesIsRemovedAndMayLeaveTwice() throws IOException {
        registry.replay(recorded("register-grading"));
        registry.replay(recorded("register-portal-a"));
        byte[] goodbye = recorded("deregister-grading");

        try (Socket connection = new Socket("127.0.0.1", registry.port())) {
            assertOk(RawHttp.exchange(connection, goodbye));
            assertOk(RawHttp.exchange(connection, goodbye));
        }

        String removed = "{\"Added\":[],\"Removed\":[" + gradingEntry() + "]}";
        Eventually.passes(SOON, () -> assertTrue(portal.pushes().contains(removed), portal.pushes()::toString));
        assertEquals(List.of(), registry.listed("GradingService"));
    }

    @Test
    void aLineEndAfterTheAddressDoesNotMatter() {
        registry.replay(recorded("register-grading"));

        String url = "http://localhost:" + grading.port() + "\n";
        assertEquals(
                200,
                registry.send("DELETE", "/services", url, "Content-Type", "text/plain")
                        .statusCode());

        assertEquals(List.of(), registry.listed("GradingService"));
    }

    @Test
    void aProgramThatNeverAnswersIsAnsweredAfterOneSecond() {
        grading.waits(Duration.ofSeconds(30));

        long asked = System.nanoTime();
        Message answer = registry.replay(recorded("register-grading"));
        Duration took = Duration.ofNanos(answer.completeAt() - asked);

        assertOk(answer);
        assertTrue(
                took.compareTo(Duration.ofMillis(950)) > 0 && took.compareTo(Duration.ofSeconds(10)) < 0,
                took::toString);
    }

    @Test
    void aProgramThatDoesNotListenIsRegisteredAllTheSame() {
        byte[] request = recorded("register-grading");
        grading.close();

        assertOk(registry.replay(request));

        assertEquals(1, registry.listed("GradingService").size());
    }

    @Test
    void theHeartbeatIsAskedAsTheTutorialDoes() {
        registry.replay(recorded("register-log"));

        Eventually.passes(SOON, () -> assertTrue(log.requests("GET").size() >= 2));
        Message heartbeat = log.requests("GET").get(0);
        assertEquals("GET /heartbeat HTTP/1.1", heartbeat.start());
        assertEquals(null, heartbeat.headers().get("authorization"));
    }

    @Test
    void aKilledProviderIsRemovedAndAddedAgainWhenItComesBack() {
        registry.replay(recorded("register-log"));
        registry.replay(recorded("register-grading"));
        int port = log.port();

        log.close();
        String removed = "{\"Added\":[],\"Removed\":[" + logEntry() + "]}";
        Eventually.passes(SOON, () -> assertTrue(grading.pushes().contains(removed), grading.pushes()::toString));
        log = TutorialService.at(port);

        String added = "{\"Added\":[" + logEntry() + "],\"Removed\":[]}";
        Eventually.passes(SOON, () -> assertEquals(List.of(added, removed, added), grading.pushes()));
    }

    @Test
    void aProgramThatRegistersAgainIsToldAnewWithoutDoublets() {
        registry.replay(recorded("register-log"));
        registry.replay(recorded("register-grading"));

        registry.replay(recorded("register-grading"));

        String added = "{\"Added\":[" + logEntry() + "],\"Removed\":[]}";
        String removed = "{\"Added\":[],\"Removed\":[" + logEntry() + "]}";
        assertEquals(List.of(added, removed, added), grading.pushes());
        assertEquals(1, registry.listed("GradingService").size());
    }

    @Test
    void lenientJsonIsUnderstood() throws IOException {
        String json = "{\"servicename\":\"Lenient One\",\"serviceurl\":\"http://localhost:" + log.port()
                + "\",\"RequiredServices\":null,\"x\":{\"y\":[1]}}\n";
        String chunked = "POST /services HTTP/1.1\r\nHost: localhost:3000\r\nTransfer-Encoding: chunked\r\n\r\n"
                + Integer.toHexString(json.length()) + "\r\n" + json + "\r\n0\r\n\r\n";

        assertOk(registry.replay(chunked.getBytes(StandardCharsets.UTF_8)));

        assertEquals(1, registry.listed("Lenient One").size());
    }

    @Test
    void httpOneZeroIsAnsweredAndClosed() throws IOException {
        String json = "{\"ServiceName\":\"Old\",\"ServiceURL\":\"http://localhost:" + log.port() + "\"}";
        String answer = Http.raw(
                registry.port(),
                "POST /services HTTP/1.0\r\nHost: localhost\r\nContent-Length: " + json.length() + "\r\n\r\n" + json);

        assertTrue(answer.startsWith("HTTP/1.1 200"), answer);
    }

    @Test
    void whatIsNoRegistrationIsRefused() {
        for (String body : List.of("", "nope", "[]", "{\"ServiceName\":1}")) {
            assertEquals(400, post(body).statusCode(), body);
        }
        for (String body : List.of(
                "{}", "{\"ServiceName\":\"X\"}", "{\"ServiceName\":\"X\",\"ServiceURL\":\"ftp://localhost\"}")) {
            assertEquals(422, post(body).statusCode(), body);
        }
        assertEquals(
                404,
                registry.send("POST", "/services/", "{}", "Content-Type", "application/json")
                        .statusCode());
    }

    private static java.net.http.HttpResponse<String> post(String body) {
        return registry.send("POST", "/services", body, "Content-Type", "application/json");
    }
}
