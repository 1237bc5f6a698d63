package dev.rollcall.kit.servlet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.registry.HealthReport;
import dev.rollcall.kit.registry.HealthReport.Status;
import dev.rollcall.kit.testing.Eventually;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HealthChecksTest {

    private final HealthChecks checks = new HealthChecks("test", Duration.ofMinutes(1));

    @AfterEach
    void close() {
        checks.close();
    }

    @Test
    void withoutChecksAllIsWell() {
        assertEquals(new HealthReport(Status.UP, List.of()), checks.report());
    }

    @Test
    void theWorstCounts() {
        checks.add("a", Health::up);
        checks.add("disk", () -> Health.degraded("3 % left"));
        assertEquals(new HealthReport(Status.DEGRADED, List.of("disk: 3 % left")), checks.report());

        checks.add("database", () -> Health.down("refused"));
        assertEquals(new HealthReport(Status.DOWN, List.of("database: refused", "disk: 3 % left")), checks.report());
    }

    @Test
    void whichDataItWorksOnIsToldWithTheHealth() {
        checks.store("a-1");

        assertEquals(Optional.of("a-1"), checks.report().store());
    }

    @Test
    void anExceptionIsDown() {
        checks.add("database", () -> {
            throw new java.io.IOException("gone");
        });

        assertEquals(
                List.of("database: java.io.IOException: gone"), checks.report().reasons());
    }

    @Test
    void anErrorIsDownAtOnceAndSaysWhatItIs() {
        checks.add("parser", () -> {
            throw new NoClassDefFoundError("org/example/Parser");
        });

        HealthReport report = assertTimeoutPreemptively(Duration.ofSeconds(10), checks::report);

        assertEquals(
                new HealthReport(Status.DOWN, List.of("parser: java.lang.NoClassDefFoundError: org/example/Parser")),
                report);
    }

    @Test
    void aCheckThatReturnsNothingIsDown() {
        checks.add("mute", () -> null);

        assertEquals(
                new HealthReport(Status.DOWN, List.of("mute: java.lang.NullPointerException: the check returned null")),
                checks.report());
    }

    @Test
    void aCheckThatHangsIsDownAndRunsOnlyOnce() {
        AtomicInteger runs = new AtomicInteger();
        CountDownLatch end = new CountDownLatch(1);
        try (HealthChecks quick = new HealthChecks("quick", Duration.ofMillis(100))) {
            quick.add("slow", () -> {
                runs.incrementAndGet();
                end.await();
                return Health.up();
            });

            assertEquals(
                    List.of("slow: has not answered for 100 ms"), quick.report().reasons());
            assertEquals(Status.DOWN, quick.report().status());
            assertEquals(1, runs.get());

            end.countDown();
            Eventually.isTrue(
                    Duration.ofSeconds(5), "up again", () -> quick.report().status() == Status.UP);
        }
    }

    @Test
    void aHangingCheckDoesNotHideWhatTheOthersSay() {
        try (HealthChecks quick = new HealthChecks("quick", Duration.ofSeconds(1))) {
            quick.add("a", () -> {
                new CountDownLatch(1).await();
                return Health.up();
            });
            quick.add("b", () -> Health.degraded("late"));

            assertTrue(quick.report().reasons().contains("b: late"));
        }
    }

    @Test
    void aCheckThatCannotBeBegunDoesNotHang() {
        checks.add("database", Health::up);
        checks.close();

        for (int time = 0; time < 2; time++) {
            HealthReport report = checks.report();
            assertEquals(Status.DOWN, report.status());
            assertTrue(report.reasons().get(0).contains("RejectedExecution"), report.reasons()::toString);
        }
    }
}
