package dev.rollcall.portal.logs;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The most frequent values of a field.
 *
 * @param field as the search calls it
 * @param values how often each is there, the most frequent first
 * @param complete false if the counts are too low
 */
public record Facet(String field, List<Value> values, boolean complete) {
    public Facet {
        values = List.copyOf(values);
    }

    /** A value and how many lines have it. */
    public record Value(String value, long count) {}

    /** Both together: what two log services counted. */
    public Facet plus(Facet other) {
        Map<String, Long> sum = new LinkedHashMap<>();
        values.forEach(value -> sum.merge(value.value(), value.count(), Long::sum));
        other.values.forEach(value -> sum.merge(value.value(), value.count(), Long::sum));
        List<Value> all = sum.entrySet().stream()
                .map(entry -> new Value(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparingLong(Value::count).reversed())
                .toList();
        return new Facet(field, all, complete && other.complete);
    }
}
