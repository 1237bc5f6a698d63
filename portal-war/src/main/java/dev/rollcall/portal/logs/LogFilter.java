package dev.rollcall.portal.logs;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Which entries to show. Built from whatever stands in an address: what makes no sense is left out.
 *
 * @param service a service's wire name, or empty for all
 * @param level the least level, or empty for all
 * @param trace 32 hexadecimal digits, or empty for all
 * @param limit how many entries at most, one of {@link #LIMITS}
 */
public record LogFilter(String service, String level, String trace, int limit) {
    /** The levels, the least first. */
    public static final List<String> LEVELS = List.of("TRACE", "DEBUG", "INFO", "WARN", "ERROR", "FATAL");

    /** How many entries may be asked for. */
    public static final List<Integer> LIMITS = List.of(100, 500, 1000);

    private static final int MAX_SERVICE_CHARACTERS = 128;

    /** The filter in the parameters of an address; the function gives null for an absent one. */
    public static LogFilter of(Function<String, @Nullable String> parameters) {
        String service = text(parameters, "service");
        String level = text(parameters, "level");
        String trace = text(parameters, "trace");
        String limit = text(parameters, "limit");
        return new LogFilter(
                service.length() > MAX_SERVICE_CHARACTERS ? "" : service,
                LEVELS.contains(level) ? level : "",
                trace.matches("[0-9a-f]{32}") ? trace : "",
                LIMITS.stream()
                        .filter(allowed -> allowed.toString().equals(limit))
                        .findFirst()
                        .orElse(LIMITS.get(0)));
    }

    /** Whether anything is left out but for the limit. */
    public boolean isActive() {
        return !service.isEmpty() || !level.isEmpty() || !trace.isEmpty();
    }

    /** This filter as the query of an address, for {@code GET /log} as well as for the page itself. */
    public String query() {
        StringBuilder query = new StringBuilder("limit=").append(limit);
        append(query, "service", service);
        append(query, "level", level);
        append(query, "trace", trace);
        return query.toString();
    }

    /** Everything of one trace. */
    public static LogFilter ofTrace(String traceId) {
        return new LogFilter("", "", traceId, LIMITS.get(0));
    }

    /** The same filter, for one trace only and all services. */
    public LogFilter following(String traceId) {
        return new LogFilter("", "", traceId, limit);
    }

    private static void append(StringBuilder query, String name, String value) {
        if (!value.isEmpty()) {
            query.append('&').append(name).append('=').append(URLEncoder.encode(value, StandardCharsets.UTF_8));
        }
    }

    private static String text(Function<String, @Nullable String> parameters, String name) {
        String value = parameters.apply(name);
        return value == null ? "" : value.strip();
    }
}
