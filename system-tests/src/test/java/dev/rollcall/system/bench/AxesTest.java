package dev.rollcall.system.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AxesTest {
    private static final double EXACT = 1e-6;

    private static Axes axes(long... millis) {
        return new Axes(4, LongStream.of(millis).map(TimeUnit.MILLISECONDS::toNanos));
    }

    @Test
    void everyNineIsAsWideAsTheOneBefore() {
        Axes axes = axes(1, 10);

        assertEquals(Axes.LEFT, axes.x(0), EXACT);
        assertEquals(Axes.LEFT + Axes.WIDTH / 4.0, axes.x(1), EXACT);
        assertEquals(Axes.LEFT + Axes.WIDTH / 2.0, axes.x(2), EXACT);
        assertEquals(Axes.LEFT + Axes.WIDTH, axes.x(4), EXACT);
        assertEquals(
                List.of("0 %", "50 %", "90 %", "95 %", "99 %", "99.9 %", "99.99 %"),
                axes.percentiles().stream().map(Axes::percent).toList());
    }

    @Test
    void tenTimesAsLongIsTheSameWayUpEverywhere() {
        Axes axes = axes(1, 99);

        assertEquals(Axes.TOP + Axes.HEIGHT, axes.y(1_000_000), EXACT);
        assertEquals(Axes.TOP + Axes.HEIGHT / 2.0, axes.y(10_000_000), EXACT);
        assertEquals(Axes.TOP, axes.y(100_000_000), EXACT);
    }

    @Test
    void theEdgesAreRoundAndAroundEverything() {
        assertEquals(
                List.of("20 ms", "50 ms", "100 ms", "200 ms"),
                axes(21, 100).durations().stream().map(Axes::name).toList());
    }

    @Test
    void whatTookNoTimeStandsOnTheLowerEdge() {
        Axes axes = axes(0, 1, 10);

        assertEquals(Axes.TOP + Axes.HEIGHT, axes.y(0), EXACT);
        assertEquals("1 ms", Axes.name(axes.durations().get(0)));
    }

    @Test
    void durationsThatAreAllTheSameHaveTwoEdges() {
        assertTrue(axes(0).durations().size() > 1);
        assertTrue(axes(5, 5).durations().size() > 1);
    }

    @ParameterizedTest
    @CsvSource({
        "500, 500 ns",
        "1000, 1 us",
        "1500000, 1.5 ms",
        "300000000, 300 ms",
        "20000000000, 20 s",
        "1234567, 1.23 ms"
    })
    void aDurationHasTheDigitsThatSaySomething(long nanos, String name) {
        assertEquals(name, Axes.name(nanos));
    }
}
