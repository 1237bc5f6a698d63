package dev.rollcall.system.bench;

import java.util.ArrayList;
import java.util.List;

/**
 * The distribution of durations as a line of a {@link Plot}. It keeps a few percentiles, however many durations there were.
 *
 * @param name what took so long
 * @param baseline whether it is what something else is compared with
 * @param size how many durations there were
 * @param points percentiles, rising; the last one is the greatest duration
 * @param limits goals for this line
 */
record Curve(String name, boolean baseline, int size, List<Point> points, List<Limit> limits) {
    /** Of fewer values the slow end is one of them. */
    static final int LEAST = 20;

    private static final int POINTS_PER_NINE = 10;

    /** Which point is the middle: a half has 0.301 nines. */
    private static final int MIDDLE = 3;

    Curve {
        points = List.copyOf(points);
        limits = List.copyOf(limits);
    }

    /**
     * A percentile.
     *
     * @param nines how many nines it has: 1 is 90 %, 2 is 99 %; 0 is the least duration
     * @param nanos which so many do not exceed, by nearest rank
     */
    record Point(double nines, long nanos) {}

    static Curve of(String name, boolean baseline, Sample sample, Limit... limits) {
        // From here on the nearest rank is the last one.
        double end = Math.log10(2.0 * sample.size());
        List<Point> points = new ArrayList<>();
        for (int i = 0; (double) i / POINTS_PER_NINE < end; i++) {
            double nines = i == MIDDLE ? Math.log10(2) : (double) i / POINTS_PER_NINE;
            points.add(new Point(nines, sample.share(share(nines)).toNanos()));
        }
        points.add(new Point(end, sample.max().toNanos()));
        return new Curve(name, baseline, sample.size(), points, List.of(limits));
    }

    /** Returns of how many something is that has so many nines, at most 1. */
    static double share(double nines) {
        return 1 - Math.pow(10, -nines);
    }

    /** Returns the middle, every nine and the end, at which the line is marked. */
    List<Point> marked() {
        List<Point> marked = new ArrayList<>();
        for (int i = 0; i < points.size(); i++) {
            boolean nine = i > 0 && i % POINTS_PER_NINE == 0;
            if (nine || i == MIDDLE || i == points.size() - 1) {
                marked.add(points.get(i));
            }
        }
        return marked;
    }
}
