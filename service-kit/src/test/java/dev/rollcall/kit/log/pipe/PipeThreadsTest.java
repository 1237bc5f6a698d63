package dev.rollcall.kit.log.pipe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.log.transport.LogAnswer;
import dev.rollcall.kit.log.transport.RecordingTransport;
import dev.rollcall.kit.spool.SpoolHome;
import dev.rollcall.kit.testing.Eventually;
import dev.rollcall.kit.testing.ManualTime;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The two threads of a pipe while time stands still, so that no window and no pause of the one that keeps ends by itself. */
class PipeThreadsTest {

    private static final Duration SOON = Duration.ofSeconds(10);
    private static final Duration SHORT = Duration.ofMillis(50);
    private static final AtomicInteger PIPES = new AtomicInteger();

    private final String service = "Threads" + PIPES.incrementAndGet() + "of";
    private final ManualTime time = new ManualTime();
    private final RecordingTransport transport = new RecordingTransport();
    private final LogPipe pipe = new LogPipe(PipeLimits.DEFAULT, time, time);

    @TempDir
    Path data;

    @AfterEach
    void close() {
        pipe.disconnect(Duration.ofMillis(1));
    }

    @Test
    void whatIsLoggedInAWindowIsOneBatch() {
        open(onDisk());
        for (int batch = 1; batch <= 2; batch++) {
            log(EventQueue.BATCH_EVENTS - 1);
            assertEquals(EventQueue.BATCH_EVENTS - 1, pipe.figures().waiting());
            log(1);
            int sent = batch * EventQueue.BATCH_EVENTS;
            Eventually.isTrue(SOON, "sent", () -> pipe.figures().sent() == sent);
        }
        assertEquals(2, transport.batches.size());
    }

    @Test
    void eventsWaitTenSecondsForTheNameOfTheNode() {
        assertNull(pipe.head());
        pipe.open(onDisk());

        time.advance(Duration.ofSeconds(10).minusNanos(1));
        assertNull(pipe.head());
        time.advance(Duration.ofNanos(1));

        assertNotNull(pipe.head());
    }

    @Test
    void eventsDoNotWaitForTheNameOnceMemoryIsHalfFullOrTheConnectionEnded() {
        LogPipe small = new LogPipe(new PipeLimits(10, 1 << 20, 1 << 30, false), time, time);
        small.open(onDisk());
        assertNull(small.head());
        for (int i = 0; i < 6; i++) {
            log(small);
        }
        assertNotNull(small.head());
        small.disconnect(Duration.ofMillis(1));

        assertNotNull(small.head());
    }

    @Test
    void theNameOfTheNodeEndsTheWaitingForIt() {
        pipe.open(onDisk());
        log(EventQueue.BATCH_EVENTS);
        awaitThePauseOfTheKeeper();

        pipe.node("test-1");

        Eventually.isTrue(SOON, "sent", () -> pipe.figures().sent() == EventQueue.BATCH_EVENTS);
        assertTrue(transport.accepted.stream().allMatch(line -> line.contains("\"service.node.name\":\"test-1\"")));
    }

    @Test
    void theNodeIsNamedAlsoAfterAnotherConnection() {
        open(onDisk());
        pipe.open(onDisk());

        log(EventQueue.BATCH_EVENTS);

        transport.awaitLine("\"service.node.name\":\"test-1\"");
    }

    @Test
    void anotherConnectionEndsTheThreadsOfTheOneBefore() {
        open(onDisk());
        pipe.open(inMemory());

        assertEquals(2, threads().count());
    }

    @Test
    void aDeliveryMakesRoomForWhatWaits() {
        CountDownLatch answered = holdUpTheFirstBatch();

        answered.countDown();

        Eventually.isTrue(SOON, "sent", () -> pipe.figures().sent() == 2 * EventQueue.BATCH_EVENTS);
    }

    @Test
    void whatWasTakenOutOfTheQueueStillCountsAsWaiting() {
        CountDownLatch answered = holdUpTheFirstBatch();

        assertEquals(EventQueue.BATCH_EVENTS, pipe.figures().waiting());
        assertEquals(0, pipe.figures().waitingBytes());
        answered.countDown();
    }

    @Test
    void closingEndsBothThreadsThoughNobodyAnswersAndThereIsNoRoom() {
        transport.hanging = true;
        fillMemory();

        assertTimeoutPreemptively(SOON, () -> pipe.close(SHORT));

        assertEquals(0, threads().count());
    }

    @Test
    void whoIsInterruptedWhileClosingStaysSoAndBothThreadsEnd() {
        transport.hanging = true;
        fillMemory();

        boolean interrupted = assertTimeoutPreemptively(SOON, () -> {
            Thread.currentThread().interrupt();
            pipe.close(Duration.ofHours(1));
            return Thread.interrupted();
        });

        assertTrue(interrupted);
        time.advance(Duration.ofHours(1));
        Eventually.isTrue(SOON, "both end", () -> threads().findAny().isEmpty());
    }

    @Test
    void aPauseThatTheLogServiceAsksForIsKeptUntilClosing() {
        transport.answer = LogAnswer.of(429, "", Duration.ofMinutes(5));
        open(onDisk());
        log(EventQueue.BATCH_EVENTS);
        Eventually.isTrue(SOON, "it pauses", () -> threads().anyMatch(thread -> isIn(thread, "pause", Bell.class)));
        log(EventQueue.BATCH_EVENTS);
        Eventually.isTrue(SOON, "kept", () -> pipe.figures().waiting() == 0);
        assertEquals(1, transport.attempts.get());

        assertTimeoutPreemptively(SOON, () -> pipe.close(Duration.ofHours(1)));

        assertEquals(2, transport.attempts.get());
    }

