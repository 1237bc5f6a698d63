package dev.rollcall.kit.threads;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ThreadsTest {
    private static final Duration SOON = Duration.ofSeconds(10);

    @Test
    void aTaskThatEndsInAnErrorIsRepeated() throws InterruptedException {
        ScheduledExecutorService scheduler = Threads.scheduler("test", 1);
        CountDownLatch times = new CountDownLatch(3);
        Threads.repeat(scheduler, Duration.ofMillis(1), () -> {
            times.countDown();
            throw new AssertionError("as H2 throws them on a full disk");
        });

        assertTrue(times.await(SOON.toSeconds(), TimeUnit.SECONDS));

        Threads.stop(scheduler, SOON);
    }

    @Test
    void neitherAnExceptionNorAnErrorGetsOutOfAGuardedTask() {
        assertDoesNotThrow(Threads.guarded(() -> {
            throw new IllegalStateException("a fault");
        })::run);
        assertDoesNotThrow(Threads.guarded(() -> {
            throw new NoClassDefFoundError("a class that is gone");
        })::run);
    }

    @Test
    void whoWaitsForATaskThatIsDroppedWaitsNoLonger() {
        ExecutorService one = Threads.scheduler("test", 1);
        one.submit(() -> new CountDownLatch(1).await(SOON.toSeconds(), TimeUnit.SECONDS));
        Future<?> dropped = one.submit(() -> {});

        Threads.stop(one, SOON);

        assertThrows(CancellationException.class, () -> dropped.get(SOON.toSeconds(), TimeUnit.SECONDS));
    }
}
