package dev.rollcall.portal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.portal.BadInputs.Case;
import dev.rollcall.portal.page.classes.GridFixture;
import dev.rollcall.portal.remote.UnreadableAnswerException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The portal trusts no service either: whatever one answers, or does not, each page that shows it says so in a sentence. */
class HostileServicesTest {
    private static final Duration PATIENCE = Duration.ofMillis(4_500);
    private static final String EVIL = "<script>alert(1)</script>\\u202e\\u0000\\r\\n\\ud800";

    private static final String GRID = "/classes/algebra";
    private static final String CLASS = """
            {"class":{"id":"algebra","title":"!","course":"c","term":"t","version":1},"revision":1,"categories":[],
            "lineItems":[{"id":"quiz","title":"!","maximum":20,"version":1}],
            "students":[{"id":"p-ben","givenName":"!","familyName":"!","current":{},"final":{},"results":{}}]}""";

    /** Pages, and what each of them asks. */
    private static final Map<String, String> PAGES = Map.of(
            "/classes",
            "GET /api/v1/me",
            GRID,
            "GET /api/v1/classes/algebra/gradebook",
            "/system",
            "GET /services",
            "/system/map",
            "GET /services",
            "/system/events",
            "GET /events",
            "/logs",
            "GET /log");

    private static WholePortal portal;

    @BeforeAll
    static void start() throws IOException {
        portal = new WholePortal();
    }

    @AfterAll
    static void stop() {
        portal.close();
    }