    @Test
    void whoHasNothingToSendWaits() {
        open(onDisk());

        Eventually.isTrue(SOON, "it waits", () -> threads().anyMatch(thread -> isIn(thread, "await", Bell.class)));
    }

    @Test
    void anErrorWhileSendingIsFollowedByAPause() {
        transport.duringSend = () -> {
            throw new OutOfMemoryError("test");
        };
        open(onDisk());
        log(EventQueue.BATCH_EVENTS);

        Eventually.isTrue(SOON, "it pauses", () -> threads().anyMatch(thread -> isIn(thread, "pause", Bell.class)));
    }

    @Test
    void whatIsBeingSentHasUntilTheDeadlineWhenItCloses() {
        Thread closing = Thread.currentThread();
        transport.duringSend = () -> {
            Eventually.isTrue(
                    SOON,
                    "only the one that sends is waited for",
                    () -> threads().count() == 1 && closing.getState() == Thread.State.TIMED_WAITING);
            if (Thread.interrupted()) {
                throw new IllegalStateException("interrupted before the deadline");
            }
        };
        open(onDisk());
        log(1);

        pipe.close(SOON);

        assertEquals(1, transport.accepted.size());
    }

    @Test
    void whatIsLeftAtTheDeadlineIsPutOnDisk() {
        transport.hanging = true;
        pipe.open(onDisk());
        log(4 * EventQueue.BATCH_EVENTS);
        awaitThePauseOfTheKeeper();

        pipe.disconnect(Duration.ZERO);

        assertEquals(0, pipe.figures().waiting());
    }

    @Test
    void itIsOpenToTheTransportItWasOpenedTo() {
        assertFalse(pipe.isOpenTo(transport));
        open(onDisk());

        assertTrue(pipe.isOpenTo(transport));
        assertFalse(pipe.isOpenTo(new RecordingTransport()));
    }

    @Test
    void whoLogsIsToldWhetherThereWasRoom() {
        LogPipe small = new LogPipe(new PipeLimits(1, 1 << 20, 1 << 30, false), time, time);

        assertTrue(log(small));
        assertFalse(log(small));
    }

    @Test
    void whatIsToBeSpooledFirstWaitsInMemoryUntilThereIsASpool() {
        LogPipe early = new LogPipe(new PipeLimits(10_000, 8 << 20, 1 << 30, true), time, time);

        assertTrue(log(early));

        assertEquals(1, early.figures().waiting());
    }

    @Test
    void whoseEventIsSpooledFirstIsToldThatThereWasRoom() {
        LogPipe first = new LogPipe(new PipeLimits(10_000, 8 << 20, 1 << 30, true), time, time);
        first.open(onDisk());

        assertTrue(log(first));

        assertEquals(0, first.figures().waiting());
        first.disconnect(Duration.ofMillis(1));
    }

    @Test
    void whatIsToBeSpooledFirstDoesNotWaitInMemoryForTheNameOfTheNode() {
        LogPipe first = new LogPipe(new PipeLimits(10_000, 8 << 20, 1 << 30, true), time, time);
        assertTrue(log(first));
        first.open(onDisk());

        assertTrue(log(first));

        assertEquals(0, first.figures().waiting());
        first.disconnect(Duration.ofMillis(1));
    }

    /** Lets a first batch hang in the transport, and the next one wait for its room; the latch has the first one stored. */
    private CountDownLatch holdUpTheFirstBatch() {
        CountDownLatch answered = new CountDownLatch(1);
        transport.duringSend = () -> {
            try {
                answered.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        };
        fillMemory();
        return answered;
    }

    private void fillMemory() {
        open(inMemory());
        log(EventQueue.BATCH_EVENTS);
        Eventually.isTrue(SOON, "hangs", () -> transport.attempts.get() == 1);
        log(EventQueue.BATCH_EVENTS);
        awaitThePauseOfTheKeeper();
    }

    private void awaitThePauseOfTheKeeper() {
        Eventually.isTrue(SOON, "no room", () -> threads().anyMatch(thread -> isIn(thread, "pause", EventQueue.class)));
    }

    private Stream<Thread> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith(LogPipe.THREAD + service));
    }

    private static boolean isIn(Thread thread, String method, Class<?> type) {
        return List.of(thread.getStackTrace()).stream()
                .anyMatch(frame -> frame.getMethodName().equals(method)
                        && frame.getClassName().equals(type.getName()));
    }

    private void open(LogOutlet outlet) {
        pipe.open(outlet);
        pipe.node("test-1");
    }

    private LogOutlet onDisk() {
        return new LogOutlet(transport, service, Optional.of(new SpoolHome(data, Optional.of("app"), service)));
    }

    private LogOutlet inMemory() {
        return new LogOutlet(transport, service, Optional.empty());
    }

    private void log(int events) {
        for (int i = 0; i < events; i++) {
            log(pipe);
        }
    }

    private static boolean log(LogPipe to) {
        return to.offer(Instant.EPOCH, "ERROR", "example.Test", "main", "event", null, null, null);
    }
}
