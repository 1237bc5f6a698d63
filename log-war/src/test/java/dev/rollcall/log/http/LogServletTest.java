package dev.rollcall.log.http;

import static dev.rollcall.log.store.Fixtures.SHOP;
import static dev.rollcall.log.store.Fixtures.STOCK;
import static dev.rollcall.log.store.Fixtures.record;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.ServiceName;
import dev.rollcall.kit.servlet.ProblemFilter;
import dev.rollcall.kit.testing.Http;
import dev.rollcall.kit.testing.LogCapture;
import dev.rollcall.log.store.Fixtures;
import dev.rollcall.log.store.LogLevel;
import dev.rollcall.log.store.LogRecord;
import dev.rollcall.log.store.StoreException.Reason;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Level;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LogServletTest {

    private static final String TEXT = "text/plain";
    private static final String NDJSON = "application/x-ndjson";
    private static final String PORTAL = "Portal";

    private static LogServer server;

    @BeforeAll
    static void start() {
        server = LogServer.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void clear() {
        server.store().clear();
    }

    @Test
    void theTutorialsRequestIsAnsweredAsItsClientNeedsIt() throws IOException {
        String answer = Http.raw(
                server.port(),
                "POST /log/log HTTP/1.1\r\nHost: localhost:4000\r\nUser-Agent: Go-http-client/1.1\r\nContent-Length: 49\r\n"
                        + "Content-Type: text/plain\r\nAccept-Encoding: gzip\r\n\r\n"
                        + "[GradingService] - student with id 999 not found\n");

        assertTrue(answer.startsWith("HTTP/1.1 200 \r\n"), answer);
        assertTrue(answer.contains("\r\nContent-Length: 0\r\n"), answer);
        assertTrue(answer.endsWith("\r\n\r\n"), answer);
        LogRecord record = server.store().all().get(0);
        assertEquals(ServiceName.GRADING, record.service());
        assertEquals("student with id 999 not found", record.text());
        assertFalse(record.signed());
    }

    @ParameterizedTest
    @ValueSource(strings = {TEXT, NDJSON})
    void anEmptyBodyIsRefused(String type) {
        HttpResponse<String> answer = post(type, "", "Authorization", server.token("Shop"));

        assertEquals(400, answer.statusCode());
        assertTrue(answer.body().contains("The body is empty."), answer.body());
    }

    @Test
    void eventsAreStoredUnderTheNameOfTheirSender() {
        HttpResponse<String> answer = post(
                NDJSON,
                "{\"message\":\"one\",\"service.name\":\"RegistryService\"}\nrubbish\n{\"message\":\"two\"}\n",
                "Authorization",
                server.token("Shop"));

        assertEquals(200, answer.statusCode());
        assertEquals(
                "application/json", answer.headers().firstValue("Content-Type").orElse(""));
        assertEquals(
                "{\"accepted\":2,\"duplicates\":0,\"lastSequence\":2,\"rejected\":[{\"line\":2,\"reason\":\"not JSON\"}],\"rejectedCount\":1}",
                answer.body());
        assertEquals(List.of("one", "two"), server.store().texts());
        assertTrue(server.store().all().stream().allMatch(r -> r.service().equals(SHOP) && r.signed()));
    }

    @Test
    void aTokenSignsPlainLinesToo() {
        assertEquals(
                200,
                post(TEXT, "[Shop] - up", "Authorization", server.token("Shop")).statusCode());

        assertTrue(server.store().all().get(0).signed());
    }

    @Test
    void eventsNeedAToken() {
        HttpResponse<String> answer = post(NDJSON, "{\"message\":\"one\"}");

        assertEquals(401, answer.statusCode());
        assertEquals(
                "Bearer realm=\"rollcall\"",
                answer.headers().firstValue("WWW-Authenticate").orElse(""));
        assertEquals(List.of(), server.store().texts());
    }

    @ParameterizedTest
    @ValueSource(strings = {TEXT, NDJSON})
    void aBadTokenIsWorseThanNone(String type) {
        assertEquals(
                401,
                post(type, "{\"message\":\"one\"}", "Authorization", "Bearer a.b.c.d")
                        .statusCode());
        assertEquals(
                401,
                post(type, "{\"message\":\"one\"}", "Authorization", server.expiredToken("Shop"))
                        .statusCode());
        assertEquals(
                403,
                post(type, "{\"message\":\"one\"}", "Authorization", server.tokenForAnother("Shop"))
                        .statusCode());
        assertEquals(List.of(), server.store().texts());
    }

    @Test
    void whatWasForwardedNeedsAToken() {
        assertEquals(401, post(TEXT, "one", "X-Forwarded-For", "203.0.113.7").statusCode());
    }

    @ParameterizedTest
    @CsvSource({"Origin,http://evil.example", "Origin,null", "Sec-Fetch-Site,cross-site", "Sec-Fetch-Site,same-site"})
    void aPageInABrowserIsRefused(String header, String value) {
        assertEquals(403, post(TEXT, "one", header, value).statusCode());
        assertEquals(
                403,
                post(NDJSON, "{}", header, value, "Authorization", server.token("Shop"))
                        .statusCode());
        assertEquals(
                403,
                get("", header, value, "Authorization", server.token(PORTAL)).statusCode());
        assertEquals(List.of(), server.store().texts());
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/xml", "application/x-www-form-urlencoded", "text/plain;charset=ISO-8859-1"})
    void otherContentTypesAreRefused(String type) {
        assertEquals(415, post(type, "one").statusCode());
    }

    @Test
    void aBodyThatIsCompressedOtherwiseIsRefused() {
        HttpResponse<String> answer = post(TEXT, "not even gzip", "Content-Encoding", "br");

        assertEquals(415, answer.statusCode());
        assertEquals(
                "gzip, identity", answer.headers().firstValue("Accept-Encoding").orElse(""));
        assertEquals(
                400, post(TEXT, "not even gzip", "Content-Encoding", "gzip").statusCode());
        assertEquals(200, post(TEXT, "plain", "Content-Encoding", "identity").statusCode());
    }

    @Test
    void otherMethodsAreRefused() {
        HttpResponse<String> answer = Http.send("DELETE", server.uri("/log"), null);

        assertEquals(405, answer.statusCode());
        assertEquals(
                "GET, HEAD, OPTIONS, POST", answer.headers().firstValue("Allow").orElse(""));
    }

    @ParameterizedTest
    @CsvSource({"FULL,507,30", "BUSY,429,1", "CLOSED,503,5", "FAILED,503,5"})
    void aStoreThatRefusesIsAnswered(Reason reason, int status, String retryAfter) {
        server.store().refuse(reason);

        HttpResponse<String> answer = post(TEXT, "one");

        assertEquals(status, answer.statusCode());
        assertEquals(retryAfter, answer.headers().firstValue("Retry-After").orElse(""));
        assertEquals(
                "application/problem+json",
                answer.headers().firstValue("Content-Type").orElse(""));
        assertEquals(status, get("", "Authorization", server.token(PORTAL)).statusCode());
    }

    /** Tomcat's own log is sent here too: a line for every refusal would make the next one. */
    @Test
    void aRefusalByTheStoreIsNoLineOfTheLog() {
        List<java.util.logging.LogRecord> logged = new CopyOnWriteArrayList<>();
        server.store().refuse(Reason.FULL);

        try (LogCapture ignored = LogCapture.of(ProblemFilter.class, Level.INFO, logged)) {
            assertEquals(507, post(TEXT, "one").statusCode());
        }

        assertEquals(List.of(), logged);
    }

    @Test
    void theNewestAreAnsweredFirst() {
        server.store()
                .append(List.of(
                        record("one"),
                        Fixtures.record(
                                server.now(),
                                STOCK,
                                false,
                                LogLevel.ERROR,
                                "stock-1",
                                "a.B",
                                "main",
                                "4bf9",
                                "<b>&\n\"two\"")));

        HttpResponse<String> answer = get("", "Authorization", server.token(PORTAL));

        assertEquals(200, answer.statusCode());
        assertEquals(
                "application/json", answer.headers().firstValue("Content-Type").orElse(""));
        assertEquals("no-store", answer.headers().firstValue("Cache-Control").orElse(""));
        assertEquals(
                "{\"complete\":true,\"entries\":[{\"instance\":\"stock-1\",\"level\":\"ERROR\",\"logger\":\"a.B\","
                        + "\"sequence\":2,\"service\":\"Stock\",\"signed\":false,\"text\":\"<b>&\\n\\\"two\\\"\",\"thread\":\"main\","
                        + "\"time\":\"" + server.now() + "\",\"traceId\":\"4bf9\"},"
                        + "{\"level\":\"INFO\",\"sequence\":1,\"service\":\"Shop\",\"signed\":true,\"text\":\"one\","
                        + "\"time\":\"2026-11-22T12:00:00Z\"}]}",
                answer.body());
    }

    @Test
    void parametersNarrowTheAnswer() {
        server.store()
                .append(List.of(
                        record(SHOP, LogLevel.ERROR, "4bf9", "wanted"),
                        record(STOCK, LogLevel.ERROR, "4bf9", "other")));

        String body = get("?service=Shop&level=WARN&trace=4bf9&limit=5", "Authorization", server.token(PORTAL))
                .body();

        assertTrue(body.contains("wanted") && !body.contains("other"), body);
    }

    @Test
    void aQuestionThatCannotBeUnderstoodIsNamed() {
        HttpResponse<String> answer = get("?limit=5000", "Authorization", server.token(PORTAL));

        assertEquals(422, answer.statusCode());
        assertTrue(answer.body().contains("\"parameter\":\"limit\""), answer.body());
    }

    @Test
    void onlyInfrastructureReads() {
        assertEquals(401, get("").statusCode());
        assertEquals(403, get("", "Authorization", server.token("Shop")).statusCode());
        assertEquals(
                200, get("", "Authorization", server.token("RegistryService")).statusCode());
    }

    @ParameterizedTest
    @CsvSource({"operator,200", "admin,200", "teacher,403", "student,403", "'',403"})
    void aPersonNeedsTheRole(String role, int status) {
        assertEquals(
                status, get("", "Authorization", server.tokenOfPerson(role)).statusCode());
    }

    private static HttpResponse<String> post(String type, String body, String... headers) {
        return Http.post(server.uri("/log"), type, body, headers);
    }

    private static HttpResponse<String> get(String query, String... headers) {
        return Http.get(server.uri("/log" + query), headers);
    }
}
