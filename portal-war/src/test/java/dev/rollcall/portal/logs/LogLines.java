package dev.rollcall.portal.logs;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.LongStream;

/** Lines for tests. */
public final class LogLines {
    static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    static final Instant TEN = Instant.parse("2026-11-22T10:00:00Z");

    private LogLines() {}

    /** A line with the same text everywhere. */
    public static LogEntry hostile(String text) {
        return new LogEntry(1, null, text, false, text, text, text, text, "", text + "\n" + text, Map.of(text, text));
    }

    static LogEntry line(long sequence, String service, String level, String text) {
        return line(sequence, sequence, service, level, text);
    }

    /** A line that was logged at another time than it arrived, in milliseconds after ten. */
    static LogEntry logged(long sequence, long millis) {
        return line(sequence, millis, "Portal", "INFO", "line " + sequence);
    }

    private static LogEntry line(long sequence, long millis, String service, String level, String text) {
        return new LogEntry(sequence, TEN.plusMillis(millis), service, true, "", level, "", "", "", text, Map.of());
    }

    /** The lines of these sequences, the first to the last, and where to go on. */
    static LogAnswer answer(long next, long... sequences) {
        return answer(
                next,
                LongStream.of(sequences)
                        .mapToObj(sequence -> logged(sequence, sequence))
                        .toList());
    }

    /** These lines, and where to go on. */
    static LogAnswer answer(long next, List<LogEntry> entries) {
        OptionalLong more = next < 0 ? OptionalLong.empty() : OptionalLong.of(next);
        return new LogAnswer(entries, true, more, Positions.NONE, List.of());
    }

    /** A line of several log services, and where to go on. */
    static LogAnswer ofSeveral(Positions older) {
        return new LogAnswer(
                List.of(line(7, "Portal", "INFO", "line 7")), true, OptionalLong.empty(), older, List.of());
    }
}