    static Stream<Arguments> nonsense() {
        List<String> answers = List.of(
                "",
                "<html>",
                "null",
                "7",
                "{",
                "[[]]",
                "{\"Services\":{},\"entries\":{},\"Events\":{}}",
                "{\"Services\":[7],\"entries\":[7],\"Events\":[7]}",
                "[".repeat(100_000),
                "{\"a\":".repeat(100_000),
                "\u00ff\u00fe",
                "{\"Services\":[{\"ServiceName\":\"" + EVIL + "\"}],\"entries\":\"" + EVIL + "\"}");
        return PAGES.keySet().stream()
                .flatMap(page -> answers.stream().map(answer -> Arguments.of(page, BadInputs.shortly(answer), answer)));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("nonsense")
    void nonsenseIsCalledNonsense(String page, String name, String answer) throws IOException {
        portal.services().answer(PAGES.get(page), 200, answer);

        WholePortal.Reply reply = get(page);

        assertEquals(502, reply.status(), reply.text());
        assertTrue(reply.text().contains("Its answer makes no sense to the portal."), reply.text());
        assertHarmless(reply);
    }

    static Stream<Arguments> numbers() {
        return Stream.of(
                        "1e999999999",
                        "-1e999999999",
                        "1e-999999999",
                        "1e400",
                        "9".repeat(10_000),
                        "\"5\"",
                        "null",
                        "{}")
                .map(Arguments::of);
    }

    @ParameterizedTest
    @MethodSource("numbers")
    void numbersThatAreNoneAreNotWrittenOut(String number) throws IOException {
        portal.services().answer(PAGES.get(GRID), 200, CLASS.replace("20", number));

        assertEquals(502, get(GRID).status());
    }

    static Stream<Arguments> hostile() {
        String entry =
                "{\"ServiceName\":\"<script>\",\"ServiceURL\":\"javascript:alert('!')\",\"InstanceId\":\"!\",\"Version\":\"!\",\"Zone\":\"!\","
                        + "\"Status\":\"!\",\"StatusSince\":\"+999999999-01-01T00:00:00Z\",\"Reason\":\"!\",\"Degraded\":\"!\","
                        + "\"RequiredServices\":[\"<script>\"]}";
        String line =
                "{\"time\":\"-999999999-01-01T00:00:00Z\",\"service\":\"!\",\"instance\":\"!\",\"level\":\"!\",\"logger\":\"!\","
                        + "\"thread\":\"!\",\"traceId\":\"!\",\"text\":\"!\"}";
        String event =
                "{\"Number\":1,\"Time\":\"!\",\"Service\":\"!\",\"Instance\":\"!\",\"Event\":\"!\",\"Cause\":\"!\"}";
        Map<String, String> answers = Map.of(
                GRID,
                CLASS,
                "/system",
                "{\"Notice\":\"!\",\"Services\":[" + entry + "]}",
                "/system/map",
                "{\"Services\":[" + entry + "]}",
                "/system/events",
                "{\"Next\":1,\"Events\":[" + event + "]}",
                "/logs",
                "{\"entries\":[" + line + "]}");
        return answers.entrySet().stream()
                .flatMap(page -> Stream.of(
                                EVIL, "x".repeat(10_000), "\\\"><img src=x onerror=alert(1)>", "مرحبا 👩🏽‍🔬")
                        .map(text -> Arguments.of(page.getKey(), page.getValue().replace("!", text))));
    }

    @ParameterizedTest(name = "{0} {index}")
    @MethodSource("hostile")
    void whatServicesSayIsText(String page, String answer) throws IOException {
        portal.services().answer(PAGES.get(page), 200, answer);

        WholePortal.Reply reply = get(page);

        assertEquals(200, reply.status(), reply.text());
        assertFalse(reply.text().contains("<img src=x"), reply.text());
        assertFalse(reply.text().contains("href=\"javascript"), reply.text());
        assertHarmless(reply);
    }

    static Stream<Arguments> refusals() {
        return PAGES.keySet().stream()
                .flatMap(page -> Stream.of(
                        Arguments.of(page, 400, 400, "That was not understood"),
                        Arguments.of(page, 401, 502, "different master keys"),
                        Arguments.of(page, 403, 403, "This page is not open to you"),
                        Arguments.of(page, 404, 503, "does not answer"),
                        Arguments.of(page, 422, 400, "That was not understood"),
                        Arguments.of(page, 429, 502, "It answered with status 429"),
                        Arguments.of(page, 500, 502, "It answered with status 500"),
                        Arguments.of(page, 503, 503, "It answered with status 503")));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void aServicesRefusalIsASentence(String page, int status, int shown, String words) throws IOException {
        for (String body :
                List.of("", "<html>" + "x".repeat(9_999), "{\"title\":\"" + EVIL + "\",\"detail\":\"" + EVIL + "\"}")) {
            portal.services().answer(PAGES.get(page), status, body);

            WholePortal.Reply reply = get(page);

            assertEquals(shown, reply.status(), reply.text());
            assertTrue(reply.words().contains(words), reply.text());
            assertHarmless(reply);
        }
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void aRefusedPieceOfWorkIsASentence(String page, int status, int shown, String words) throws IOException {
        GridFixture.prepare(portal.services());
        portal.services().answer("POST /api/v1/classes/algebra/line-items", status, "{\"detail\":\"" + EVIL + "\"}");

        WholePortal.Reply reply = portal.send(BadClasses.newItem("Quiz", "5", 0, ""));

        boolean inTheForm = status == 400 || status == 422;
        String refused = status == 503 ? "Not confirmed" : words;
        assertEquals(inTheForm ? 422 : shown, reply.status(), reply.text());
        assertTrue(reply.words().contains(inTheForm ? "Nothing was saved" : refused), reply.text());
        assertHarmless(reply);
    }

    @ParameterizedTest
    @MethodSource("pages")
    void aServiceThatHangsIsNamedWithinSeconds(String page) throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
                WholePortal other = new WholePortal()) {
            other.services().presentAllAt(URI.create("http://127.0.0.1:" + silent.getLocalPort()));
            long start = System.nanoTime();

            WholePortal.Reply reply = other.send(new Case("", "", "GET", page, "", "", 0, ""));

            assertEquals(503, reply.status(), reply.text());
            assertTrue(reply.words().contains("does not answer"), reply.text());
            assertTrue(System.nanoTime() - start < PATIENCE.toNanos());

            other.services().presentAllAt(other.services().address());
            assertEquals(
                    200,
                    other.send(new Case("", "", "GET", page, "", "", 0, "")).status());
        }
    }

    static Stream<String> pages() {
        return PAGES.keySet().stream().sorted();
    }

    private static WholePortal.Reply get(String page) throws IOException {
        return portal.send(new Case("", "", "GET", page, "", "", 0, ""));
    }

    private static void assertHarmless(WholePortal.Reply reply) {
        assertFalse(reply.text().contains("<script>"), reply.text());
        assertFalse(reply.text().contains("Exception"), reply.text());
        assertFalse(reply.text().contains("\u202e"), reply.text());
        assertFalse(reply.text().contains("\0"), reply.text());
        portal.brokenLogLines().forEach(lines -> assertTrue(isTrace(lines), lines));
    }

    /** With an answer that makes no sense goes the trace of why, and none of its lines is the service's. */
    private static boolean isTrace(String text) {
        List<String> lines = text.strip().lines().toList();
        return lines.get(0).contains(" answer makes no sense ")
                && lines.get(1).startsWith(UnreadableAnswerException.class.getName() + ": ")
                && lines.stream().skip(2).allMatch(line -> line.matches("(\\tat |\\t\\.\\.\\. |Caused by: ).*"));
    }
}
