package dev.rollcall.kit.log4j;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What one or several log services have stored, event by event: {@code event 17} is the seventeenth event that was logged.
 * Read as a reader of several log services does, which drops what has the same producer and number. Thread-safe.
 */
public final class Stored {

    private static final Pattern EVENT = Pattern.compile("\"message\":\"event (\\d+)[ \"]");

    private final Map<Long, Set<String>> numbersOf = new HashMap<>();
    private final Map<String, Integer> copies = new HashMap<>();
    private final List<String> others = new ArrayList<>();

    synchronized void add(String producer, long number, String line) {
        String key = producer + " " + number;
        copies.merge(key, 1, Integer::sum);
        Matcher matcher = EVENT.matcher(line);
        if (matcher.find()) {
            numbersOf
                    .computeIfAbsent(Long.parseLong(matcher.group(1)), event -> new HashSet<>())
                    .add(key);
        } else {
            others.add(line);
        }
    }

    /** Returns how many different events are stored. */
    public synchronized int events() {
        return numbersOf.size();
    }

    /** Returns how many of the events 0 to {@code logged} - 1 are not stored. */
    public synchronized long missing(long logged) {
        return logged
                - numbersOf.keySet().stream().filter(event -> event < logged).count();
    }

    /** Returns how many events a reader sees more often than once. */
    public synchronized long duplicates() {
        return numbersOf.values().stream().mapToLong(keys -> keys.size() - 1).sum();
    }

    /** Returns how many lines more than one log service has, which readers recognise by their number. */
    public synchronized long copies() {
        return copies.values().stream().mapToLong(count -> count - 1).sum();
    }

    /** Returns lines that are no events of the test. */
    public synchronized List<String> others() {
        return List.copyOf(others);
    }
}
