package dev.rollcall.portal.logs;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How many lines were logged when.
 *
 * @param width of each bucket
 * @param buckets the oldest first; those without lines may be missing
 * @param complete false if the counts are too low
 */
public record LogChart(Duration width, List<Bucket> buckets, boolean complete) {
    public LogChart {
        if (width.isNegative() || width.isZero()) {
            throw new IllegalArgumentException("width must be > PT0S but was " + width);
        }
        buckets = List.copyOf(buckets);
    }

    /**
     * The lines from a moment on.
     *
     * @param levels how many of each; none of those that are missing
     */
    public record Bucket(Instant time, Map<String, Long> levels) {
        public Bucket {
            levels = Map.copyOf(levels);
        }

        /** How many there are in all. */
        public long total() {
            return levels.values().stream().mapToLong(Long::longValue).sum();
        }
    }

    /** Both together: what two log services counted in the same buckets. */
    public LogChart plus(LogChart other) {
        Map<Instant, Bucket> sum = new TreeMap<>();
        List<Bucket> all = new ArrayList<>(buckets);
        all.addAll(other.buckets);
        all.forEach(bucket -> sum.merge(bucket.time(), bucket, LogChart::sum));
        return new LogChart(width, List.copyOf(sum.values()), complete && other.complete);
    }

    private static Bucket sum(Bucket one, Bucket two) {
        Map<String, Long> levels = new TreeMap<>(one.levels());
        two.levels().forEach((level, count) -> levels.merge(level, count, Long::sum));
        return new Bucket(one.time(), levels);
    }
}
