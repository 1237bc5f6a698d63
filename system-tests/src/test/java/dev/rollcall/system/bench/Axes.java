package dev.rollcall.system.bench;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.LongStream;

/**
 * Where percentiles and durations stand in a {@link Plot}: percentiles spaced by their nines, as HdrHistogram draws them, durations
 * by their logarithm.
 */
final class Axes {
    static final int LEFT = 76;
    static final int TOP = 80;
    static final int WIDTH = 856;
    static final int HEIGHT = 340;

    private static final MathContext DIGITS = new MathContext(3);
    private static final int[] STEPS = {1, 2, 5};
    private static final List<String> UNITS = List.of("ns", "us", "ms", "s");

    private final double nines;
    private final List<Long> durations;

    /**
     * Takes what must be in sight.
     *
     * @param nines of the greatest percentile, more than 0
     * @param nanos durations; those of 0 stand on the lower edge
     */
    Axes(double nines, LongStream nanos) {
        this.nines = nines;
        long[] sorted = nanos.filter(each -> each > 0).sorted().toArray();
        this.durations = sorted.length == 0 ? around(1, 1) : around(sorted[0], sorted[sorted.length - 1]);
    }

    private static List<Long> around(long least, long greatest) {
        List<Long> around = new ArrayList<>();
        for (long power = 1; ; power *= 10) {
            for (int step : STEPS) {
                if (step * power <= least) {
                    around.clear();
                }
                around.add(step * power);
                if (step * power > greatest) {
                    return around;
                }
            }
        }
    }

    /** Returns the durations to name, in nanoseconds, the lower edge first and the upper one last. */
    List<Long> durations() {
        return durations;
    }

    /** Returns the percentiles to name, in nines. */
    List<Double> percentiles() {
        List<Double> all = new ArrayList<>(List.of(0.0, Math.log10(2), 1.0, Math.log10(20)));
        for (int nine = 2; nine <= nines; nine++) {
            all.add((double) nine);
        }
        return all.stream().filter(each -> each <= nines).toList();
    }

    double x(double nine) {
        return LEFT + WIDTH * nine / nines;
    }

    double y(long nanos) {
        double least = Math.log10(durations.get(0));
        double greatest = Math.log10(durations.get(durations.size() - 1));
        double share = (Math.log10(Math.max(nanos, durations.get(0))) - least) / (greatest - least);
        return TOP + HEIGHT * (1 - share);
    }

    /** Returns a percentile as people write it: {@code 99.9 %}. */
    static String percent(double nine) {
        int places = Math.max(0, (int) Math.floor(nine) - 2);
        return String.format(Locale.ROOT, "%." + places + "f %%", 100 * Curve.share(nine));
    }

    /** Returns a duration with its unit: three digits, without those that say nothing. */
    static String name(long nanos) {
        int unit = 0;
        for (long rest = nanos; rest >= 1000 && unit < UNITS.size() - 1; rest /= 1000) {
            unit++;
        }
        BigDecimal number = BigDecimal.valueOf(nanos, 3 * unit).round(DIGITS);
        return number.stripTrailingZeros().toPlainString() + " " + UNITS.get(unit);
    }
}
