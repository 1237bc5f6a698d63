package dev.rollcall.log.search;

import dev.rollcall.log.store.LogLevel;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;

/** How many events happened when, by level. Buckets have equal widths and begin at multiples of it. Not thread-safe. */
public final class Histogram implements EventIndex.Tally {

    /** How many buckets there are at most. */
    public static final int MAX_BUCKETS = 500;

    private static final List<Duration> WIDTHS = List.of(
            Duration.ofMillis(1),
            Duration.ofMillis(10),
            Duration.ofMillis(100),
            Duration.ofSeconds(1),
            Duration.ofSeconds(5),
            Duration.ofSeconds(10),
            Duration.ofSeconds(30),
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(10),
            Duration.ofMinutes(30),
            Duration.ofHours(1),
            Duration.ofHours(3),
            Duration.ofHours(12),
            Duration.ofDays(1),
            Duration.ofDays(7),
            Duration.ofDays(28));

    private static final long MINUTE = Duration.ofMinutes(1).toMillis();

    private final long width;
    private final long begin;
    private final int size;
    private int index;
    private long current;
    private final Map<LogLevel, long[]> counts = new EnumMap<>(LogLevel.class);
    private Optional<Budget.Limit> ended = Optional.empty();

    private Histogram(long width, long begin, int buckets) {
        this.width = width;
        this.begin = begin;
        this.size = buckets;
        this.current = begin;
        for (LogLevel level : LogLevel.values()) {
            counts.put(level, new long[buckets]);
        }
    }

    /**
     * Returns an empty one.
     *
     * @param within with both bounds
     * @param buckets how many are wanted, 2 or more; the widths are round, so there are that many or fewer
     */
    public static Histogram over(Query.Within within, int buckets) {
        long least = (within.toMillis() - within.fromMillis()) / buckets;
        long width = WIDTHS.stream()
                .mapToLong(Duration::toMillis)
                .filter(wide -> wide >= least && count(within, wide) <= buckets)
                .findFirst()
                .orElse(least + least / (buckets - 1) + 1);
        return new Histogram(width, Math.floorDiv(within.fromMillis(), width) * width, count(within, width));
    }

    private static int count(Query.Within within, long width) {
        return (int) (Math.floorDiv(within.toMillis() - 1, width) - Math.floorDiv(within.fromMillis(), width) + 1);
    }

    @Override
    public boolean takesMinutes() {
        return width % MINUTE == 0;
    }

    /** Events mostly come in the order of their times: dividing for each would take half of the time. */
    @Override
    public void add(long millis, LogLevel level, int times) {
        if (millis < current || millis - current >= width) {
            index = (int) ((millis - begin) / width);
            current = begin + index * width;
        }
        bucketsOf(level)[index] += times;
    }

    private long[] bucketsOf(LogLevel level) {
        return Objects.requireNonNull(counts.get(level));
    }

    void end(Budget.Limit limit) {
        ended = Optional.of(limit);
    }

    /** Returns why not all could be counted; empty if they were. */
    public Optional<Budget.Limit> ended() {
        return ended;
    }

    /** Returns how wide a bucket is. */
    public Duration width() {
        return Duration.ofMillis(width);
    }

    /** Returns the buckets, oldest first. */
    public List<Bucket> buckets() {
        return IntStream.range(0, size).mapToObj(this::bucket).toList();
    }

    private Bucket bucket(int at) {
        Map<LogLevel, Long> levels = new EnumMap<>(LogLevel.class);
        for (LogLevel level : LogLevel.values()) {
            long count = bucketsOf(level)[at];
            if (count > 0) {
                levels.put(level, count);
            }
        }
        return new Bucket(Instant.ofEpochMilli(begin + at * width), levels);
    }

    /**
     * What happened from {@code time} until the next bucket.
     *
     * @param levels how many of each level; those that do not occur are missing
     */
    public record Bucket(Instant time, Map<LogLevel, Long> levels) {}
}
