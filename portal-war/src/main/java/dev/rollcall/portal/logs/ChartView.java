package dev.rollcall.portal.logs;

import dev.rollcall.portal.text.Moment;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * How many lines were logged when, as a drawing of bars that link to those lines.
 *
 * @param from the beginning of the drawing
 * @param to its end
 * @param bars the oldest first; none where there are no lines
 * @param total how many lines there are in all
 * @param earlier the same span before this one
 * @param later the same span after this one
 * @param wider twice the span around this one
 * @param complete false if the counts are too low
 */
public record ChartView(
        Moment from,
        Moment to,
        List<Bar> bars,
        long total,
        LogFilter earlier,
        LogFilter later,
        LogFilter wider,
        boolean complete) {

    /** The size of the drawing, in its own units. */
    public static final int WIDTH = 960;

    /** The size of the drawing, in its own units. */
    public static final int HEIGHT = 72;

    private static final List<String> TONES = List.of("bad", "warn", "info", "quiet");

    public ChartView {
        bars = List.copyOf(bars);
    }

    /**
     * What was logged in one span.
     *
     * @param x where it begins, in units of the drawing
     * @param width how wide it is
     * @param total how many lines
     * @param counts how many of each level
     * @param blocks what is drawn, from the bottom up
     * @param zoom just these lines
     */
    public record Bar(
            Moment from,
            Moment to,
            String x,
            String width,
            long total,
            Map<String, Long> counts,
            List<Block> blocks,
            LogFilter zoom) {}

    /** A part of a bar. */
    public record Block(String tone, String y, String height) {}

    /** The drawing of a span of what a filter finds. */
    static ChartView of(LogChart chart, LogFilter filter, Instant from, Instant to, Function<Instant, Moment> moments) {
        long most =
                chart.buckets().stream().mapToLong(LogChart.Bucket::total).max().orElse(1);
        List<Bar> bars = chart.buckets().stream()
                .filter(bucket -> bucket.total() > 0)
                .map(bucket -> bar(bucket, chart.width(), filter, new Scale(from, to, most), moments))
                .toList();
        Duration span = Duration.between(from, to);
        return new ChartView(
                moments.apply(from),
                moments.apply(to),
                bars,
                chart.buckets().stream().mapToLong(LogChart.Bucket::total).sum(),
                filter.at(TimeRange.between(from.minus(span), from)),
                filter.at(TimeRange.between(to, to.plus(span))),
                filter.at(TimeRange.between(from.minus(span.dividedBy(2)), to.plus(span.dividedBy(2)))),
                chart.complete());
    }

    private record Scale(Instant from, Instant to, long most) {
        double x(Instant time) {
            double share = (double) (time.toEpochMilli() - from.toEpochMilli())
                    / Math.max(1, to.toEpochMilli() - from.toEpochMilli());
            return Math.max(0, Math.min(1, share)) * WIDTH;
        }
    }

    private static Bar bar(
            LogChart.Bucket bucket, Duration width, LogFilter filter, Scale scale, Function<Instant, Moment> moments) {
        Instant end = bucket.time().plus(width);
        double x = scale.x(bucket.time());
        return new Bar(
                moments.apply(bucket.time()),
                moments.apply(end),
                number(x),
                number(Math.max(2, scale.x(end) - x - 1)),
                bucket.total(),
                counts(bucket),
                blocks(bucket, scale.most()),
                filter.at(TimeRange.between(bucket.time(), end)));
    }

    private static Map<String, Long> counts(LogChart.Bucket bucket) {
        Map<String, Long> counts = new LinkedHashMap<>();
        for (int i = LogFilter.LEVELS.size() - 1; i >= 0; i--) {
            String level = LogFilter.LEVELS.get(i);
            if (bucket.levels().containsKey(level)) {
                counts.put(level, bucket.levels().get(level));
            }
        }
        return counts;
    }

    /** What is bad stands at the bottom, and is seen however little it is. */
    private static List<Block> blocks(LogChart.Bucket bucket, long most) {
        List<Block> blocks = new ArrayList<>();
        double y = HEIGHT;
        for (String tone : TONES) {
            long count = bucket.levels().entrySet().stream()
                    .filter(level -> LogRow.tone(level.getKey()).equals(tone))
                    .mapToLong(Map.Entry::getValue)
                    .sum();
            if (count > 0) {
                double height = Math.min(y, Math.max(2, (double) count / most * HEIGHT));
                y -= height;
                blocks.add(new Block(tone, number(y), number(height)));
            }
        }
        return blocks;
    }

    private static String number(double units) {
        return Double.toString(Math.round(units * 10) / 10.0);
    }
}
