package dev.rollcall.log.http;

import static dev.rollcall.log.store.Fixtures.SHOP;
import static dev.rollcall.log.store.Fixtures.STOCK;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.ServiceName;
import dev.rollcall.kit.http.HttpAnswer;
import dev.rollcall.kit.registry.Provider;
import dev.rollcall.kit.registry.ServiceCall;
import dev.rollcall.kit.testing.Http;
import dev.rollcall.log.store.Fixtures;
import dev.rollcall.log.store.LogLevel;
import dev.rollcall.log.store.LogRecord;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two log services are read back page by page, through whichever of them. */
class PagesOfAllServicesTest {

    private static final Instant ELEVEN = Instant.parse("2026-11-22T11:00:00Z");

    private static LogServer one;
    private static LogServer two;

    @BeforeAll
    static void start() {
        one = LogServer.start();
        two = LogServer.start();
    }

    @AfterAll
    static void stop() {
        two.close();
        one.close();
    }

    @BeforeEach
    void clear() {
        one.store().clear();
        two.store().clear();
        list(one, two);
    }

    /** Both know these. */
    private static void list(LogServer... listed) {
        for (LogServer asker : List.of(one, two)) {
            asker.reading()
                    .others(
                            Stream.of(listed)
                                    .map(PagesOfAllServicesTest::provider)
                                    .toList(),
                            (call, provider) -> called(asker, call, provider));
        }
    }

    private static Provider provider(LogServer server) {
        return Provider.of(ServiceName.LOG, server.uri(""));
    }

    private static HttpAnswer called(LogServer asker, ServiceCall call, Provider provider) {
        LogServer asked = provider.equals(provider(one)) ? one : two;
        if (asked == asker) {
            return answer(204, "");
        }
        String path = call.toString().split(" ", 3)[2];
        HttpResponse<String> answer =
                Http.get(asked.uri(path), "Authorization", asked.token("LogService"), AllServices.ASKER, "another");
        assertEquals(200, answer.statusCode(), answer.body());
        return answer(200, answer.body());
    }

    private static HttpAnswer answer(int status, String body) {
        return new HttpAnswer(
                status, HttpHeaders.of(Map.of(), (name, value) -> true), body.getBytes(StandardCharsets.UTF_8));
    }

    private static JsonObject page(LogServer server, String query) {
        HttpResponse<String> answer =
                Http.get(server.uri("/log?all=true" + query), "Authorization", server.token("Portal"));
        assertEquals(200, answer.statusCode(), answer.body());
        return Json.createReader(new StringReader(answer.body())).readObject();
    }

    private static JsonObject older(LogServer server, JsonObject page, String query) {
        return page(server, query + "&before=" + page.getString("next"));
    }

    /** All pages of five, asked of both in turn. */
    private static List<JsonObject> pages(String query) {
        List<JsonObject> pages = new ArrayList<>(List.of(page(one, "&limit=5" + query)));
        while (last(pages).containsKey("next")) {
            assertTrue(pages.size() < 50, () -> "no end: " + last(pages));
            pages.add(older(pages.size() % 2 == 0 ? one : two, last(pages), "&limit=5" + query));
        }
        return pages;
    }

    private static JsonObject last(List<JsonObject> pages) {
        return pages.get(pages.size() - 1);
    }

    private static List<String> texts(JsonObject page) {
        return page.getJsonArray("entries").getValuesAs(JsonObject.class).stream()
                .map(entry -> entry.getString("text"))
                .toList();
    }

    private static List<String> sorted(List<JsonObject> pages) {
        return pages.stream().flatMap(page -> texts(page).stream()).sorted().toList();
    }

    private static LogRecord line(ServiceName service, int minute) {
        return Fixtures.record(
                ELEVEN.plusSeconds(60L * minute),
                service,
                true,
                LogLevel.INFO,
                null,
                null,
                null,
                null,
                service + " " + (1000 + minute));
    }

