package dev.rollcall.portal.item;

import dev.rollcall.portal.gradebook.Figures;
import java.util.ArrayList;
import java.util.List;

/**
 * How results lie, as a drawing of {@value #WIDTH} by {@value #HEIGHT} and as a table. There is a bar above full marks
 * only if a result lies there.
 *
 * @param bars one for each tenth of full marks, from the least
 */
public record Histogram(List<Bar> bars) {
    public static final int WIDTH = 440;
    public static final int HEIGHT = 150;

    /** Where the bars stand; below are the labels. */
    public static final int BASE = 128;

    private static final int TENTHS = 10;
    private static final int GAP = 4;
    private static final int TOP = 16;

    public Histogram {
        bars = List.copyOf(bars);
    }

    /**
     * A bar.
     *
     * @param from percent of full marks, inclusive
     * @param to exclusive but for 100; 0 for everything above full marks
     * @param count of results
     * @param x left edge
     * @param y upper edge
     */
    public record Bar(int from, int to, int count, int x, int y, int width, int height) {
        /** The middle, for its labels. */
        public int middle() {
            return x + width / 2;
        }

        /** Whether it stands for results above full marks. */
        public boolean isAbove() {
            return to == 0;
        }
    }

    /** The histogram of some figures. */
    public static Histogram of(Figures figures) {
        List<Integer> counts = figures.tenths();
        int shown = counts.size() > TENTHS && counts.get(TENTHS) > 0 ? TENTHS + 1 : Math.min(TENTHS, counts.size());
        int most = Math.max(1, counts.stream().mapToInt(Integer::intValue).max().orElse(1));
        int step = WIDTH / (TENTHS + 1);
        List<Bar> bars = new ArrayList<>();
        for (int i = 0; i < shown; i++) {
            int height = (int) Math.round((double) counts.get(i) * (BASE - TOP) / most);
            bars.add(new Bar(
                    i * TENTHS,
                    i == TENTHS ? 0 : (i + 1) * TENTHS,
                    counts.get(i),
                    i * step + GAP / 2,
                    BASE - height,
                    step - GAP,
                    height));
        }
        return new Histogram(bars);
    }
}
