package dev.rollcall.log.http;

import dev.rollcall.log.search.InvalidQueryException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * How far back each of several log services has been read: {@code 1f0c.12~9a.7}. Immutable.
 *
 * @param bySource by the short name of a log service: only events with a lesser sequence are left to be read;
 *     {@value #NOTHING} if nothing is
 */
record Positions(Map<String, Long> bySource) {

    /** Nothing was read yet. */
    static final Positions NONE = new Positions(Map.of());

    /** The position of a log service that was read to its end. */
    static final long NOTHING = 0;

    /** How many log services may be named. */
    static final int MAX_SERVICES = 64;

    private static final int MAX_CHARACTERS = MAX_SERVICES * 28;
    private static final Pattern ONE = Pattern.compile("([0-9a-f]{1,8})\\.([0-9]{1,18})");

    Positions {
        bySource = Map.copyOf(bySource);
    }

    /**
     * Reads the parameter {@code before} of a question that goes to all.
     *
     * @throws InvalidQueryException if it is not what {@link #next} gives
     */
    static Positions parse(String text) throws InvalidQueryException {
        Map<String, Long> positions = new TreeMap<>();
        String[] parts = text.length() > MAX_CHARACTERS ? new String[] {""} : text.split("~", -1);
        for (String part : parts) {
            Matcher one = ONE.matcher(part);
            if (parts.length > MAX_SERVICES
                    || !one.matches()
                    || positions.put(one.group(1), Long.parseLong(one.group(2))) != null) {
                throw InvalidQueryException.of(
                        "before",
                        "what next was when all were asked: name and sequence of " + MAX_SERVICES
                                + " log services at most, such as 1f0c.12~9a.7");
            }
        }
        return new Positions(positions);
    }

    /** Returns the short name of the log service at {@code url}, the same after its restart. */
    static String name(URI url) {
        CRC32C sum = new CRC32C();
        sum.update(url.toString().getBytes(StandardCharsets.UTF_8));
        return Long.toHexString(sum.getValue());
    }

    /** Returns the sequence below which a log service is to be read; beyond every sequence if it was not read yet. */
    long of(String source) {
        return bySource.getOrDefault(source, Long.MAX_VALUE);
    }

    /** Returns the names of the log services that were read, but not to their end. */
    Stream<String> left() {
        return bySource.keySet().stream()
                .filter(source -> of(source) != NOTHING)
                .sorted();
    }

    /** Returns these positions with another one for {@code source}. */
    Positions with(String source, long position) {
        Map<String, Long> next = new TreeMap<>(bySource);
        next.put(source, position);
        return new Positions(next);
    }

    /** Returns these positions with another name for a log service, unless it has a position under that already. */
    Positions renamed(String source, String name) {
        Map<String, Long> next = new TreeMap<>(bySource);
        Long position = next.remove(source);
        if (position != null) {
            next.putIfAbsent(name, position);
        }
        return new Positions(next);
    }

    /** Returns the {@code before} to go on with; null if no log service has anything left. */
    @Nullable
    String next() {
        return left().findAny().isEmpty()
                ? null
                : new TreeMap<>(bySource)
                        .entrySet().stream()
                                .map(position -> position.getKey() + "." + position.getValue())
                                .collect(Collectors.joining("~"));
    }
}
