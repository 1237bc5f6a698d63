package dev.rollcall.log.http;

import static dev.rollcall.log.store.Fixtures.SHOP;
import static dev.rollcall.log.store.Fixtures.STOCK;
import static dev.rollcall.log.store.Fixtures.record;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.ServiceName;
import dev.rollcall.kit.http.HttpAnswer;
import dev.rollcall.kit.registry.Provider;
import dev.rollcall.kit.testing.Http;
import dev.rollcall.log.store.Fixtures;
import dev.rollcall.log.store.LogLevel;
import dev.rollcall.log.store.LogRecord;
import dev.rollcall.log.store.ProducerSequence;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages, streams, histograms, facets and contexts, over HTTP. */
class ReadingTest {

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
        server.reading().others(List.of(), (call, provider) -> {
            throw new AssertionError("nobody is to be asked");
        });
    }

    private static HttpResponse<String> get(String target, String... headers) {
        String[] all = new String[headers.length + 2];
        System.arraycopy(headers, 0, all, 2, headers.length);
        all[0] = "Authorization";
        all[1] = server.token("Portal");
        return Http.get(server.uri(target), all);
    }

    private static JsonObject json(String target, String... headers) {
        HttpResponse<String> answer = get(target, headers);
        assertEquals(200, answer.statusCode(), answer.body());
        return Json.createReader(new StringReader(answer.body())).readObject();
    }

    private static List<String> texts(JsonObject page) {
        return page.getJsonArray("entries").getValuesAs(JsonObject.class).stream()
                .map(entry -> entry.getString("text"))
                .toList();
    }

    private static void append(int from, int to) {
        server.store()
                .append(IntStream.rangeClosed(from, to)
                        .mapToObj(i -> record("line " + i))
                        .toList());
    }

    @Test
    void pagesLeadFromTheNewestToTheOldest() {
        append(1, 7);

        JsonObject first = json("/log?limit=3");
        append(8, 9);
        JsonObject second = json("/log?limit=3&before=" + first.getInt("next"));
        JsonObject third = json("/log?limit=3&before=" + second.getInt("next"));

        assertEquals(List.of("line 7", "line 6", "line 5"), texts(first));
        assertEquals(List.of("line 4", "line 3", "line 2"), texts(second));
        assertEquals(List.of("line 1"), texts(third));
        assertTrue(third.getBoolean("complete") && !third.containsKey("next"), third.toString());
    }

    @Test
    void pagesLeadFromTheOldestToTheNewest() {
        append(1, 5);

        JsonObject first = json("/log?limit=3&after=0");
        JsonObject second = json("/log?limit=3&after=" + first.getInt("next"));

        assertEquals(List.of("line 1", "line 2", "line 3"), texts(first));
        assertEquals(List.of("line 4", "line 5"), texts(second));
        assertEquals(List.of("line 4", "line 3"), texts(json("/log?after=2&before=5")));
    }

    /** Whoever waits for the head need not wait for the first event, which may be rare. */
    @Test
    void aStreamBeginsBeforeAnythingIsFound() throws IOException {
        append(1, 1);
        HttpURLConnection stream =
                (HttpURLConnection) server.uri("/log").toURL().openConnection();
        stream.setReadTimeout(20_000);
        stream.setRequestProperty("Authorization", server.token("Portal"));
        stream.setRequestProperty("Accept", "application/x-ndjson");

        synchronized (server.store()) { // nothing can be read meanwhile
            assertEquals(200, stream.getResponseCode());
        }

        try (InputStream body = stream.getInputStream()) {
            String lines = new String(body.readAllBytes(), StandardCharsets.UTF_8);
            assertTrue(lines.contains("line 1") && lines.contains("\"end\""), lines);
        }
    }

    @Test
    void aQueryThatCannotBeReadIsAnsweredWithItsPlace() {
        HttpResponse<String> answer = get("/log?q=sold%20AND");

        assertEquals(422, answer.statusCode());
        assertTrue(answer.body().contains("\"position\":9"), answer.body());
        assertTrue(answer.body().contains("at character 9: something is missing at the end."), answer.body());
    }

    @Test
    void aStreamEndsWithALineThatSaysSo() {
        append(1, 3);

        HttpResponse<String> all = get("/log?after=0", "Accept", "application/x-ndjson");
        HttpResponse<String> some = get("/log?limit=1", "Accept", "application/x-ndjson");

        assertEquals(
                "application/x-ndjson", all.headers().firstValue("Content-Type").orElse(""));
        List<String> lines = all.body().lines().toList();
        assertEquals(4, lines.size(), all.body());
        assertTrue(lines.get(0).contains("\"text\":\"line 1\""), all.body());
        assertEquals("{\"end\":{\"complete\":true,\"entries\":[]}}", lines.get(3));
        assertEquals(
                "{\"end\":{\"complete\":true,\"entries\":[],\"next\":3}}",
                some.body().lines().toList().get(1));
    }

    @Test
    void eventsAreCountedByTimeAndLevel() {
        Instant start = Instant.parse("2026-11-22T12:00:00Z");
        server.store()
                .append(List.of(
                        at(start, LogLevel.INFO),
                        at(start.plusSeconds(59), LogLevel.ERROR),
                        at(start.plusSeconds(60), LogLevel.INFO),
                        at(start.plusSeconds(61), LogLevel.INFO),
                        at(start.plusSeconds(120), LogLevel.INFO)));

        JsonObject answer =
                json("/log/histogram?from=2026-11-22T12:00:00Z&to=2026-11-22T12:02:00Z&buckets=2&level=INFO");

        assertEquals(
                "{\"buckets\":[{\"levels\":{\"INFO\":1,\"ERROR\":1},\"time\":\"2026-11-22T12:00:00Z\"},"
                        + "{\"levels\":{\"INFO\":2},\"time\":\"2026-11-22T12:01:00Z\"}],"
                        + "\"complete\":true,\"interval\":\"PT1M\"}",
                answer.toString());
    }

    private static LogRecord at(Instant time, LogLevel level) {
        return Fixtures.record(time, SHOP, true, level, null, null, null, null, "x");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "?from=0000-01-01T00:00:00Z&to=9999-12-31T23:59:59Z",
                "?from=9999-12-31T23:59:59Z",
                "?to=0000-01-01T00:00:00Z",
                "?from=2026-11-22T12:00:00.001Z&to=2026-11-22T12:00:00.002Z&buckets=500",
                "?from=0000-01-01T00:00:00Z&to=9999-12-31T23:59:59Z&buckets=2"
            })
    void bucketsAreBounded(String question) {
        append(1, 1);

        int buckets = json("/log/histogram" + question).getJsonArray("buckets").size();

        assertTrue(buckets >= 1 && buckets <= 60, () -> "buckets: " + buckets);
    }

    @Test
    void valuesAreCounted() {
        server.store()
                .append(List.of(
                        record(SHOP, LogLevel.INFO, null, "a"),
                        record(STOCK, LogLevel.WARN, null, "b"),
                        record(STOCK, LogLevel.INFO, null, "c")));

        JsonObject answer = json("/log/facets?fields=service,level,attribute.user&top=1");

        assertEquals(
                "{\"complete\":true,\"fields\":["
                        + "{\"complete\":true,\"field\":\"service\",\"total\":3,\"values\":[{\"count\":2,\"value\":\"Stock\"}]},"
                        + "{\"complete\":true,\"field\":\"level\",\"total\":3,\"values\":[{\"count\":2,\"value\":\"INFO\"}]},"
                        + "{\"complete\":true,\"field\":\"attribute.user\",\"total\":0,\"values\":[]}]}",
                answer.toString());
    }

    @Test
    void anEventIsShownAmongThoseAroundIt() {
        for (int i = 1; i <= 6; i++) {
            server.store().append(List.of(record(i % 2 == 0 ? SHOP : STOCK, LogLevel.INFO, null, "line " + i)));
        }

        assertEquals(
                List.of("line 5", "line 4", "line 3", "line 2"), texts(json("/log/context?seq=4&before=2&after=1")));
        assertEquals(
                List.of("line 6", "line 4", "line 2"), texts(json("/log/context?seq=4&before=2&after=1&same=service")));
        assertEquals(List.of("line 4"), texts(json("/log/context?seq=4&before=0&after=0")));
        assertEquals(404, get("/log/context?seq=99").statusCode());
        assertEquals(422, get("/log/context").statusCode());
    }

    @Test
    void allServicesAreAskedAndWhatTwoHaveIsShownOnce() {
        UUID producer = UUID.fromString("11111111-2222-3333-4444-555555555555");
        server.store().append(List.of(sent(producer, 1, 0), sent(producer, 2, 20)));
        Provider other = provider("http://127.0.0.1:2/log");
        Provider away = provider("http://127.0.0.1:3/log");
        Provider self = provider("http://127.0.0.1:4/log");
        String both = "{\"complete\":true,\"entries\":[" + entry(producer, 3, 30) + "," + entry(producer, 2, 20) + ","
                + entry(producer, 4, 10) + "]}";
        server.reading().others(List.of(other, away, self), (call, provider) -> {
            if (provider.equals(away)) {
                return answer(200, "no JSON");
            }
            return provider.equals(self) ? answer(204, "") : answer(200, both);
        });

        JsonObject answer = json("/log?all=true");

        assertEquals(List.of("event 3", "event 2", "event 4", "event 1"), texts(answer));
        assertEquals(false, answer.getBoolean("complete"));
        assertEquals("services", answer.getString("reason"));
        assertEquals(3, answer.getJsonArray("services").size());
        JsonObject silent = answer.getJsonArray("services").getJsonObject(2);
        assertEquals("http://127.0.0.1:3/log", silent.getString("url"));
        assertEquals(false, silent.getBoolean("answered"));
        assertEquals(List.of("event 3"), texts(json("/log?all=true&limit=1")));
        assertEquals(422, get("/log?all=true&before=5").statusCode());
    }

    @Test
    void whoAsksAllServicesHoldsNoPlaceThatTheyWantToSearchIn() {
        append(1, 1);
        server.reading().others(List.of(provider("http://127.0.0.1:2/log")), (call, provider) -> {
            HttpResponse<String> answer = get("/log?all=true", AllServices.ASKER, "another");
            return answer(answer.statusCode(), answer.body());
        });

        JsonObject answer = json("/log?all=true");

        assertEquals(true, answer.getBoolean("complete"), answer::toString);
        assertEquals(2, answer.getJsonArray("services").size());
    }

    @Test
    void whoDoesNotWaitIsAnsweredWithWhatWasFoundUntilThen() {
        append(1, 3);

        JsonObject page = json("/log?q=nowhere", Patience.HEADER, "0");
        JsonObject older = json("/log?q=nowhere&before=" + page.getInt("next"), Patience.HEADER, "60000");

        assertEquals("deadline", page.getString("reason"));
        assertEquals(3, page.getInt("next"));
        assertEquals(true, older.getBoolean("complete"), older::toString);
        assertEquals(
                "deadline",
                json("/log?all=true&q=nowhere", Patience.HEADER, "0")
                        .getJsonArray("services")
                        .getJsonObject(0)
                        .getString("reason"));
        assertEquals(400, get("/log", Patience.HEADER, "soon").statusCode());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/log/histogram?from=2026-11-22T11:00:00Z&to=2026-11-22T13:00:00Z",
                "/log/facets?fields=service",
                "/log/context?seq=2"
            })
    void whoDoesNotWaitForWhatIsCountedOrAroundAnEventIsAnsweredAllTheSame(String target) {
        append(1, 3);

        assertEquals(false, json(target, Patience.HEADER, "0").getBoolean("complete"));
        assertEquals(true, json(target, Patience.HEADER, "60000").getBoolean("complete"));
        assertEquals(400, get(target, Patience.HEADER, "soon").statusCode());
    }

    @Test
    void theOthersAreAskedWhileThisOneSearches() throws Exception {
        append(1, 1);
        CountDownLatch asked = new CountDownLatch(1);
        server.reading().others(List.of(provider("http://127.0.0.1:2/log")), (call, provider) -> {
            asked.countDown();
            return answer(200, "{\"complete\":true,\"entries\":[]}");
        });
        CompletableFuture<JsonObject> answer;

        synchronized (server.store()) { // it cannot search meanwhile
            answer = CompletableFuture.supplyAsync(() -> json("/log?all=true"));
            assertTrue(asked.await(20, TimeUnit.SECONDS), "nobody was asked");
        }

        assertEquals(List.of("line 1"), texts(answer.get(20, TimeUnit.SECONDS)));
    }

    @Test
    void aQuestionThatWasPassedOnIsNotPassedOnAgain() {
        append(1, 1);
        server.reading().others(List.of(provider("http://127.0.0.1:2/log")), (call, provider) -> {
            throw new AssertionError("asked again");
        });

        assertEquals(200, get("/log?all=true", "Log-Asker", "another").statusCode());
    }

    private static LogRecord sent(UUID producer, long sequence, int second) {
        return new LogRecord(
                Instant.parse("2026-11-22T12:00:00Z").plusSeconds(second),
                SHOP,
                true,
                LogLevel.INFO,
                null,
                null,
                null,
                null,
                "event " + sequence,
                Map.of(),
                new ProducerSequence(producer, sequence));
    }

    private static String entry(UUID producer, long sequence, int second) {
        return "{\"sequence\":" + (100 + sequence) + ",\"time\":\"2026-11-22T12:00:" + second + "Z\","
                + "\"service\":\"Shop\",\"signed\":true,\"level\":\"INFO\",\"text\":\"event " + sequence + "\","
                + "\"attributes\":{\"a\":\"b\"},\"producer\":\"" + producer + "\",\"producerSequence\":" + sequence
                + "}";
    }

    private static Provider provider(String url) {
        return Provider.of(ServiceName.LOG, URI.create(url));
    }

    private static HttpAnswer answer(int status, String body) {
        return new HttpAnswer(
                status, HttpHeaders.of(Map.of(), (name, value) -> true), body.getBytes(StandardCharsets.UTF_8));
    }
}
