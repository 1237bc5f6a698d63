package dev.rollcall.log.store;

import static dev.rollcall.log.store.Fixtures.record;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.testing.Eventually;
import dev.rollcall.kit.threads.Threads;
import dev.rollcall.log.store.StoreException.Reason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GroupWriterTest {

    private static final Duration SOON = Duration.ofSeconds(5);

    private final Target target = new Target();
    private final ExecutorService callers = Executors.newCachedThreadPool();
    private GroupWriter writer = writer(10_000);

    @AfterEach
    void close() throws IOException {
        target.resume();
        writer.close();
        callers.shutdownNow();
    }

    @Test
    void whoWaitsTogetherIsWrittenTogether() {
        target.hang();
        List<CompletableFuture<Appended>> waiting = new ArrayList<>();
        waiting.add(call("first"));
        Eventually.isTrue(SOON, "the first is being written", () -> target.hanging());
        for (int i = 0; i < 20; i++) {
            waiting.add(call("more"));
        }
        Eventually.isTrue(SOON, "all others wait", () -> writer.waiting() == 20);

        target.resume();
        waiting.forEach(CompletableFuture::join);

        assertEquals(21, target.texts().size());
        assertEquals(2, target.commits());
    }

    @Test
    void inAGroupThatIsRefusedEveryBatchHasItsChance() {
        target.refuse("bad");
        target.hang();
        CompletableFuture<Appended> first = call("first");
        Eventually.isTrue(SOON, "the first is being written", () -> target.hanging());
        CompletableFuture<Appended> bad = call("bad");
        CompletableFuture<Appended> good = call("good");
        Eventually.isTrue(SOON, "both wait", () -> writer.waiting() == 2);

        target.resume();
        first.join();
        good.join();

        assertThrows(RuntimeException.class, bad::join);
        assertEquals(List.of("first", "good"), target.texts());
    }

    @Test
    void aFailureIsKnownUntilSomethingSucceeds() {
        target.refuse("bad");

        assertEquals(
                Reason.FAILED,
                assertThrows(StoreException.class, () -> write("bad")).reason());
        assertEquals(Optional.of(Reason.FAILED), writer.failure().map(StoreException::reason));
        write("good");
        assertEquals(Optional.empty(), writer.failure());
    }

    @Test
    void tooManyBytesInLineAreRefused() {
        target.hang();
        String large = "x".repeat(3 << 20);
        call("first");
        Eventually.isTrue(SOON, "the first is being written", () -> target.hanging());
        for (int i = 0; i < 12; i++) {
            call(large);
        }
        Eventually.isTrue(SOON, "a long line", () -> writer.waiting() >= 10);

        StoreException refused = assertThrows(StoreException.class, () -> write(large));

        assertEquals(Reason.BUSY, refused.reason());
    }

    @Test
    void asManyBytesAsAreAllowedMayWait() {
        int half = 16 << 20;
        String text = "x".repeat(half);
        String exact = text.substring(Batch.of(List.of(record(text))).size() - half);
        target.hang();
        call("first");
        Eventually.isTrue(SOON, "the first is being written", () -> target.hanging());
        CompletableFuture<Appended> one = call(exact);
        Eventually.isTrue(SOON, "one waits", () -> writer.waiting() == 1);
        CompletableFuture<Appended> other = call(exact);
        Eventually.isTrue(SOON, "both wait", () -> writer.waiting() == 2);

        StoreException refused = assertThrows(StoreException.class, () -> write("a byte too many"));

        assertEquals(Reason.BUSY, refused.reason());
        target.resume();
        CompletableFuture.allOf(one, other).join();
    }

    @Test
    void whoGaveUpInLineIsNotWrittenAndTakesNoPlaceAnyMore() throws IOException {
        writer.close();
        writer = writer(100);
        target.hang();
        CompletableFuture<Appended> first = call("first");
        Eventually.isTrue(SOON, "the first is being written", () -> target.hanging());
        assertEquals(Reason.FAILED, refused(call("x".repeat(33 << 20))));
        assertEquals(0, writer.waiting());

        CompletableFuture<Appended> one = call("one");
        CompletableFuture<Appended> other = call("other");

        assertEquals(List.of(Reason.FAILED, Reason.FAILED), List.of(refused(one), refused(other)));
        assertEquals(Reason.FAILED, refused(first));
        target.resume();
        writer.close();
        assertEquals(List.of("first"), target.texts());
    }

    @Test
    void anInterruptedCallerLeavesTheTargetUsable() {
        target.hang();
        Thread.currentThread().interrupt();

        StoreException refused = assertThrows(StoreException.class, () -> write("one"));

        assertEquals(Reason.CLOSED, refused.reason());
        assertTrue(Thread.interrupted());
        target.resume();
        write("two");
        assertEquals(List.of("one", "two"), target.texts());
    }

    @Test
    void aDiskThatDoesNotAnswerIsAFailure() throws IOException {
        writer.close();
        writer = writer(50);
        target.hang();

        StoreException refused = assertThrows(StoreException.class, () -> write("one"));

        assertEquals(Reason.FAILED, refused.reason());
    }

    @Test
    void closingWritesWhatWaitsAndRefusesTheRest() throws IOException {
        target.hang();
        CompletableFuture<Appended> waiting = call("one");
        Eventually.isTrue(SOON, "the write has begun", () -> target.hanging());
        target.resume();
        waiting.join();

        writer.close();

        assertEquals(List.of("one"), target.texts());
        StoreException refused = assertThrows(StoreException.class, () -> write("two"));
        assertEquals(Reason.CLOSED, refused.reason());
    }

    @Test
    void theTargetIsClosedWhenEverythingIsWritten() throws InterruptedException {
        target.hang();
        CompletableFuture<Appended> waiting = call("one");
        Eventually.isTrue(SOON, "the write has begun", () -> target.hanging());

        Thread closing = new Thread(this::closeUnchecked);
        closing.start();
        Eventually.isTrue(
                SOON,
                "it waits for the write, or does not",
                () -> closing.getState() == Thread.State.TIMED_WAITING || !closing.isAlive());
        assertEquals(0, target.closed());
        target.resume();
        closing.join();

        waiting.join();
        assertEquals(1, target.closed());
        assertEquals(List.of("one"), target.texts());
    }

    @Test
    void whoClosesStaysInterrupted() throws IOException {
        target.hang();
        call("one");
        Eventually.isTrue(SOON, "the write has begun", () -> target.hanging());
        Thread.currentThread().interrupt();

        writer.close();

        assertTrue(Thread.interrupted());
        assertEquals(1, target.closed());
    }

    /** Whoever is told that an event was not stored sends it again. */
    @Test
    void whatIsStoredIsConfirmedAlsoWhenAListenerFails() throws IOException {
        writer.close();
        writer = new GroupWriter(
                target,
                () -> {
                    throw new IllegalStateException("listener");
                },
                Threads.named("test-writer"),
                10_000);

        write("one");

        assertEquals(List.of("one"), target.texts());
        assertEquals(Optional.empty(), writer.failure());
    }

    @Test
    void whatWasWrittenAndWhatWasRefusedTakesNoPlaceAnyMore() {
        String large = "x".repeat(3 << 20);
        List<CompletableFuture<Appended>> waiting = new ArrayList<>();
        target.hang();
        waiting.add(call("first"));
        Eventually.isTrue(SOON, "the first is being written", () -> target.hanging());
        for (int i = 0; i < 10; i++) {
            waiting.add(call(large));
        }
        Eventually.isTrue(SOON, "a long line", () -> writer.waiting() == 10);
        for (int i = 0; i < 20; i++) {
            assertThrows(StoreException.class, () -> write(large));
        }
        target.resume();
        waiting.forEach(CompletableFuture::join);

        target.hang();
        CompletableFuture<Appended> next = call("next");
        Eventually.isTrue(SOON, "the next is being written", () -> target.hanging());
        CompletableFuture<Appended> small = call("small");
        CompletableFuture<Appended> again = call(large);
        Eventually.isTrue(SOON, "both wait", () -> writer.waiting() == 2);
        target.resume();
        CompletableFuture.allOf(next, small, again).join();

        assertEquals(14, target.texts().size());
    }

    /** What the system says of a full disk depends on the language of the machine; the target has looked for itself. */
    @ParameterizedTest
    @ValueSource(strings = {"No space left on device", "Disk quota exceeded", "Input/output error"})
    void whatTheSystemSaysIsPassedOnAndNotInterpreted(String message) {
        target.refuse("bad");
        target.failure = new IOException(message);

        StoreException refused = assertThrows(StoreException.class, () -> write("bad"));

        assertEquals(Reason.FAILED, refused.reason());
        assertTrue(refused.getMessage().contains(message));
    }

    @Test
    void oneThreadWritesEverything() throws IOException {
        writer.close();
        AtomicInteger threads = new AtomicInteger();
        ThreadFactory factory = Threads.named("test-writer");
        ThreadFactory counted = task -> {
            threads.incrementAndGet();
            return factory.newThread(task);
        };
        writer = new GroupWriter(target, () -> {}, counted, 10_000);

        write("one");
        write("two");

        assertEquals(1, threads.get());
    }

    private void closeUnchecked() {
        try {
            writer.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Reason refused(CompletableFuture<Appended> call) {
        Throwable cause = assertThrows(CompletionException.class, call::join).getCause();
        return assertInstanceOf(StoreException.class, cause).reason();
    }

    private CompletableFuture<Appended> call(String text) {
        return CompletableFuture.supplyAsync(() -> write(text), callers);
    }

    private Appended write(String text) {
        return writer.write(Batch.of(List.of(record(text))));
    }

    private GroupWriter writer(long deadlineMillis) {
        return new GroupWriter(target, () -> {}, Threads.named("test-writer"), deadlineMillis);
    }

    /** Keeps texts; hangs and refuses when told to. */
    private static final class Target implements GroupWriter.Target {

        private final Semaphore permits = new Semaphore(Integer.MAX_VALUE / 2);
        private final List<String> texts = new ArrayList<>();
        private String refused = "";
        private volatile IOException failure = new IOException("Input/output error");
        private int commits;
        private int closed;

        @Override
        public List<Appended> commit(List<Batch> batches) throws IOException {
            permits.acquireUninterruptibly();
            return store(batches);
        }

        private synchronized List<Appended> store(List<Batch> batches) throws IOException {
            List<String> added =
                    batches.stream().map(batch -> batch.record(0).text()).toList();
            if (added.contains(refused)) {
                throw failure;
            }
            commits++;
            texts.addAll(added);
            return batches.stream()
                    .map(batch -> new Appended(texts.size(), 1, 0))
                    .toList();
        }

        void hang() {
            permits.drainPermits();
        }

        boolean hanging() {
            return permits.hasQueuedThreads();
        }

        void resume() {
            permits.release(1000);
        }

        synchronized void refuse(String text) {
            refused = text;
        }

        synchronized List<String> texts() {
            return List.copyOf(texts);
        }

        synchronized int commits() {
            return commits;
        }

        synchronized int closed() {
            return closed;
        }

        @Override
        public synchronized void close() {
            closed++;
        }
    }
}
