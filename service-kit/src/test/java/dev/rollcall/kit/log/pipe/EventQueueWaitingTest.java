package dev.rollcall.kit.log.pipe;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rollcall.kit.log.event.QueuedEvent;
import dev.rollcall.kit.testing.Eventually;
import dev.rollcall.kit.testing.ManualTime;
import java.lang.Thread.State;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the consumer waits for, and what wakes it; time stands still. */
class EventQueueWaitingTest {

    private static final Duration SOON = Duration.ofSeconds(10);
    private static final Duration WINDOW = Duration.ofHours(1);
    private static final QueuedEvent LINE = QueuedEvent.encoded(new byte[10]);

    private final ManualTime time = new ManualTime();
    private final AtomicInteger looks = new AtomicInteger();
    private final EventQueue queue = new EventQueue(5_000, 8 << 20, () -> {
        looks.incrementAndGet();
        return time.nanos();
    });
    private Thread consumer = new Thread(() -> {});

    @AfterEach
    void end() {
        queue.hurry(true);
        time.advance(WINDOW.plus(WINDOW));
        LockSupport.unpark(consumer);
    }

    @Test
    void theFirstEventIsWaitedForAndWakes() {
        start(() -> queue.awaitBatch(0));
        await(State.WAITING);

        queue.offer(LINE, true);

        await(State.TERMINATED);
    }

    @Test
    void aCompleteBatchIsWaitedForAndWakes() {
        queue.offer(LINE, true);
        start(() -> queue.awaitBatch(WINDOW.toNanos()));
        await(State.TIMED_WAITING);

        for (int i = 1; i < EventQueue.BATCH_EVENTS; i++) {
            queue.offer(LINE, true);
        }

        await(State.TERMINATED);
    }

    @Test
    void theWindowEndsOnTimeHoweverOftenTheConsumerWakes() {
        queue.offer(LINE, true);
        start(() -> queue.awaitBatch(WINDOW.toNanos()));

        itWaitsUntilTheTimeIsOver();
    }

    @Test
    void aPauseEndsOnTimeHoweverOftenTheConsumerWakes() {
        start(() -> queue.pause(WINDOW.toNanos()));

        itWaitsUntilTheTimeIsOver();
    }

    private void itWaitsUntilTheTimeIsOver() {
        await(State.TIMED_WAITING);
        assertEquals(1, looks.get());

        LockSupport.unpark(consumer);
        Eventually.isTrue(SOON, "it has looked again", () -> looks.get() == 2);
        await(State.TIMED_WAITING);
        time.advance(WINDOW);
        LockSupport.unpark(consumer);

        await(State.TERMINATED);
        assertEquals(3, looks.get());
    }

    @Test
    void aPauseIsEndedByWakingAlsoBeforeItBeginsButOnce() {
        queue.wake();
        queue.pause(WINDOW.toNanos());
        start(() -> queue.pause(WINDOW.toNanos()));
        await(State.TIMED_WAITING);

        queue.wake();

        await(State.TERMINATED);
    }

    @Test
    void hurryEndsWhatIsWaitedForAlready() {
        start(() -> queue.awaitBatch(WINDOW.toNanos()));
        await(State.WAITING);

        queue.hurry(true);

        await(State.TERMINATED);
    }

    private void start(Runnable waiting) {
        consumer = new Thread(waiting, "consumer");
        consumer.setDaemon(true);
        queue.consumer(consumer);
        consumer.start();
    }

    private void await(State state) {
        Eventually.isTrue(SOON, state.toString(), () -> consumer.getState() == state);
    }
}
