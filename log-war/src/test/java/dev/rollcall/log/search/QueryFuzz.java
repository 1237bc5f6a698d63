package dev.rollcall.log.search;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.ServiceName;
import dev.rollcall.log.store.LogLevel;
import dev.rollcall.log.store.LogRecord;
import java.time.Instant;
import java.util.Map;

/** The query language: what is refused is wrong at a place within the query; what is read means the same when written again. */
public final class QueryFuzz {

    private static final LogRecord RECORD = new LogRecord(
            Instant.EPOCH,
            ServiceName.GRADING,
            true,
            LogLevel.WARN,
            "grading-1",
            "dev.rollcall.Grades",
            "http-1",
            null,
            "A grade of student 7 was saved for 東京: schön",
            Map.of("user", "mia", "count", "12"),
            null);

    private QueryFuzz() {}

    public static void fuzzerTestOneInput(byte[] input) throws QuerySyntaxException {
        String text = new String(input, UTF_8);
        Query query;
        try {
            query = QueryParser.parse(text);
        } catch (QuerySyntaxException e) {
            int end = text.codePointCount(0, text.length()) + 1;
            boolean within = e.position() >= 1 && e.position() <= end;
            assertTrue(within || text.length() > QueryParser.MAX_LENGTH, e.position() + " of " + end);
            return;
        }
        query.matches(RECORD);
        String written = QueryText.of(query);
        if (written.length() <= QueryParser.MAX_LENGTH) {
            assertEquals(query, QueryParser.parse(written), written);
        }
    }
}
