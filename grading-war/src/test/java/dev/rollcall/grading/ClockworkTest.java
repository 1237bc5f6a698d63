package dev.rollcall.grading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ClockworkTest {
    private static final Duration OFTEN = Duration.ofMillis(1);
    private static final long LIMIT_SECONDS = 10;

    private final CountDownLatch over = new CountDownLatch(1);
    private final Clockwork clockwork = new Clockwork();

    @AfterEach
    void close() {
        over.countDown();
        clockwork.close();
    }

    private static boolean await(CountDownLatch latch) {
        try {
            return latch.await(LIMIT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void whatIsDueEverySecondDoesNotWaitForANightlyBackup() {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch beats = new CountDownLatch(3);
        clockwork.chore(OFTEN, () -> {
            begun.countDown();
            await(over);
        });
        assertTrue(await(begun));

        clockwork.every(OFTEN, beats::countDown);

        assertTrue(await(beats));
        assertEquals(1, over.getCount());
    }

    @Test
    void aTaskThatFailsIsRepeated() {
        CountDownLatch times = new CountDownLatch(3);
        clockwork.every(OFTEN, () -> {
            times.countDown();
            throw new IllegalStateException("the database is away");
        });

        assertTrue(await(times));
    }
}
