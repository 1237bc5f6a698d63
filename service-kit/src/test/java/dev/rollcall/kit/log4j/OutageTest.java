package dev.rollcall.kit.log4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.log4j.StrictLogService.Mood;
import dev.rollcall.kit.testing.Eventually;
import dev.rollcall.kit.testing.Ports;
import dev.rollcall.kit.testing.Scale;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Whatever the log service does, each event is stored once. Real connections, a program outside of Tomcat; at once, as they wait. */
class OutageTest {

    private static final int OUTAGE_SECONDS = Scale.of(10, 600);
    private static final Duration DRAINED = Duration.ofSeconds(60);

    private final Stored stored = new Stored();

    @TempDir
    Path spool;

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void anOutageUnderAThousandEventsASecondCostsNothing() throws IOException {
        StrictLogService before = StrictLogService.start(stored, Ports.free());
        try (LoggingProgram program = program(before)) {
            program.logSteadily(2_000);
            before.close();
            program.logSteadily(1_000 * OUTAGE_SECONDS);
            Eventually.isTrue(
                    DRAINED, "not kept in memory", () -> program.figures().waiting() < 1_000);
            long begun = System.nanoTime();

            try (StrictLogService after =
                    StrictLogService.start(stored, before.port()).after(before)) {
                awaitAll(program);

                System.out.printf(
                        "outage of %d s at 1,000 events/s: drained in %d ms, %s%n",
                        OUTAGE_SECONDS, (System.nanoTime() - begun) / 1_000_000, program.figures());
                assertEquals(List.of(), after.violations);
                assertNothingLost(program);
                assertEquals(0, stored.copies());
            }
        }
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void aLogServiceThatTakesCallsAndNeverAnswersCostsNothing() throws IOException {
        try (StrictLogService service = StrictLogService.start(stored, 0);
                LoggingProgram program = program(service)) {
            service.mood = Mood.SILENT;
            program.logSteadily(7_000);
            assertEquals(0, stored.events());
            service.mood = Mood.GOOD;

            awaitAll(program);
            assertEquals(List.of(), service.violations);
            assertNothingLost(program);
        }
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void aLogServiceThatAsksForPatienceIsLeftAloneThatLong() throws IOException {
        try (StrictLogService service = StrictLogService.start(stored, 0);
                LoggingProgram program = program(service)) {
            service.mood = Mood.BUSY;
            program.logSteadily(5_000);
            Eventually.isTrue(DRAINED, "asked again", () -> service.arrivals.size() > 1);
            List<Long> asked = List.copyOf(service.arrivals);
            service.mood = Mood.GOOD;

            for (int i = 1; i < asked.size(); i++) {
                Duration pause = Duration.ofNanos(asked.get(i) - asked.get(i - 1));
                assertTrue(pause.compareTo(Duration.ofSeconds(2)) >= 0, pause::toString);
            }
            awaitAll(program);
            assertNothingLost(program);
        }
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void aBatchThatIsStoredWithoutAnAnswerIsNotStoredTwice() throws IOException {
        try (StrictLogService service = StrictLogService.start(stored, 0);
                LoggingProgram program = program(service)) {
            program.logSteadily(500);
            service.mood = Mood.FORGETFUL;
            program.logSteadily(3_000);
            service.mood = Mood.GOOD;
            program.logSteadily(500);

            awaitAll(program);
            assertTrue(program.figures().retried() > 1);
            assertEquals(List.of(), service.violations);
            assertNothingLost(program);
            assertEquals(0, stored.copies());
        }
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void whenOneOfTwoLogServicesIsKilledTheOtherHasTheRest() throws IOException {
        try (StrictLogService first = StrictLogService.start(stored, 0);
                StrictLogService second = StrictLogService.start(stored, 0);
                LoggingProgram program = new LoggingProgram("INFO", "", spool, first.uri(), second.uri())) {
            program.logSteadily(2_000);
            Eventually.isTrue(DRAINED, "the first has some", () -> stored.events() > 0);
            first.mood = Mood.FORGETFUL;
            program.logSteadily(150);
            first.close();
            program.logSteadily(2_000);

            awaitAll(program);
            assertEquals(List.of(), second.violations);
            assertNothingLost(program);
            System.out.printf("one of two log services killed: %d lines on both%n", stored.copies());
        }
    }

    @Test
    void aProgramThatIsStoppedWhileNobodyListensLeavesTheRestToTheNext() throws IOException {
        StrictLogService gone = StrictLogService.start(stored, Ports.free());
        gone.close();
        long logged;
        try (LoggingProgram program = program(gone)) {
            program.log(3_000);
            logged = program.logged();
        }
        assertEquals(0, stored.events());

        try (StrictLogService back = StrictLogService.start(stored, gone.port());
                LoggingProgram next = program(back)) {
            Eventually.isTrue(DRAINED, "the rest is stored", () -> stored.missing(logged) == 0);
            assertEquals(0, next.logged());
        }
        assertEquals(0, stored.duplicates());
    }

    /** As when the base directory of a Tomcat is copied with what it had not sent, and both are started. */
    @Test
    void twoProgramsWithTheSameSpooledEventsStoreThemOnceAndLoseNothingOfTheirOwn(@TempDir Path copies)
            throws IOException {
        StrictLogService gone = StrictLogService.start(stored, Ports.free());
        gone.close();
        try (LoggingProgram original = program(gone)) {
            original.log(500);
            Eventually.isTrue(
                    DRAINED, "all are on disk", () -> original.figures().waiting() == 0);
            Path copy = copies.resolve("spool");
            copy(spool, copy);
            try (StrictLogService back = StrictLogService.start(stored, gone.port());
                    LoggingProgram cloned = new LoggingProgram("INFO", "", copy, back.uri())) {
                original.log(300);
                for (int i = 0; i < 300; i++) {
                    cloned.logger().info("event {} of the copy", 1_000 + i);
                }

                Eventually.isTrue(DRAINED, "everything is stored", () -> stored.events() == 500 + 300 + 300);
                Eventually.isTrue(DRAINED, "the copy is done", cloned::isIdle);
                Eventually.isTrue(DRAINED, "the original is done", original::isIdle);
                assertEquals(0, stored.duplicates());
            }
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
    }

    private LoggingProgram program(StrictLogService service) {
        return new LoggingProgram("INFO", "", spool, service.uri());
    }

    private void awaitAll(LoggingProgram program) {
        Eventually.isTrue(DRAINED, "everything is stored", () -> stored.missing(program.logged()) == 0);
    }

    private void assertNothingLost(LoggingProgram program) {
        assertEquals(0, stored.missing(program.logged()), "missing");
        assertEquals(0, stored.duplicates(), "duplicates");
        assertEquals(0, program.figures().droppedTotal(), "dropped");
        assertEquals(List.of(), stored.others());
    }
}
