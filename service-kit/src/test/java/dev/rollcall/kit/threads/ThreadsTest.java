package dev.rollcall.kit.threads;

import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ThreadsTest {
    private static final Duration SOON = Duration.ofSeconds(10);

    @Test
    void whoWaitsForATaskThatIsDroppedWaitsNoLonger() {
        ExecutorService one = Threads.scheduler("test", 1);
        one.submit(() -> new CountDownLatch(1).await(SOON.toSeconds(), TimeUnit.SECONDS));
        Future<?> dropped = one.submit(() -> {});

        Threads.stop(one, SOON);

        assertThrows(CancellationException.class, () -> dropped.get(SOON.toSeconds(), TimeUnit.SECONDS));
    }
}
