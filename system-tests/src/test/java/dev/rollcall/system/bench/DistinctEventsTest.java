package dev.rollcall.system.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.system.bench.DistinctEvents.Plan;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DistinctEventsTest {
    private static final Instant END = Instant.parse("2026-11-26T20:00:00Z");
    private static final byte[] HEAD = "head\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private final Plan plan = new Plan(1000, END);
    private final DistinctEvents events = new DistinctEvents(plan, 10, 500);

    @Test
    void everyEventHasItsOwnTraceAndOrder() {
        Set<String> traces = new HashSet<>();
        long number = 500;
        for (int batch = 0; batch < 5; batch++) {
            for (String line : lines()) {
                assertEquals(LogEvents.BYTES - 1, line.length());
                assertTrue(line.contains("order 000" + number + " of customer"), line);
                assertTrue(line.endsWith("\"trace.id\":\"" + Plan.trace(number) + "\"}"), line);
                traces.add(Plan.trace(number));
                number++;
            }
        }
        assertEquals(50, traces.size());
    }

    @Test
    void eventsAreSpreadOverADay() {
        assertEquals(Instant.parse("2026-11-25T20:00:00Z"), plan.time(0));
        assertEquals(Instant.parse("2026-11-26T08:00:00Z"), plan.time(500));
        assertTrue(lines()[0].startsWith("{\"@timestamp\":\"2026-11-26T08:00:00.000Z\""));
    }

    private String[] lines() {
        String request = new String(events.next(HEAD), StandardCharsets.US_ASCII);
        assertEquals(HEAD.length + events.length(), request.length());
        return request.substring(HEAD.length).split("\n");
    }
}
