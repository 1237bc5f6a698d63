package dev.rollcall.log.ingest;

import static dev.rollcall.log.store.Fixtures.NOON;
import static dev.rollcall.log.store.Fixtures.SHOP;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.log.store.Fixtures;
import dev.rollcall.log.store.LogLevel;
import dev.rollcall.log.store.LogRecord;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EcsParserTest {

    private final EcsParser parser = new EcsParser(SHOP);

    @Test
    void flatNamesAreRead() throws BadLineException {
        LogRecord record = parse("""
                {"service.name":"Other","service.node.name":"shop-1","@timestamp":"2026-11-22T08:52:20.123Z",\
                "ecs.version":"1.2.0","log.level":"WARN","log.logger":"shop.Till","process.thread.name":"http-1",\
                "message":"sold out","trace.id":"4bf92f3577b34da6a3ce929d0e0e4736"}""");

        assertEquals(
                Fixtures.record(
                        Instant.parse("2026-11-22T08:52:20.123Z"),
                        SHOP,
                        true,
                        LogLevel.WARN,
                        "shop-1",
                        "shop.Till",
                        "http-1",
                        "4bf92f3577b34da6a3ce929d0e0e4736",
                        "sold out"),
                record);
    }

    @Test
    void nestedNamesAreRead() throws BadLineException {
        LogRecord record = parse("""
                {"@timestamp":"2026-11-22T08:52:20.123Z","log":{"level":"WARN","logger":"shop.Till"},\
                "process":{"pid":7,"thread":{"id":1,"name":"http-1"}},"message":"sold out",\
                "service":{"name":"Other","node.name":"shop-1"},"trace":{"id":"4bf9"},\
                "labels":{"message":"not this one"},"tags":["message",{"log.level":"no"}]}""");

        assertEquals("http-1", record.thread());
        assertEquals(LogLevel.WARN, record.level());
        assertEquals("shop.Till", record.logger());
        assertEquals("shop-1", record.instance());
        assertEquals("4bf9", record.traceId());
        assertEquals("sold out", record.text());
    }

    @ParameterizedTest
    @CsvSource({"'', java.io.IOException: gone", "'\"message\":\"failed\",', 'failed\njava.io.IOException: gone'"})
    void whereTheStackTraceIsBlankTheErrorIsTold(String message, String text) throws BadLineException {
        LogRecord record = parse("{" + message + "\"error\":{\"type\":\"java.io.IOException\",\"message\":\"gone\","
                + "\"stack_trace\":\" \"}}");

        assertEquals(text, record.text());
    }

    @Test
    void theStackTraceFollowsTheMessage() throws BadLineException {
        assertEquals(
                "failed\njava.io.IOException: gone\n\tat shop.Till.open(Till.java:7)",
                parse("""
                        {"message":"failed","error.type":"java.io.IOException","error.message":"gone",\
                        "error.stack_trace":"java.io.IOException: gone\\n\\tat shop.Till.open(Till.java:7)\\n"}""").text());
    }

    @Test
    void withoutAStackTraceTheErrorFollowsTheMessage() throws BadLineException {
        assertEquals(
                "failed\njava.io.IOException: gone",
                parse("{\"message\":\"failed\",\"error\":{\"type\":\"java.io.IOException\",\"message\":\"gone\"}}")
                        .text());
        assertEquals(
                "java.io.IOException",
                parse("{\"error.type\":\"java.io.IOException\"}").text());
    }

    @Test
    void whatIsMissingIsUnknown() throws BadLineException {
        LogRecord record = parse("{\"message\":\"hello\",\"log.logger\":null,\"trace.id\":\"\"}");

        assertEquals(NOON, record.time());
        assertEquals(LogLevel.INFO, record.level());
        assertNull(record.logger());
        assertNull(record.traceId());
        assertNull(record.instance());
    }

    @Test
    void theFirstOfTwoMembersCounts() throws BadLineException {
        LogRecord record =
                parse("{\"message\":\"real\",\"log.level\":\"ERROR\",\"message\":\"from the thread context\","
                        + "\"log\":{\"level\":\"DEBUG\"}}");

        assertEquals("real", record.text());
        assertEquals(LogLevel.ERROR, record.level());
    }

    @ParameterizedTest
    @CsvSource({"error,ERROR", "NOTICE,INFO", "MY_OWN_LEVEL,INFO", "'',INFO"})
    void aLevelNobodyKnowsCostsNoEvent(String word, LogLevel level) throws BadLineException {
        assertEquals(
                level,
                parse("{\"message\":\"m\",\"log.level\":\"" + word + "\"}").level());
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-22T08:52:20Z,2026-11-22T08:52:20Z",
        "2026-11-22T08:52:20.123456789Z,2026-11-22T08:52:20.123456789Z",
        "2026-11-22T08:52:20.123+01:00,2026-11-22T07:52:20.123Z",
        "2026-11-22T08:52:20.123+0100,2026-11-22T07:52:20.123Z",
        "1970-01-01T00:00:00Z,1970-01-01T00:00:00Z",
        "9999-12-31T23:59:59.999Z,9999-12-31T23:59:59.999Z"
    })
    void timesAreReadWithTheirOffset(String text, Instant time) throws BadLineException {
        assertEquals(
                time,
                parse("{\"message\":\"m\",\"@timestamp\":\"" + text + "\"}").time());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "yesterday", "2026-11-22", "+10000-01-01T00:00:00Z", "2026-11-22T08:52:20", "1795337540"})
    void otherTimesAreRejected(String text) {
        assertEquals(
                "@timestamp is not a time such as 2026-11-22T08:52:20.123Z",
                rejection("{\"message\":\"m\",\"@timestamp\":\"" + text + "\"}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hello",
                "{",
                "{\"message\":\"m\"",
                "{\"message\":\"m\"}}",
                "{message:1}",
                "{\"a\":\"\\x\"}",
                "\u0000"
            })
    void whatIsNotJsonIsRejected(String line) {
        assertEquals("not JSON", rejection(line));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "[{\"message\":\"m\"}]", "7", "null", "\"message\""})
    void whatIsNotAnObjectIsRejected(String line) {
        assertEquals("not a JSON object", rejection(line));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"message\":\"\"}",
                "{\"message\":\" \"}",
                "{\"message\":{\"a\":\"b\"}}",
                "{\"message\":true}"
            })
    void anEventWithNothingToTellIsRejected(String line) {
        assertEquals("neither message nor error", rejection(line));
    }

    @Test
    void twoObjectsOnALineAreRejected() {
        assertTrue(rejection("{\"message\":\"a\"} {\"message\":\"b\"}").contains("JSON"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{\"a\":"})
    void deepNestingIsRejected(String opening) {
        assertTrue(
                rejection("{\"message\":\"m\",\"x\":" + opening.repeat(30_000)).contains("JSON"));
    }

    @Test
    void aHugeNumberIsOnlyText() throws BadLineException {
        assertEquals("m", parse("{\"n\":1e999999999,\"message\":\"m\"}").text());
    }

    @Test
    void longNamesAreCut() throws BadLineException {
        LogRecord record = parse("{\"message\":\"m\",\"log.logger\":\"" + "l".repeat(5000) + "\"}");

        assertEquals("l".repeat(256), record.logger());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"log.level\":\"ERROR\",\"message\":\"long",
                "{\"log.level\":\"ERROR\",\"message\":\"long\\",
                "{\"log.level\":\"ERROR\",\"message\":\"long\\u00",
                "{\"log.level\":\"ERROR\",\"message\":\"long\",\"error.st",
                "{\"log.level\":\"ERROR\",\"message\":\"long\",\"a\":[1,",
                "{\"log.level\":\"ERROR\",\"message\":\"long\",\"a\":tru"
            })
    void whatCanBeReadOfACutLineIsKept(String line) throws BadLineException {
        LogRecord record = parser.parse(Lines.cut(line, 300_000), NOON, null);

        assertEquals("long [cut: the line had 300000 bytes]", record.text());
        assertEquals(LogLevel.ERROR, record.level());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2",
                "2026-11-2",
                "2026-11-22T08:52:20",
                "2026-11-22T08:52:20.123",
                "2026-11-22T08:52:20+01:0",
                "2026-11-22T08:52:20\\u002"
            })
    void aLineThatIsCutWithinItsTimeIsOfTheTimeOfItsArrival(String beginning) throws BadLineException {
        String line = "{\"message\":\"long\",\"@timestamp\":\"" + beginning;

        LogRecord record = parser.parse(Lines.cut(line, 300_000), NOON, null);

        assertEquals(NOON, record.time());
        assertEquals("long [cut: the line had 300000 bytes]", record.text());
    }

    @ParameterizedTest
    @ValueSource(strings = {"4", "47", "4.7", "4e1"})
    void aNumberWithinWhichALineIsCutIsNotKept(String beginning) throws BadLineException {
        String line = "{\"message\":\"long\",\"size\":7,\"order\":" + beginning;

        assertEquals(
                Map.of("size", "7"),
                parser.parse(Lines.cut(line, 300_000), NOON, null).attributes());
    }

    @Test
    void aCutLineWithAWholeTimeThatCannotBeReadIsRejectedLikeAnyOther() {
        String line = "{\"@timestamp\":\"yesterday\",\"message\":\"long";

        assertThrows(BadLineException.class, () -> parser.parse(Lines.cut(line, 300_000), NOON, null));
    }

    @Test
    void aCutLineWithoutAMessageIsRejected() {
        BadLineException bad = assertThrows(
                BadLineException.class, () -> parser.parse(Lines.cut("{\"padding\":\"xxxx", 300_000), NOON, null));

        assertEquals("longer than 262144 bytes", bad.getMessage());
    }

    private LogRecord parse(String line) throws BadLineException {
        return parser.parse(Lines.whole(line), NOON, null);
    }

    private String rejection(String line) {
        return assertThrows(BadLineException.class, () -> parse(line)).getMessage();
    }
}
