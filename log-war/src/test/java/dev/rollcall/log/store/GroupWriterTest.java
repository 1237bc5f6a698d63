package dev.rollcall.log.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.testing.Eventually;
import dev.rollcall.kit.threads.Threads;
import dev.rollcall.log.store.StoreException.Reason;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GroupWriterTest {

    private static final Duration SOON = Duration.ofSeconds(5);

    private final FaultyFile file = new FaultyFile();
    private final ExecutorService callers = Executors.newCachedThreadPool();
    private GroupWriter writer = writer(10_000);

    @AfterEach
    void close() throws IOException {
        file.resume();
        writer.close();
        callers.shutdownNow();
    }

    @Test
    void aFullDiskLeavesNoTraceAndIsTriedAgain() {
        writer.write(bytes("one\n"));
        writer.force();
        file.capacity(6);

        StoreException refused = assertThrows(StoreException.class, () -> writer.write(bytes("two\n")));

        assertEquals(Reason.FULL, refused.reason());
        assertEquals("one\n", file.content());
        writer.force();
        assertEquals(Optional.of(Reason.FULL), writer.failure().map(StoreException::reason));

        file.capacity(100);
        writer.write(bytes("three\n"));

        assertEquals("one\nthree\n", file.content());
        assertEquals(Optional.empty(), writer.failure());
    }

    @Test
    void whatCannotBeCutBackEndsOnALineOfItsOwn() {
        writer.write(bytes("one\n"));
        file.capacity(6);
        file.truncatable(false);
        assertThrows(StoreException.class, () -> writer.write(bytes("two\n")));

        file.capacity(100);
        writer.write(bytes("three\n"));

        assertEquals("one\ntw\nthree\n", file.content());
        assertEquals(file.size(), writer.end());
    }

    @Test
    void aSmallWriteStillFitsWhenALargeOneDoesNot() {
        file.capacity(6);

        assertThrows(StoreException.class, () -> writer.write(bytes("too long\n")));
        writer.write(bytes("fits\n"));

        assertEquals("fits\n", file.content());
    }

    @Test
    void aFailedForceIsNotAcknowledged() {
        writer.write(bytes("one\n"));
        file.forcible(false);

        StoreException refused = assertThrows(StoreException.class, () -> writer.force());
        assertEquals(Reason.FAILED, refused.reason());

        file.forcible(true);
        writer.force();
        assertEquals(2, file.forces());
    }

    @Test
    void nothingIsForcedTwice() {
        writer.write(bytes("one\n"));
        writer.force();
        writer.force();

        assertEquals(1, file.forces());
    }

    @Test
    void whoWaitsTogetherIsForcedTogether() {
        file.hang();
        List<CompletableFuture<Void>> waiting = new ArrayList<>();
        waiting.add(call(() -> writer.write(bytes("first\n"))));
        for (int i = 0; i < 20; i++) {
            waiting.add(call(() -> {
                writer.write(bytes("more\n"));
                writer.force();
            }));
        }

        file.resume();
        waiting.forEach(CompletableFuture::join);

        assertEquals(21, file.content().lines().count());
        assertTrue(file.forces() < 20, () -> "forces: " + file.forces());
    }

    @Test
    void anInterruptedCallerLeavesTheFileUsable() {
        file.hang();
        Thread.currentThread().interrupt();

        StoreException refused = assertThrows(StoreException.class, () -> writer.write(bytes("one\n")));

        assertEquals(Reason.CLOSED, refused.reason());
        assertTrue(Thread.interrupted());
        file.resume();
        writer.write(bytes("two\n"));
        assertEquals("one\ntwo\n", file.content());
    }

    @Test
    void aDiskThatDoesNotAnswerIsAFailure() throws IOException {
        writer.close();
        writer = writer(50);
        file.hang();

        StoreException refused = assertThrows(StoreException.class, () -> writer.write(bytes("one\n")));

        assertEquals(Reason.FAILED, refused.reason());
    }

    @Test
    void closingWritesWhatWaitsAndRefusesTheRest() throws IOException {
        file.hang();
        CompletableFuture<Void> waiting = call(() -> writer.write(bytes("one\n")));
        Eventually.isTrue(SOON, "the write has begun", () -> !waiting.isDone() && file.size() == 0);
        file.resume();
        waiting.join();

        writer.close();

        assertEquals("one\n", file.content());
        assertTrue(file.closed());
        StoreException refused = assertThrows(StoreException.class, () -> writer.write(bytes("two\n")));
        assertEquals(Reason.CLOSED, refused.reason());
    }

    @Test
    void aFileWithATornLineIsContinuedOnANewOne() throws IOException {
        writer.close();
        FaultyFile torn = new FaultyFile();
        torn.write(java.nio.ByteBuffer.wrap(bytes("to")));
        try (GroupWriter continued = new GroupWriter(torn, true, Threads.named("test"), 1000)) {
            continued.write(bytes("one\n"));
            continued.write(bytes("two\n"));

            assertEquals("to\none\ntwo\n", torn.content());
            assertEquals(torn.size(), continued.end());
        }
    }

    private CompletableFuture<Void> call(Runnable task) {
        return CompletableFuture.runAsync(task, callers);
    }

    private GroupWriter writer(long deadlineMillis) {
        try {
            return new GroupWriter(file, false, Threads.named("test-writer"), deadlineMillis);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
