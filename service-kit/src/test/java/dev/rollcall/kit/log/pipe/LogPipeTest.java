package dev.rollcall.kit.log.pipe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.log.transport.LogAnswer;
import dev.rollcall.kit.log.transport.RecordingTransport;
import dev.rollcall.kit.spool.SpoolHome;
import dev.rollcall.kit.testing.Eventually;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole way through memory and disk, with the threads of a real pipe. */
class LogPipeTest {

    private static final Duration SOON = Duration.ofSeconds(10);
    private static final PipeLimits SPOOL_FIRST = new PipeLimits(10_000, 8 << 20, 1 << 30, true);
    private static final String NAMED = "{\"service.name\":\"Test\",\"service.node.name\":\"test-1\",";

    private final RecordingTransport transport = new RecordingTransport();
    private LogPipe pipe = new LogPipe(PipeLimits.DEFAULT);

    @TempDir
    Path data;

    @AfterEach
    void close() {
        pipe.disconnect(Duration.ofMillis(1));
    }

    @Test
    void eventsArriveInTheirOrderInFewBatches() {
        open();
        IntStream.range(0, 2_500).forEach(i -> log("event " + i));

        Eventually.isTrue(SOON, "all", () -> pipe.figures().sent() == 2_500);

        assertEquals(
                IntStream.range(0, 2_500).mapToObj(i -> "event " + i).toList(),
                transport.accepted.stream().map(LogPipeTest::message).toList());
        assertTrue(transport.batches.size() <= 5, () -> transport.batches.size() + " batches");
    }

    @Test
    void whatIsNotSentIsSentByTheNextProcess() {
        transport.answer = LogAnswer.RETRY;
        open();
        log("before");
        Eventually.isTrue(SOON, "an attempt", () -> transport.attempts.get() > 0);
        pipe.close(Duration.ofMillis(200));

        restart();
        log("after");

        transport.awaitLine("\"after\"");
        assertEquals(List.of("before", "after"), messages());
    }

    @Test
    void whatIsLoggedAfterTheConnectionIsSentByTheNextProcess() {
        open();
        log("connected");
        pipe.disconnect(LogPipe.FLUSH);
        log("last words");
        pipe.close(LogPipe.FLUSH);

        restart();

        transport.awaitLine("\"last words\"");
        assertEquals(List.of("connected", "last words"), messages());
    }

    @Test
    void aProcessThatIsKilledLosesNothingOlderThanTheWindow() {
        transport.answer = LogAnswer.RETRY;
        open();
        log("on disk");
        Eventually.isTrue(SOON, "spooled", () -> pipe.figures().spooledBytes() > 0);
        copyAsTheyAre();

        restart();

        transport.awaitLine("\"on disk\"");
    }

    @Test
    void spoolFirstLosesNothingAtAll() {
        pipe = new LogPipe(SPOOL_FIRST);
        transport.answer = LogAnswer.RETRY;
        open();
        Eventually.isTrue(SOON, "the spool is open", () -> {
            log("event");
            return pipe.figures().waiting() == 0;
        });
        long before = pipe.figures().spooledBytes();

        log("on disk when the call returns");

        assertTrue(pipe.figures().spooledBytes() > before);
        copyAsTheyAre();
        restart();
        transport.awaitLine("\"on disk when the call returns\"");
    }

    @Test
    void spoolFirstLosesNothingFromTheFirstLineOn() {
        pipe = new LogPipe(SPOOL_FIRST);
        transport.answer = LogAnswer.RETRY;
        log("before there was a disk");
        pipe.open(outlet());
        log("before it was known who logs");
        pipe.node("test-1");
        log("last");

        copyAsTheyAre();

        restart();
        transport.awaitLine("\"last\"");
        assertEquals(List.of("before there was a disk", "before it was known who logs", "last"), messages());
        assertTrue(transport.accepted.get(2).startsWith(NAMED));
    }

    @Test
    void anInterruptedThreadCanLogToDisk() {
        pipe = new LogPipe(SPOOL_FIRST);
        open();
        for (int i = 0; i < 10; i++) {
            Thread.currentThread().interrupt();
            log("event " + i);
            assertTrue(Thread.interrupted());
        }

        transport.awaitLine("\"event 9\"");
        assertEquals(10, transport.accepted.size());
    }

    @Test
    void anErrorWhileSendingEndsNothing() {
        AtomicBoolean first = new AtomicBoolean(true);
        transport.duringSend = () -> {
            if (first.getAndSet(false)) {
                throw new OutOfMemoryError("test");
            }
        };
        open();
        log("event");

        transport.awaitLine("\"event\"");
    }

    @Test
    void aLogServiceThatNeverAnswersHoldsUpNobody() {
        transport.hanging = true;
        open();
        log("first");
        Eventually.isTrue(SOON, "hangs", () -> transport.attempts.get() == 1);
        for (int i = 0; i < 50_000; i++) {
            log("event " + i);
            if (i % 5_000 == 0) {
                Eventually.isTrue(SOON, "kept", () -> pipe.figures().waiting() < 1_000);
            }
        }

        assertTimeoutPreemptively(Duration.ofSeconds(5), () -> pipe.close(Duration.ofMillis(50)));

        assertEquals(0, pipe.figures().droppedTotal());
        transport.hanging = false;
        restart();
        Eventually.isTrue(SOON, "all", () -> transport.accepted.size() == 50_001);
    }

    @Test
    void stoppingDoesNotInsistWhenTheLogServiceIsAway() {
        transport.answer = LogAnswer.RETRY;
        open();
        log("a");

        assertTimeoutPreemptively(Duration.ofSeconds(5), () -> pipe.close(Duration.ofMinutes(1)));
    }