    /** Each line of a minute arrives in that minute. */
    private static void logged(LogServer server, ServiceName service, int first, int last) {
        for (int minute = first; minute <= last; minute++) {
            arrive(server, minute, List.of(line(service, minute)));
        }
    }

    private static void arrive(LogServer server, int minute, List<LogRecord> lines) {
        server.store().receiveAt(ELEVEN.plusSeconds(60L * minute));
        server.store().append(lines);
    }

    private static List<String> texts(ServiceName service, int first, int last) {
        return IntStream.rangeClosed(first, last)
                .mapToObj(minute -> line(service, minute).text())
                .toList();
    }

    private static List<String> joined(List<String> first, List<String> second) {
        return Stream.concat(first.stream(), second.stream()).sorted().toList();
    }

    /** Shop reached no log service for an hour, and sends all of it to one when the hour is over. */
    private static void anHourArrivesLate() {
        logged(one, STOCK, -5, 27);
        logged(two, STOCK, 28, 45);
        logged(one, STOCK, 46, 60);
        arrive(
                one,
                60,
                IntStream.rangeClosed(0, 60)
                        .mapToObj(minute -> line(SHOP, minute))
                        .toList());
    }

    @Test
    void eachLineIsOnOnePageThoughAnHourOfOneServiceArrivedLate() {
        anHourArrivesLate();

        List<JsonObject> pages = pages("");

        assertEquals(joined(texts(SHOP, 0, 60), texts(STOCK, -5, 60)), sorted(pages));
        assertTrue(pages.stream().allMatch(page -> page.getBoolean("complete")), pages::toString);
    }

    @Test
    void whatIsAskedForStaysTheSameFromPageToPage() {
        anHourArrivesLate();

        List<JsonObject> pages = pages("&service=Stock&q=stock&to=2026-11-22T11:50:00Z");

        assertEquals(joined(texts(STOCK, -5, 49), List.of()), sorted(pages));
    }

    @Test
    void aPageIsSortedByTime() {
        logged(one, SHOP, 1, 3);
        logged(two, STOCK, 4, 5);
        arrive(one, 6, List.of(line(SHOP, 0)));

        assertEquals(
                List.of("Stock 1005", "Stock 1004", "Shop 1003", "Shop 1002", "Shop 1001", "Shop 1000"),
                texts(page(one, "")));
    }

    @Test
    void aClockThatIsWrongHidesNothing() {
        logged(one, STOCK, 1, 9);
        arrive(one, 10, List.of(line(SHOP, -500_000)));
        logged(two, STOCK, 11, 12);
        arrive(two, 12, List.of(line(SHOP, 500_000)));
        logged(two, STOCK, 13, 14);

        JsonObject newest = page(one, "&limit=7");

        assertEquals(
                joined(List.of("Shop -499000", "Shop 501000"), joined(texts(STOCK, 9, 9), texts(STOCK, 11, 14))),
                sorted(List.of(newest)));
        assertEquals(texts(STOCK, 1, 8), sorted(List.of(older(two, newest, ""))));
    }

    @Test
    void whatComesMeanwhileMovesNothing() {
        logged(one, STOCK, 1, 4);
        logged(two, SHOP, 5, 9);

        JsonObject newest = page(one, "&limit=5");
        logged(one, STOCK, 10, 12);
        logged(two, SHOP, 10, 12);
        JsonObject older = older(two, newest, "&limit=5");

        assertEquals(texts(SHOP, 5, 9), sorted(List.of(newest)));
        assertEquals(texts(STOCK, 1, 4), sorted(List.of(older)));
        assertFalse(older.containsKey("next"), older::toString);
    }

