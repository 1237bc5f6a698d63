package dev.rollcall.kit.juli;

import dev.rollcall.kit.log.text.OneLine;
import dev.rollcall.kit.log.text.StackTrace;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.logging.Formatter;
import java.util.logging.LogRecord;

/**
 * One line for each record, as Tomcat's own {@code OneLineFormatter} writes it, except that nothing in a message, a
 * name or an exception can begin another one: {@code 24-Nov-2026 13:17:01.619 INFO [main] logger message}, then the
 * frames of the stack trace. Thread-safe.
 */
public final class LineFormatter extends Formatter {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("dd-MMM-yyyy HH:mm:ss.SSS", Locale.ENGLISH);

    private final ZoneId zone;

    /** Called by the log manager: times are those of the machine's zone. */
    public LineFormatter() {
        this(ZoneId.systemDefault());
    }

    LineFormatter(ZoneId zone) {
        this.zone = zone;
    }

    static LineFormatter inUtc() {
        return new LineFormatter(ZoneOffset.UTC);
    }

    @Override
    public String format(LogRecord record) {
        StringBuilder line = new StringBuilder(256)
                .append(TIME.format(record.getInstant().atZone(zone)))
                .append(' ')
                .append(record.getLevel().getName())
                .append(" [")
                .append(OneLine.of(Records.thread(record)))
                .append("] ")
                .append(OneLine.of(Records.source(record)))
                .append(' ')
                .append(OneLine.of(formatMessage(record)))
                .append(System.lineSeparator());
        Throwable thrown = record.getThrown();
        return thrown == null
                ? line.toString()
                : line.append(StackTrace.of(thrown)).toString();
    }
}
