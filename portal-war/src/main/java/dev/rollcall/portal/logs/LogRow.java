package dev.rollcall.portal.logs;

import dev.rollcall.portal.text.Moment;
import dev.rollcall.portal.text.Visible;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A line on the page. What would not be seen is spelled out.
 *
 * @param entry as it was sent
 * @param time when it was logged, if known
 * @param after how many milliseconds after the first line of its trace; null if that is not told
 * @param text all of it, or as much as the page shows
 * @param cut how many characters are not shown
 * @param fields what else is known
 * @param moreFields how many are not shown
 */
public record LogRow(
        LogEntry entry,
        @Nullable Moment time,
        @Nullable Long after,
        String text,
        int cut,
        List<Field> fields,
        int moreFields) {

    /** As much as a list shows of one line. */
    static final int MAX_TEXT = 4_000;

    private static final int MAX_FIRST_LINE = 500;
    private static final int MAX_ATTRIBUTES = 64;
    private static final int MAX_VALUE = 1_100;

    public LogRow {
        fields = List.copyOf(fields);
    }

    /**
     * A field of a line.
     *
     * @param name as the search calls it
     * @param known whether it is one of those that every line can have
     * @param value what is shown
     * @param only the filter that leaves those with the same value; empty if a search cannot say that
     * @param not the filter that leaves the others
     */
    public record Field(String name, boolean known, String value, Optional<LogFilter> only, Optional<LogFilter> not) {}

    /** A line in a list that a filter has made. */
    static LogRow of(LogEntry entry, LogFilter filter, int maxText, Function<Instant, Moment> moments) {
        List<Field> fields = new ArrayList<>();
        known(fields, filter, "service", entry.service());
        known(fields, filter, "instance", entry.instance());
        known(fields, filter, "level", entry.level());
        known(fields, filter, "logger", entry.logger());
        known(fields, filter, "thread", entry.thread());
        known(fields, filter, "trace", entry.traceId());
        new TreeMap<>(entry.attributes())
                .entrySet().stream()
                        .limit(MAX_ATTRIBUTES)
                        .forEach(attribute -> fields.add(
                                field(filter, SearchText.attribute(attribute.getKey()), false, attribute.getValue())));
        String text = beginning(entry.text(), maxText);
        return new LogRow(
                entry,
                entry.time() == null ? null : moments.apply(entry.time()),
                null,
                Visible.of(text).stripTrailing(),
                entry.text().length() - text.length(),
                fields,
                Math.max(0, entry.attributes().size() - MAX_ATTRIBUTES));
    }

    /** The same line, told how long after another moment it was logged. */
    LogRow after(@Nullable Instant first) {
        return first == null || entry.time() == null
                ? this
                : new LogRow(
                        entry, time, entry.time().toEpochMilli() - first.toEpochMilli(), text, cut, fields, moreFields);
    }

    private static void known(List<Field> fields, LogFilter filter, String name, String value) {
        if (!value.isEmpty()) {
            fields.add(field(filter, name, true, value));
        }
    }

    private static Field field(LogFilter filter, String name, boolean known, String value) {
        return new Field(
                Visible.of(name),
                known,
                Visible.of(beginning(value, MAX_VALUE)),
                filter.narrowed(name, value, true),
                filter.narrowed(name, value, false));
    }

    /** Without half a character at the end. */
    private static String beginning(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most);
    }

    public String service() {
        return Visible.of(entry.service());
    }

    public String level() {
        return Visible.of(entry.level());
    }

    /** The first line of the text, or its beginning. */
    public String firstLine() {
        String line = text.lines().findFirst().orElse("");
        String begin = beginning(line, MAX_FIRST_LINE);
        return begin.length() < line.length() ? begin + "…" : line;
    }

    /** All of the text if the first line is not all of it, for example a stack trace; else empty. */
    public String rest() {
        return text.equals(firstLine()) && cut == 0 ? "" : text;
    }

    /** The icon and colour: {@code quiet}, {@code info}, {@code warn} or {@code bad}. */
    public String tone() {
        return tone(entry.level());
    }

    /** The icon and colour of a level. */
    static String tone(String level) {
        return switch (level) {
            case "ERROR", "FATAL" -> "bad";
            case "WARN" -> "warn";
            case "INFO" -> "info";
            default -> "quiet";
        };
    }
}
