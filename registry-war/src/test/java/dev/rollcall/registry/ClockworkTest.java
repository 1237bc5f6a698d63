package dev.rollcall.registry;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ClockworkTest {

    @Test
    void anErrorDoesNotEndWhatIsDoneAgainAndAgain() throws Exception {
        CountDownLatch runs = new CountDownLatch(3);
        try (Clockwork clockwork = new Clockwork()) {
            clockwork.every(Duration.ofMillis(1), () -> {
                runs.countDown();
                throw new NoClassDefFoundError("a class that is gone");
            });

            assertTrue(runs.await(5, TimeUnit.SECONDS));
        }
    }
}
