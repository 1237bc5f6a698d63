package dev.rollcall.portal.logs;

import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * How far a reader has followed each log service: the id of an event as the portal's tail tells it. Immutable.
 *
 * @param bySource sequences by the short name of the log service
 */
public record Positions(Map<String, Long> bySource) {
    /** Nothing was followed yet. */
    public static final Positions NONE = new Positions(Map.of());

    private static final int MAX_CHARACTERS = 2_000;
    private static final Pattern ONE = Pattern.compile("([0-9a-f]{1,8})\\.(\\d{1,18})");

    public Positions {
        bySource = Map.copyOf(bySource);
    }

    /** The positions that a browser sends back; none if it sends something else. */
    public static Positions parse(String id) {
        if (id.length() > MAX_CHARACTERS) {
            return NONE;
        }
        Map<String, Long> positions = new TreeMap<>();
        for (String part : id.strip().split("~", -1)) {
            Matcher one = ONE.matcher(part);
            if (!one.matches()) {
                return NONE;
            }
            positions.put(one.group(1), Long.parseLong(one.group(2)));
        }
        return new Positions(positions);
    }

    /** Where one log service was left. */
    public OptionalLong of(String source) {
        Long position = bySource.get(source);
        return position == null ? OptionalLong.empty() : OptionalLong.of(position);
    }

    /** These positions, one of them further on. */
    public Positions with(String source, long position) {
        Map<String, Long> next = new TreeMap<>(bySource);
        next.put(source, position);
        return new Positions(next);
    }

    /** As the id of an event. */
    @Override
    public String toString() {
        return new TreeMap<>(bySource)
                .entrySet().stream()
                        .map(position -> position.getKey() + "." + position.getValue())
                        .collect(Collectors.joining("~"));
    }
}
