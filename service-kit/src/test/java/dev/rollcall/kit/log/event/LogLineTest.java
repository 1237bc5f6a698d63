package dev.rollcall.kit.log.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class LogLineTest {
    private static final Instant TIME = Instant.parse("2026-11-22T10:15:30.123Z");

    @Test
    void carriesTheNamesOfTheElasticCommonSchema() {
        JsonObject event = read(new LogLine(TIME, "INFO", "x.Y", "main", "hello", "abc", "olga", null));

        assertEquals("2026-11-22T10:15:30.123Z", event.getString("@timestamp"));
        assertEquals("INFO", event.getString("log.level"));
        assertEquals("x.Y", event.getString("log.logger"));
        assertEquals("main", event.getString("process.thread.name"));
        assertEquals("hello", event.getString("message"));
        assertEquals("abc", event.getString("trace.id"));
        assertEquals("olga", event.getString("user.name"));
        assertEquals("My Service", event.getString("service.name"));
        assertEquals("node-1", event.getString("service.node.name"));
        assertFalse(event.containsKey("error.type"));
    }

    @Test
    void anExceptionIsTypeMessageAndStackTrace() {
        var thrown = new IllegalStateException("outer", new RuntimeException("inner"));

        JsonObject event = read(new LogLine(TIME, "ERROR", "x.Y", "main", "failed", null, null, thrown));

        assertEquals("java.lang.IllegalStateException", event.getString("error.type"));
        assertEquals("outer", event.getString("error.message"));
        assertTrue(event.getString("error.stack_trace").contains("Caused by: java.lang.RuntimeException: inner"));
    }

    @Test
    void anExceptionThatCannotBeReadIsNoHindrance() {
        JsonObject event = read(new LogLine(TIME, "ERROR", "x.Y", "main", "failed", null, null, new Unreadable()));

        assertTrue(event.getString("error.message").startsWith("[getMessage() failed"));
        assertTrue(event.getString("error.stack_trace").contains("failed: java.lang.UnsupportedOperationException"));
    }

    @Test
    void itsSizeIsAboutThatOfItsLine() {
        for (String trace : new String[] {null, "4bf92f3577b34da6a3ce929d0e0e4736"}) {
            LogLine line = new LogLine(
                    TIME, "INFO", "x.Y".repeat(20), "main".repeat(20), "hello ".repeat(30), trace, trace, null);

            int difference = line.size() - line.encode().length;
            assertTrue(Math.abs(difference) < 30, () -> "difference " + difference);
        }
    }

    @Test
    void anEventWaitsAsItIsUnlessItIsLongOrHoldsAnException() {
        LogLine brief = new LogLine(TIME, "INFO", "x.Y", "main", "hello", null, null, null);
        assertSame(brief, brief.queued());

        LogLine lengthy = new LogLine(TIME, "INFO", "x.Y", "main", "x".repeat(5_000), null, null, null);
        LogLine failed = new LogLine(TIME, "INFO", "x.Y", "main", "hello", null, null, new IllegalStateException());
        for (LogLine line : List.of(lengthy, failed)) {
            assertNotSame(line, line.queued());
            assertEquals(line.encode().length, line.queued().size());
        }
    }

    @Test
    void theWholeLineStaysBelowItsLimit() {
        String long1 = "\u0001".repeat(1_000_000);
        var thrown = new IllegalStateException(long1);

        for (LogLine line : List.of(
                new LogLine(TIME, long1, long1, long1, long1, long1, long1, thrown),
                new LogLine(TIME, "INFO", "x", "main", long1, null, null, null))) {
            int bytes = LogLine.head(long1, long1).length + line.encode().length;
            assertTrue(bytes < LogLine.MAX_BYTES, () -> "bytes " + bytes);
            assertTrue(bytes > LogLine.MAX_BYTES * 3 / 4, () -> "bytes " + bytes);
        }
    }

    private static JsonObject read(LogLine line) {
        String object = new String(LogLine.head("My Service", "node-1"), StandardCharsets.UTF_8)
                + new String(line.encode(), StandardCharsets.UTF_8);
        try (var reader = Json.createReader(new StringReader(object))) {
            return reader.readObject();
        }
    }

    private static final class Unreadable extends RuntimeException {
        private static final long serialVersionUID = 1;

        @Override
        public String getMessage() {
            throw new UnsupportedOperationException("unreadable");
        }
    }
}