    @Test
    void withoutADiskMemoryHoldsWhatItCanAndTheLossIsToldOnce() {
        pipe = new LogPipe(new PipeLimits(100, 1 << 20, 1 << 30, false));
        transport.answer = LogAnswer.RETRY;
        pipe.open(new LogOutlet(transport, "Test", Optional.empty()));
        pipe.node("test-1");
        for (int i = 0; i < 1_000; i++) {
            log("event " + i);
        }
        transport.answer = LogAnswer.ACCEPTED;
        transport.awaitLine("Log events dropped count=" + pipe.figures().droppedTotal() + " no-room=");

        log("later");

        transport.awaitLine("\"later\"");
        assertEquals(
                1,
                transport.accepted.stream()
                        .filter(line -> line.contains("dropped"))
                        .count());
        assertEquals(0, transport.duplicates.get());
    }

    /** One batch is in memory, and the next one has left the queue when the log service comes. */
    @Test
    void withoutADiskTheLastWordsAreSentThoughNobodyLogsAnyMore() {
        transport.answer = LogAnswer.RETRY;
        pipe.open(new LogOutlet(transport, "Test", Optional.empty()));
        pipe.node("test-1");
        log("first");
        awaitAttempts(1);
        log("last");
        awaitAttempts(4);

        transport.answer = LogAnswer.ACCEPTED;

        transport.awaitLine("\"last\"");
        assertEquals(List.of("first", "last"), messages());
    }

    private void awaitAttempts(int more) {
        int before = transport.attempts.get();
        Eventually.isTrue(SOON, "attempts", () -> transport.attempts.get() >= before + more);
    }

    /** The log service answers only once the end has begun: a batch is on its way then, one is in hand, the rest is queued. */
    @Test
    void withoutADiskEverythingIsStillSentAtTheEnd() throws InterruptedException {
        IntStream.range(0, 8_000).forEach(i -> log("event " + i));

        endWhileSending(closing -> closing.getState() == Thread.State.TIMED_WAITING);

        assertEquals(8_000, transport.accepted.size());
    }

    @Test
    void whatIsOnItsWayIsWaitedForAtTheEnd() throws InterruptedException {
        log("event");

        endWhileSending(closing -> Thread.getAllStackTraces().keySet().stream()
                        .filter(thread -> thread.getName().startsWith(LogPipe.THREAD + "Other"))
                        .count()
                == 1); // the one that sends: nothing is left to be kept

        assertEquals(1, transport.accepted.size());
    }

    private void endWhileSending(Predicate<Thread> hasBegun) throws InterruptedException {
        CountDownLatch ending = new CountDownLatch(1);
        transport.duringSend = () -> answerAfter(ending);
        pipe.open(new LogOutlet(transport, "Other", Optional.empty()));
        pipe.node("test-1");
        Eventually.isTrue(SOON, "an attempt", () -> transport.attempts.get() == 1);
        Thread closing = new Thread(() -> pipe.close(SOON));
        closing.start();
        Eventually.isTrue(SOON, "it waits", () -> hasBegun.test(closing));
        ending.countDown();
        closing.join(SOON.toMillis());
    }

    /** Not at all if it is interrupted before. */
    private static void answerAfter(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aLogServiceThatIsAwayIsLeftAloneForLongerEachTime() {
        List<Long> attempts = new CopyOnWriteArrayList<>();
        transport.duringSend = () -> attempts.add(System.nanoTime());
        transport.answer = LogAnswer.RETRY;
        open();
        log("event");

        Eventually.isTrue(SOON, "attempts", () -> attempts.size() >= 4);

        Duration three = Duration.ofNanos(attempts.get(3) - attempts.get(0));
        assertTrue(three.compareTo(Duration.ofMillis(350)) >= 0, () -> "half of 100, 200 and 400 ms: " + three);
    }

    @Test
    void aLossThatNobodyCouldBeToldIsToldByTheNextProcess() {
        pipe = new LogPipe(new PipeLimits(10, 1 << 20, 1 << 30, false));
        for (int i = 0; i < 20; i++) {
            log("event " + i);
        }
        transport.answer = LogAnswer.RETRY;
        open();
        pipe.close(Duration.ofMillis(100));

        restart();

        transport.awaitLine("Log events dropped count=11 no-room=11");
    }

    @Test
    void everyEventSaysWhoLoggedIt() {
        pipe.open(outlet());
        log("early");
        pipe.node("test-1");

        transport.awaitLine("\"early\"");

        assertTrue(transport.has(NAMED));
        assertFalse(transport.accepted.isEmpty());
    }

    private void open() {
        pipe.open(outlet());
        pipe.node("test-1");
    }

    private LogOutlet outlet() {
        return new LogOutlet(transport, "Test", Optional.of(new SpoolHome(data, Optional.of("app"), "Test")));
    }

    /** Another process that finds the files of the one before. */
    private void restart() {
        transport.answer = LogAnswer.ACCEPTED;
        pipe = new LogPipe(PipeLimits.DEFAULT);
        open();
    }

    /** What a process leaves that is killed now; the one that was killed sends nothing any more. */
    private void copyAsTheyAre() {
        Path killed = data;
        data = killed.resolveSibling("after-" + killed.getFileName());
        Killed.copy(killed, data);
        pipe.disconnect(Duration.ofMillis(1));
    }

    private void log(String message) {
        pipe.offer(Instant.EPOCH, "INFO", "example.Test", "main", message, null, null, null);
    }

    private List<String> messages() {
        return transport.accepted.stream().map(LogPipeTest::message).toList();
    }

    private static String message(String line) {
        return line.replaceAll(".*\"message\":\"([^\"]*)\".*", "$1");
    }
}
