package dev.rollcall.portal.logs;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Which lines to show. Built from the parameters of an address: what makes no sense is left out, except what users
 * type.
 *
 * @param text a search in the language of the log service, as typed; empty for everything
 * @param service a service's wire name, or empty for all
 * @param level the least level, or empty for all
 * @param trace 32 hexadecimal digits, or empty for all; the lines of a trace are shown in the order of their times
 * @param time when they were logged
 * @param limit how many lines at most, one of {@link #LIMITS}
 */
public record LogFilter(String text, String service, String level, String trace, TimeRange time, int limit) {
    /** The levels, the least first. */
    public static final List<String> LEVELS = List.of("TRACE", "DEBUG", "INFO", "WARN", "ERROR", "FATAL");

    /** How many lines may be asked for. */
    public static final List<Integer> LIMITS = List.of(100, 500, 1000);

    /** Everything. */
    public static final LogFilter ALL = new LogFilter("", "", "", "", TimeRange.ANY, LIMITS.get(0));

    private static final int MAX_SERVICE_CHARACTERS = 128;

    /** The filter in the parameters of an address; the function gives null for an absent one. */
    public static LogFilter of(Function<String, @Nullable String> parameters) {
        String service = text(parameters, "service");
        String level = text(parameters, "level");
        String trace = text(parameters, "trace");
        String limit = text(parameters, "limit");
        return new LogFilter(
                text(parameters, "q"),
                service.length() > MAX_SERVICE_CHARACTERS ? "" : service,
                LEVELS.contains(level) ? level : "",
                trace.matches("[0-9a-f]{32}") ? trace : "",
                new TimeRange(Recent.of(text(parameters, "range")), text(parameters, "from"), text(parameters, "to")),
                LIMITS.stream()
                        .filter(allowed -> allowed.toString().equals(limit))
                        .findFirst()
                        .orElse(LIMITS.get(0)));
    }

    /** The part of what is found that the parameters of an address ask for. */
    public static Slice slice(Function<String, @Nullable String> parameters) {
        return Slice.of(text(parameters, "before"), text(parameters, "after"));
    }

    /** Whether anything is left out but for the limit. */
    public boolean isActive() {
        return !text.isEmpty() || !service.isEmpty() || !level.isEmpty() || !trace.isEmpty() || time.isActive();
    }

    /** Whether the lines of one trace are followed, the oldest first. */
    public boolean followsTrace() {
        return !trace.isEmpty();
    }

    /** This filter as the query of an address of the page; empty for everything. */
    public String query() {
        return query(Slice.NEWEST);
    }

    /** This filter and a part of what it finds, as the query of an address of the page. */
    public String query(Slice slice) {
        Query query = conditions()
                .with("range", time.recent() == null ? "" : time.recent().word())
                .with("from", time.from())
                .with("to", time.to())
                .with("limit", limit == LIMITS.get(0) ? "" : Integer.toString(limit));
        slice.before().ifPresent(sequence -> query.with("before", Long.toString(sequence)));
        query.with("before", slice.older().toString());
        slice.after().ifPresent(sequence -> query.with("after", Long.toString(sequence)));
        return query.toString();
    }

    /** This filter as the log service takes it, without how many. */
    public String wire(TimeRange.Bounds bounds) {
        return conditions()
                .with("from", bounds.from() == null ? "" : bounds.from().toString())
                .with("to", bounds.to() == null ? "" : bounds.to().toString())
                .toString();
    }

    private Query conditions() {
        return new Query()
                .with("q", text)
                .with("service", service)
                .with("level", level)
                .with("trace", trace);
    }

    /** Everything of one trace. */
    public static LogFilter ofTrace(String traceId) {
        return new LogFilter("", "", "", traceId, TimeRange.ANY, LIMITS.get(2));
    }

    /** What is not as it should be of one service. */
    public static LogFilter troublesOf(String service) {
        return new LogFilter("", service, "WARN", "", TimeRange.ANY, LIMITS.get(0));
    }

    /** The same for another time. */
    public LogFilter at(TimeRange other) {
        return new LogFilter(text, service, level, trace, other, limit);
    }

    /** The same, but only what has, or has not, a value in a field; empty if a search cannot say that. */
    public Optional<LogFilter> narrowed(String field, String value, boolean wanted) {
        return SearchText.narrowed(text, field, value, wanted)
                .map(search -> new LogFilter(search, service, level, trace, time, limit));
    }

    static String text(Function<String, @Nullable String> parameters, String name) {
        String value = parameters.apply(name);
        return value == null ? "" : value.strip();
    }
}
