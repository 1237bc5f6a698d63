package dev.rollcall.log.store;

import dev.rollcall.kit.ServiceName;
import dev.rollcall.kit.log.OneLine;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One record as one line of text that people can read and {@code grep}: nine fields between tabs, ended by a line feed.
 *
 * <pre>time  service  level  signed|unsigned  instance  logger  thread  trace id  text</pre>
 *
 * What is not known is {@code -}. A control character, a line break of any kind, what turns the direction of text around
 * and the backslash are written as an escape ({@code \n}, {@code \t}, {@code \\}, <code>&#92;u001b</code>), so a record is one line whatever its text holds.
 */
final class LineFormat {

    private static final int FIELDS = 9;
    private static final String UNKNOWN = "-";

    private LineFormat() {}

    /** Appends {@code record} and a line feed to {@code out}. */
    static void write(LogRecord record, StringBuilder out) {
        out.append(record.time()).append('\t');
        escape(record.service().value(), out);
        out.append('\t').append(record.level()).append(record.signed() ? "\tsigned\t" : "\tunsigned\t");
        escape(record.instance(), out);
        out.append('\t');
        escape(record.logger(), out);
        out.append('\t');
        escape(record.thread(), out);
        out.append('\t');
        escape(record.traceId(), out);
        out.append('\t');
        escape(record.text(), out);
        out.append('\n');
    }

    /** Returns the record that {@code line}, without its line feed, stands for; empty if it is none. */
    static Optional<LogRecord> parse(String line) {
        String[] fields = line.split("\t", -1);
        if (fields.length != FIELDS) {
            return Optional.empty();
        }
        try {
            String service = unescape(fields[1]);
            String text = unescape(fields[8]);
            return Optional.of(new LogRecord(
                    Instant.parse(fields[0]),
                    new ServiceName(service == null ? UNKNOWN : service),
                    signed(fields[3]),
                    LogLevel.valueOf(fields[2]),
                    unescape(fields[4]),
                    unescape(fields[5]),
                    unescape(fields[6]),
                    unescape(fields[7]),
                    text == null ? "" : text));
        } catch (DateTimeException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static boolean signed(String word) {
        return switch (word) {
            case "signed" -> true;
            case "unsigned" -> false;
            default -> throw new IllegalArgumentException("neither signed nor unsigned");
        };
    }

    private static void escape(@Nullable String value, StringBuilder out) {
        if (value == null) {
            out.append(UNKNOWN);
            return;
        }
        if (value.equals(UNKNOWN)) {
            out.append("\\-");
            return;
        }
        int plain = 0;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (special(c)) {
                out.append(value, plain, i);
                escape(c, out);
                plain = i + 1;
            }
        }
        out.append(value, plain, value.length());
    }

    private static boolean special(char c) {
        return c == '\\' || OneLine.isUnsafe(c);
    }

    private static void escape(char c, StringBuilder out) {
        switch (c) {
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            case '\\' -> out.append("\\\\");
            default -> {
                out.append("\\u");
                for (int shift = 12; shift >= 0; shift -= 4) {
                    out.append(Character.forDigit((c >> shift) & 0xf, 16));
                }
            }
        }
    }

    private static @Nullable String unescape(String field) {
        if (field.equals(UNKNOWN)) {
            return null;
        }
        int escape = field.indexOf('\\');
        if (escape < 0) {
            return field;
        }
        StringBuilder out = new StringBuilder(field.length()).append(field, 0, escape);
        int i = escape;
        while (i < field.length()) {
            char c = field.charAt(i++);
            if (c != '\\') {
                out.append(c);
                continue;
            }
            if (i == field.length()) {
                throw new IllegalArgumentException("escape without an end");
            }
            char kind = field.charAt(i++);
            if (kind == 'u') {
                if (i + 4 > field.length()) {
                    throw new IllegalArgumentException("escape without an end");
                }
                out.append((char) HexFormat.fromHexDigits(field, i, i + 4));
                i += 4;
            } else {
                out.append(unescaped(kind));
            }
        }
        return out.toString();
    }

    private static char unescaped(char kind) {
        return switch (kind) {
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case '\\', '-' -> kind;
            default -> throw new IllegalArgumentException("unknown escape " + kind);
        };
    }
}
