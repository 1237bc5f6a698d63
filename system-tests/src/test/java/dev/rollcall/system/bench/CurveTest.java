package dev.rollcall.system.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.system.bench.Curve.Point;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class CurveTest {

    private static Curve curve(int count) {
        return Curve.of("counted", false, Sample.ofNanos(LongStream.rangeClosed(1, count)));
    }

    @Test
    void itIsMarkedAtTheMiddleAtEveryNineAndAtTheLongest() {
        List<Point> marked = curve(1000).marked();

        assertEquals(List.of(500L, 900L, 990L, 999L, 1000L), nanos(marked));
        assertEquals(
                List.of(Math.log10(2), 1.0, 2.0, 3.0),
                marked.stream().limit(4).map(Point::nines).toList());
    }

    private static List<Long> nanos(List<Point> points) {
        return points.stream().map(Point::nanos).toList();
    }

    @Test
    void itBeginsAtTheShortest() {
        assertEquals(new Point(0, 1), curve(20).points().get(0));
    }

    @Test
    void manyDurationsNeedFewPoints() {
        assertTrue(curve(1_000_000).points().size() <= 65);
    }
}
