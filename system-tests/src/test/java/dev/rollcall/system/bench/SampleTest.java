package dev.rollcall.system.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SampleTest {
    @ParameterizedTest
    @CsvSource({"1, 1", "50, 50", "99, 99", "100, 100"})
    void aPercentileOfAHundredIsTheOneOfThatRank(int percent, int nanos) {
        Sample hundred = Sample.ofNanos(LongStream.rangeClosed(1, 100).map(nano -> 101 - nano));

        assertEquals(Duration.ofNanos(nanos), hundred.percentile(percent));
    }

    @Test
    void theSlowEndOfFewIsTheSlowestOfThem() {
        Sample three = Sample.of(List.of(Duration.ofSeconds(3), Duration.ofSeconds(1), Duration.ofSeconds(2)));

        assertEquals(Duration.ofSeconds(1), three.min());
        assertEquals(Duration.ofSeconds(2), three.percentile(50));
        assertEquals(Duration.ofSeconds(3), three.percentile(99));
        assertEquals("1.00 s / 2.00 s / 3.00 s", three.range());
    }

    @Test
    void oneIsEveryPercentile() {
        Sample one = Sample.ofNanos(LongStream.of(1_500_000));

        assertEquals("p50 1.50 ms, p99 1.50 ms", one.percentiles());
    }

    @Test
    void ofWhatIsRepeatedTheMedianIsToldAndTheRange() {
        List<Sample> three = List.of(sample(3, 30), sample(1, 10), sample(2, 20));

        assertEquals("p50 2.00 ms (1.00 ms to 3.00 ms), p99 20.0 ms (10.0 ms to 30.0 ms)", Sample.repeated(three));
    }

    private static Sample sample(int... millis) {
        return Sample.ofNanos(IntStream.of(millis).mapToLong(each -> each * 1_000_000L));
    }

    @Test
    void samplesThatAreJoinedHaveTheDurationsOfAll() {
        Sample joined = Sample.joined(List.of(sample(3, 30), sample(1), sample(2, 20)));

        assertEquals(5, joined.size());
        assertEquals(Duration.ofMillis(3), joined.share(0.5));
    }

    @Test
    void nothingIsNoSample() {
        assertThrows(IllegalArgumentException.class, () -> Sample.of(List.of()));
    }

    @ParameterizedTest
    @CsvSource({"PT0.000123S, 0.12 ms", "PT0.0456S, 45.6 ms", "PT0.789S, 789 ms", "PT5.432S, 5.43 s", "PT65.4S, 65.4 s"
    })
    void aDurationHasThreeDigitsAndItsUnit(Duration duration, String text) {
        assertEquals(text, Sample.text(duration));
    }
}
