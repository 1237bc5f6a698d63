package dev.rollcall.system.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rollcall.system.bench.Load.Result;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class RepeatedTest {

    private static Result result(int millis, double perSecond, int failed) {
        return new Result(Sample.ofNanos(LongStream.of(millis * 1_000_000L)), perSecond, failed);
    }

    @Test
    void itIsTheMedianOfEachFigure() {
        Repeated repeated = new Repeated(List.of(result(3, 100, 0), result(1, 300, 0), result(2, 250, 0)));

        assertEquals(250, repeated.perSecond());
        assertEquals(Duration.ofMillis(2), repeated.percentile(99));
        assertEquals(0, repeated.failed());
        assertEquals(
                "250/s (100 to 300), p50 2.00 ms (1.00 ms to 3.00 ms), p99 2.00 ms (1.00 ms to 3.00 ms)",
                repeated.toString());
    }

    @Test
    void whatFailedIsAddedUpAndSaid() {
        Repeated repeated = new Repeated(List.of(result(1, 10, 2), result(1, 10, 3)));

        assertEquals(5, repeated.failed());
        assertEquals(
                ", 5 **failed**",
                repeated.toString().substring(repeated.toString().indexOf(", 5")));
    }
}