    @Test
    void oneThatDoesNotAnswerKeepsItsPlace() {
        logged(one, STOCK, 1, 8);
        logged(two, SHOP, 1, 8);

        JsonObject newest = page(one, "&limit=6");
        one.reading()
                .others(
                        List.of(provider(one), provider(two)),
                        (call, provider) -> provider.equals(provider(one)) ? answer(204, "") : answer(200, "no JSON"));
        JsonObject without = older(one, newest, "");
        JsonObject still = older(one, without, "");
        list(one, two);
        JsonObject back = older(one, still, "");

        assertFalse(without.getBoolean("complete"), without::toString);
        assertEquals("services", without.getString("reason"));
        assertEquals(List.of(), texts(still));
        assertEquals(without.getString("next"), still.getString("next"));
        assertTrue(back.getBoolean("complete"), back::toString);
        assertFalse(back.containsKey("next"), back::toString);
        assertEquals(joined(texts(SHOP, 1, 8), texts(STOCK, 1, 8)), sorted(List.of(newest, without, back)));
    }

    @Test
    void oneThatIsNotListedAnyMoreIsSaidToBeMissing() {
        logged(one, STOCK, 1, 4);
        logged(two, SHOP, 1, 4);

        JsonObject newest = page(one, "&limit=4");
        list(one);
        JsonObject without = older(one, newest, "");

        assertFalse(without.getBoolean("complete"), without::toString);
        assertEquals(
                "log service " + Positions.name(two.uri("")) + " is not listed at the moment",
                without.getJsonArray("services").getJsonObject(1).getString("reason"));
        list(one, two);
        assertEquals(
                joined(texts(SHOP, 1, 4), texts(STOCK, 1, 4)),
                sorted(List.of(newest, without, older(two, without, ""))));
    }

    @Test
    void oneThatWasReadToItsEndIsMissedByNobody() {
        logged(one, STOCK, 1, 4);
        logged(two, SHOP, 8, 9);

        JsonObject newest = page(one, "&limit=5");
        list(one);
        JsonObject older = older(one, newest, "");

        assertTrue(older.getBoolean("complete"), older::toString);
        assertEquals(texts(STOCK, 1, 1), texts(older));
    }

    @Test
    void oneThatComesBetweenTwoPagesBeginsWithItsNewest() {
        logged(one, STOCK, 1, 4);
        logged(two, SHOP, 1, 4);
        list(one);
        JsonObject newest = page(one, "&limit=2");

        list(one, two);
        JsonObject older = older(two, newest, "");

        assertEquals(texts(STOCK, 3, 4), sorted(List.of(newest)));
        assertEquals(joined(texts(STOCK, 1, 2), texts(SHOP, 1, 4)), sorted(List.of(older)));
        assertFalse(older.containsKey("next"), older::toString);
    }

    @Test
    void oneThatIsNotListedPagesThroughItsOwn() {
        try (LogServer alone = LogServer.start()) {
            logged(alone, STOCK, 1, 3);
            alone.reading().others(List.of(), (call, provider) -> {
                throw new AssertionError("nobody is to be asked");
            });
            JsonObject newest = page(alone, "&limit=2");

            alone.reading().others(List.of(provider(alone)), (call, provider) -> answer(204, ""));
            JsonObject older = older(alone, newest, "&limit=2");

            assertEquals(texts(STOCK, 2, 3), sorted(List.of(newest)));
            assertEquals(texts(STOCK, 1, 1), texts(older));
            assertTrue(older.getBoolean("complete"), older::toString);
        }
    }

    @Test
    void anAddressThatIsListedTwiceIsAskedOnce() {
        logged(two, SHOP, 1, 3);
        list(one, two, two);

        assertEquals(texts(SHOP, 1, 3), sorted(List.of(page(one, ""))));
    }

    @Test
    void onlyWhereAllAreAskedItIsToldWhenALineArrived() {
        logged(one, STOCK, 1, 1);

        JsonObject entry = page(two, "").getJsonArray("entries").getJsonObject(0);
        String alone =
                Http.get(one.uri("/log"), "Authorization", one.token("Portal")).body();

        assertEquals("2026-11-22T11:01:00Z", entry.getString("received"));
        assertFalse(alone.contains("received"), alone);
    }
}
