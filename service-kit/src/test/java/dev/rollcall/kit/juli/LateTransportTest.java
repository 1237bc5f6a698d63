package dev.rollcall.kit.juli;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.rollcall.kit.log.transport.Lines;
import dev.rollcall.kit.log.transport.LogAnswer;
import dev.rollcall.kit.log.transport.LogBatch;
import dev.rollcall.kit.log.transport.LogTransport;
import dev.rollcall.kit.threads.Threads;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class LateTransportTest {

    private final List<String> events = new ArrayList<>();

    private final class Transport implements LogTransport, AutoCloseable {
        Transport() {
            events.add("made");
        }

        @Override
        public LogAnswer send(LogBatch batch) {
            events.add("sent " + batch.events());
            return LogAnswer.ACCEPTED;
        }

        @Override
        public void close() {
            events.add("closed");
        }
    }

    @Test
    void isMadeOnceAndOnlyWhenThereIsSomethingToSend() throws Exception {
        try (var late = new LateTransport<>(Transport::new)) {
            assertEquals(List.of(), events);

            late.send(Lines.batch("a\n"));
            late.send(Lines.batch("b\nc\n"));
        }

        assertEquals(List.of("made", "sent 1", "sent 2", "closed"), events);
    }

    @Test
    void whatWasNeverMadeIsNotClosed() throws Exception {
        new LateTransport<>(Transport::new).close();

        assertEquals(List.of(), events);
    }

    /** As Tomcat does whose start fails at once: the log manager waits for its handlers while they need it. */
    @Test
    @Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD) // a monitor does not hear of interrupts
    void whoClosesDoesNotWaitForWhatIsBeingMade() throws Exception {
        CountDownLatch making = new CountDownLatch(1);
        CountDownLatch released = new CountDownLatch(1);
        var late = new LateTransport<>(() -> {
            making.countDown();
            assertDoesNotThrow(() -> released.await());
            return new Transport();
        });
        FutureTask<LogAnswer> sent = new FutureTask<>(() -> late.send(Lines.batch("a\n")));
        Threads.named("late").newThread(sent).start();
        making.await();

        late.close();

        released.countDown();
        ExecutionException refused = assertThrows(ExecutionException.class, sent::get);
        assertInstanceOf(InterruptedException.class, refused.getCause());
        assertEquals(List.of("made"), events);
    }
}
