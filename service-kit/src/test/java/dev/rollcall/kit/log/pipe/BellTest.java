package dev.rollcall.kit.log.pipe;

import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What wakes and what does not; a wait that ends by its limit takes a few milliseconds here. */
class BellTest {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final long SHORT = TimeUnit.MILLISECONDS.toNanos(5);

    private final Bell bell = new Bell();

    private static long nanos(Waiting waiting) throws InterruptedException {
        long begun = System.nanoTime();
        waiting.run();
        return System.nanoTime() - begun;
    }

    @FunctionalInterface
    private interface Waiting {
        void run() throws InterruptedException;
    }

    @Test
    void whoWaitsIsWoken() {
        assertTimeoutPreemptively(SOON, () -> {
            Thread ringer = new Thread(bell::ring);
            ringer.start();
            bell.await(1, TimeUnit.DAYS);
            ringer.join();
        });
    }

    @Test
    void itIsHeardOnceAlsoByWhoeverComesLater() {
        assertTimeoutPreemptively(SOON, () -> {
            bell.ring();
            bell.ring();
            bell.await(1, TimeUnit.DAYS);

            assertTrue(nanos(() -> bell.await(SHORT, TimeUnit.NANOSECONDS)) >= SHORT);
        });
    }

    @Test
    void aPauseIsNotEndedByIt() {
        assertTimeoutPreemptively(SOON, () -> {
            bell.ring();

            assertTrue(nanos(() -> bell.pause(SHORT)) >= SHORT);
        });
    }

    @Test
    void inAHurryNothingWaitsAnyMore() {
        assertTimeoutPreemptively(SOON, () -> {
            Thread hurrying = new Thread(bell::hurry);
            hurrying.start();
            bell.pause(TimeUnit.DAYS.toNanos(1));
            bell.pause(TimeUnit.DAYS.toNanos(1));
            bell.await(1, TimeUnit.DAYS);
            hurrying.join();
        });
    }

    @Test
    void afterAPauseOthersMayRing() {
        assertTimeoutPreemptively(SOON, () -> bell.pause(SHORT));

        assertTimeoutPreemptively(SOON, bell::ring);
    }
}
