package dev.rollcall.log;

import dev.rollcall.kit.ServiceName;
import dev.rollcall.log.store.EventCursor;
import dev.rollcall.log.store.LineFormat;
import dev.rollcall.log.store.LogLevel;
import dev.rollcall.log.store.LogRecord;
import dev.rollcall.log.store.StoreException;
import dev.rollcall.log.store.StoredEvent;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Prints what is stored, for the launcher, which loads this class from the WAR. Reads the segments themselves, so it
 * works whether the log service runs or not.
 */
public final class LogsCommand {

    private static final String ALL = "0";
    private static final int BUFFER_CHARACTERS = 64 << 10;

    private LogsCommand() {}

    /**
     * Prints the events that fit, oldest first, one a line; those of several log services as {@link MergedEvents} has
     * them.
     *
     * @param folders of each log service its own folder below the data directory, at least one
     * @param filter {@code service} (exact name), {@code level} (the least serious wanted), {@code trace} (exact id),
     *     {@code from} and {@code to} (ISO-8601 times in UTC, {@code to} exclusive), {@code text} (part of the text, in
     *     any case), {@code newest} (only so many of the last, 0 for all); each may be missing
     * @return a sentence about what is wrong; empty text if nothing is
     */
    public static String run(List<Path> folders, Map<String, String> filter, PrintStream out) {
        try {
            EventCursor events = MergedEvents.of(folders);
            Predicate<LogRecord> wanted = wanted(filter);
            int newest = Integer.parseInt(filter.getOrDefault("newest", ALL));
            print(events, wanted, newest, out);
            return "";
        } catch (IOException | StoreException e) {
            return "The events in " + folders + " cannot be read: " + e.getMessage() + ".";
        } catch (DateTimeException e) {
            return "--from and --to must be times such as 2026-11-22T08:00:00Z.";
        } catch (NumberFormatException e) {
            return "--newest must be a whole number.";
        } catch (IllegalArgumentException e) {
            return "--service must be the name of a service, --level one of TRACE, DEBUG, INFO, WARN, ERROR and FATAL.";
        }
    }

    private static Predicate<LogRecord> wanted(Map<String, String> filter) {
        LogLevel level = LogLevel.of(filter.getOrDefault("level", "TRACE")).orElseThrow(IllegalArgumentException::new);
        String name = filter.get("service");
        ServiceName service = name == null ? null : new ServiceName(name);
        String trace = filter.get("trace");
        String text = filter.getOrDefault("text", "");
        Instant from = time(filter.get("from"), Instant.MIN);
        Instant to = time(filter.get("to"), Instant.MAX);
        return record -> record.level().atLeast(level)
                && (service == null || service.equals(record.service()))
                && (trace == null || trace.equals(record.traceId()))
                && !record.time().isBefore(from)
                && record.time().isBefore(to)
                && contains(record.text(), text);
    }

    private static Instant time(@Nullable String text, Instant fallback) {
        return text == null ? fallback : Instant.parse(text);
    }

    private static boolean contains(String text, String part) {
        for (int i = 0; i <= text.length() - part.length(); i++) {
            if (text.regionMatches(true, i, part, 0, part.length())) {
                return true;
            }
        }
        return false;
    }

    private static void print(EventCursor events, Predicate<LogRecord> wanted, int newest, PrintStream out) {
        Deque<LogRecord> last = new ArrayDeque<>();
        StringBuilder lines = new StringBuilder();
        for (StoredEvent event = events.next(); event != null; event = events.next()) {
            if (!wanted.test(event.record())) {
                continue;
            }
            if (newest == 0) {
                LineFormat.write(event.record(), lines);
                if (lines.length() > BUFFER_CHARACTERS && !flush(lines, out)) {
                    return;
                }
            } else {
                last.add(event.record());
                if (last.size() > newest) {
                    last.remove();
                }
            }
        }
        last.forEach(record -> LineFormat.write(record, lines));
        flush(lines, out);
    }

    /** Prints and empties {@code lines}; returns whether {@code out} takes more. */
    private static boolean flush(StringBuilder lines, PrintStream out) {
        out.append(lines);
        lines.setLength(0);
        return !out.checkError();
    }
}
