package dev.rollcall.portal.logs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LogsViewTest {
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

    @Test
    void aFilterIsReadFromAnAddressAndPrintedBack() {
        LogFilter filter = filter(Map.of("service", "Grading & Co", "level", "WARN", "trace", TRACE, "limit", "500"));

        assertEquals(new LogFilter("Grading & Co", "WARN", TRACE, 500), filter);
        assertEquals("limit=500&service=Grading+%26+Co&level=WARN&trace=" + TRACE, filter.query());
    }

    @Test
    void whatMakesNoSenseIsLeftOut() {
        LogFilter filter =
                filter(Map.of("service", "x".repeat(129), "level", "LOUD", "trace", "../etc", "limit", "1000000000"));

        assertEquals(new LogFilter("", "", "", 100), filter);
        assertFalse(filter.isActive());
    }

    @Test
    void followingATraceShowsAllServices() {
        assertEquals(new LogFilter("", "", TRACE, 500), new LogFilter("Portal", "ERROR", "", 500).following(TRACE));
    }

    @Test
    void theFilterOffersOurServicesAndThoseThatWereSeen() {
        LogsView view = LogsView.of(new LogFilter("Gone", "", "", 100), answer(entry("Library", "INFO", "x")));

        assertEquals(
                List.of("Gone", "GradingService", "Library", "LogService", "Portal", "RegistryService"),
                view.services());
    }

    @Test
    void entriesAreCountedInWords() {
        LogEntry entry = entry("Portal", "INFO", "x");
        LogFilter filter = new LogFilter("", "", "", 100);

        assertEquals("No entries", LogsView.of(filter, answer()).countText());
        assertEquals("1 entry", LogsView.of(filter, answer(entry)).countText());
        assertEquals("2 entries", LogsView.of(filter, answer(entry, entry)).countText());
        assertEquals(
                "The newest 100 entries",
                LogsView.of(filter, new LogAnswer(Collections.nCopies(100, entry), true))
                        .countText());
    }

    @Test
    void aStackTraceIsTheRestOfItsEntry() {
        LogEntry entry = entry("Portal", "ERROR", "it broke\njava.lang.Error\n\tat A.b(A.java:1)\n");

        assertEquals("it broke", entry.firstLine());
        assertEquals("java.lang.Error\n\tat A.b(A.java:1)", entry.rest());
        assertTrue(entry.hasDetails());
        assertEquals("bad", entry.tone());
    }

    @Test
    void oneLineHasNoDetails() {
        LogEntry entry = entry("Portal", "NOTICE", "hello");

        assertEquals("", entry.rest());
        assertFalse(entry.hasDetails());
        assertEquals("quiet", entry.tone());
    }

    @Test
    void aSearchThatEndedEarlySaysSo() {
        LogAnswer answer = new LogAnswer(List.of(entry("Portal", "INFO", "x")), false);

        assertEquals(
                "The newest 1 entry",
                LogsView.of(new LogFilter("", "", "", 100), answer).countText());
    }

    private static LogAnswer answer(LogEntry... entries) {
        return new LogAnswer(List.of(entries), true);
    }

    private static LogFilter filter(Map<String, String> parameters) {
        return LogFilter.of(parameters::get);
    }

    private static LogEntry entry(String service, String level, String text) {
        return new LogEntry(null, service, true, "", level, "", "", "", text);
    }
}
