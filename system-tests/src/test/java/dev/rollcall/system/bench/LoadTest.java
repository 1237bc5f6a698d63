package dev.rollcall.system.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.system.bench.Load.Result;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class LoadTest {
    private static final Duration TEN = Duration.ofMillis(10);

    /** One client; each answer takes a millisecond. */
    private final AtomicInteger millis = new AtomicInteger();

    @Test
    void everyAnswerWithinTheTimeCounts() throws InterruptedException {
        Result result = load(Duration.ZERO).of(List.of(millis::incrementAndGet));

        assertEquals(10, result.answers().size());
        assertEquals(Duration.ofMillis(1), result.answers().max());
        assertEquals(1000.0, result.perSecond());
    }

    @Test
    void whatIsSentToWarmUpDoesNotCount() throws InterruptedException {
        Result result = load(Duration.ofMillis(5)).of(List.of(millis::incrementAndGet));

        assertEquals(15, millis.get());
        assertEquals(1000.0, result.perSecond(), 100.0);
    }

    @Test
    void whatFailsIsCountedApartAndSaid() throws InterruptedException {
        Result result = load(Duration.ZERO).of(List.of(() -> {
            if (millis.incrementAndGet() == 2) {
                throw new IOException("refused");
            }
        }));

        assertEquals(9, result.answers().size());
        assertTrue(result.toString().endsWith(", 1 **failed**"), result::toString);
    }

    private Load load(Duration warmUp) {
        return new Load(warmUp, TEN, () -> Duration.ofMillis(millis.get()).toNanos());
    }

    @Test
    void aRateIsSaidAsAPartOfTheBareOne() {
        Result bare = new Result(Sample.ofNanos(LongStream.of(1_000_000)), 2000, 0);
        Result result = new Result(Sample.ofNanos(LongStream.of(2_000_000)), 500, 0);

        assertEquals("bare servlet 2,000/s, p50 1.00 ms, p99 1.00 ms: 25 %", result.beside(bare));
    }
}
