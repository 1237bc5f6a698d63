package dev.rollcall.log.store;

import dev.rollcall.kit.log.text.OneLine;
import org.jspecify.annotations.Nullable;

/**
 * One record as one line of text that people can read and {@code grep}: nine fields between tabs, one more for each
 * attribute, ended by a line feed.
 *
 * <pre>time  service  level  signed|unsigned  instance  logger  thread  trace id  text  name=value ...</pre>
 *
 * What is not known is {@code -}. Control characters, line breaks of any kind, characters that turn the direction of
 * text around and the backslash are written as escapes ({@code \n}, {@code \t}, {@code \\}, <code>&#92;u001b</code>),
 * so a record is one line whatever its text holds.
 */
public final class LineFormat {

    private static final String UNKNOWN = "-";

    private LineFormat() {}

    /** Appends {@code record} and a line feed to {@code out}. */
    public static void write(LogRecord record, StringBuilder out) {
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
        record.attributes().forEach((name, value) -> {
            out.append('\t');
            escape(name, out);
            out.append('=');
            escape(value, out);
        });
        out.append('\n');
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
}
