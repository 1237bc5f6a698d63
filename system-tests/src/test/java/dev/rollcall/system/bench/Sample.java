package dev.rollcall.system.bench;

import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.LongStream;

/** Durations that were measured. Percentiles are by nearest rank: each is a duration that occurred. Immutable. */
final class Sample {
    /** How much too great a product of a share and a count may come out. */
    private static final double ROUNDING = 1e-6;

    private final long[] sorted;

    private Sample(long[] sorted) {
        if (sorted.length == 0) {
            throw new IllegalArgumentException("nothing was measured");
        }
        this.sorted = sorted;
    }

    static Sample of(Collection<Duration> durations) {
        return ofNanos(durations.stream().mapToLong(Duration::toNanos));
    }

    static Sample ofNanos(LongStream nanos) {
        return new Sample(nanos.sorted().toArray());
    }

    /** Returns the durations of all of them. */
    static Sample joined(Collection<Sample> samples) {
        return ofNanos(samples.stream().flatMapToLong(each -> Arrays.stream(each.sorted)));
    }

    int size() {
        return sorted.length;
    }

    /** Returns the least duration that at least so many in a hundred do not exceed. */
    Duration percentile(int percent) {
        return perMille(10 * percent);
    }

    /** Returns the least duration that at least so many in a thousand do not exceed. */
    Duration perMille(int share) {
        return share(share / 1000.0);
    }

    /** Returns the least duration that at least such a share of them, at most 1, do not exceed. */
    Duration share(double share) {
        int rank = (int) Math.ceil(share * sorted.length - ROUNDING);
        return Duration.ofNanos(sorted[Math.max(rank, 1) - 1]);
    }

    Duration min() {
        return Duration.ofNanos(sorted[0]);
    }

    Duration max() {
        return Duration.ofNanos(sorted[sorted.length - 1]);
    }

    /** Returns the middle and the slow end, for many. */
    String percentiles() {
        return "p50 " + text(percentile(50)) + ", p99 " + text(percentile(99));
    }

    /** Returns the middle and the slow end of measurements that were repeated: of each the median, and between what it lay. */
    static String repeated(List<Sample> repetitions) {
        return "p50 " + repeated(repetitions, 50) + ", p99 " + repeated(repetitions, 99);
    }

    private static String repeated(List<Sample> repetitions, int percent) {
        Sample all =
                of(repetitions.stream().map(each -> each.percentile(percent)).toList());
        return text(all.percentile(50)) + " (" + text(all.min()) + " to " + text(all.max()) + ")";
    }

    /** Returns least, median and greatest, for few. */
    String range() {
        return text(min()) + " / " + text(percentile(50)) + " / " + text(max());
    }

    /** Returns a duration with three digits that say something, in the unit in which people would name it. */
    static String text(Duration duration) {
        double millis = duration.toNanos() / 1e6;
        return millis < 1000 ? digits(millis) + " ms" : digits(millis / 1000) + " s";
    }

    private static String digits(double value) {
        int places = value < 10 ? 2 : value < 100 ? 1 : 0;
        return String.format(Locale.ROOT, "%." + places + "f", value);
    }

    @Override
    public String toString() {
        return Arrays.toString(sorted);
    }
}
