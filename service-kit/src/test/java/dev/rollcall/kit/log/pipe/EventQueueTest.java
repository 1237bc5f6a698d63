package dev.rollcall.kit.log.pipe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.log.event.QueuedEvent;
import dev.rollcall.kit.time.SystemTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class EventQueueTest {

    private static final QueuedEvent LINE = QueuedEvent.encoded(new byte[10]);

    @Test
    void eventsComeOutInTheirOrder() {
        EventQueue queue = queue(10, 1_000);
        queue.offer(QueuedEvent.encoded(new byte[] {1}), false);
        queue.offer(QueuedEvent.encoded(new byte[] {2}), false);

        assertEquals(
                List.of((byte) 1, (byte) 2),
                queue.poll().stream().map(line -> line[0]).toList());
        assertTrue(queue.isEmpty());
    }

    @Test
    void theLastTenthIsForEventsThatMatter() {
        EventQueue queue = queue(20, 1_000_000);
        for (int i = 0; i < 18; i++) {
            assertTrue(queue.offer(LINE, false));
        }

        assertFalse(queue.offer(LINE, false));
        assertTrue(queue.offer(LINE, true));
        assertTrue(queue.offer(LINE, true));
        assertFalse(queue.offer(LINE, true));
        assertEquals(20, queue.events());
    }

    @Test
    void soIsTheLastTenthOfTheBytes() {
        EventQueue queue = queue(1_000, 100);
        for (int i = 0; i < 9; i++) {
            assertTrue(queue.offer(LINE, false));
        }

        assertFalse(queue.offer(QueuedEvent.encoded(new byte[1]), false));
        assertTrue(queue.offer(LINE, true));
        assertFalse(queue.offer(QueuedEvent.encoded(new byte[1]), true));
        assertEquals(100, queue.bytes());
    }

    @Test
    void aBatchIsBoundedByWhatItsEventsBecome() {
        EventQueue queue = queue(100, 1 << 20);
        for (int i = 0; i < 10; i++) {
            queue.offer(sixTimesAsLongEncoded(100_000), false);
        }

        for (int taken = 0; taken < 9; taken++) {
            List<byte[]> batch = queue.poll();
            assertEquals(1, batch.size());
            assertEquals(600_000, batch.get(0).length);
        }
        assertEquals(0, queue.bytes());
    }

    private static QueuedEvent sixTimesAsLongEncoded(int size) {
        return new QueuedEvent() {
            @Override
            public int size() {
                return size;
            }

            @Override
            public byte[] encode() {
                return new byte[6 * size];
            }
        };
    }

    @Test
    void thereIsRoomAgainForWhatWasTaken() {
        EventQueue queue = queue(1, 1_000);
        queue.offer(LINE, true);
        assertFalse(queue.offer(LINE, true));

        queue.poll();

        assertTrue(queue.offer(LINE, true));
    }

    @Test
    void aBatchHasAtMostAThousandEvents() {
        EventQueue queue = queue(5_000, 1_000_000);
        for (int i = 0; i < 1_500; i++) {
            queue.offer(LINE, false);
        }

        assertEquals(1_000, queue.poll().size());
        assertEquals(500, queue.poll().size());
    }

    @Test
    void aBatchHasAtMostAMebibyteButAlwaysOneEvent() {
        EventQueue queue = queue(5_000, 100_000_000);
        queue.offer(QueuedEvent.encoded(new byte[2_000_000]), false);
        queue.offer(QueuedEvent.encoded(new byte[700_000]), false);
        queue.offer(QueuedEvent.encoded(new byte[700_000]), false);

        assertEquals(1, queue.poll().size());
        assertEquals(1, queue.poll().size());
    }

    @Test
    void aBatchOfExactlyAMebibyteIsOne() {
        EventQueue queue = queue(10, 8 << 20);
        queue.offer(QueuedEvent.encoded(new byte[EventQueue.BATCH_BYTES / 2]), true);
        queue.offer(QueuedEvent.encoded(new byte[EventQueue.BATCH_BYTES / 2]), true);

        assertEquals(2, queue.poll().size());
    }

    @Test
    void aBatchThatIsCompleteIsNotWaitedFor() {
        EventQueue many = queue(2_000, 1_000_000);
        for (int i = 0; i < EventQueue.BATCH_EVENTS; i++) {
            many.offer(LINE, true);
        }
        EventQueue large = queue(10, 8 << 20);
        large.offer(QueuedEvent.encoded(new byte[EventQueue.BATCH_BYTES]), true);

        for (EventQueue queue : List.of(many, large)) {
            assertTimeoutPreemptively(
                    Duration.ofSeconds(5),
                    () -> queue.awaitBatch(Duration.ofDays(1).toNanos()));
        }
    }

    @Test
    void halfFullIsMoreThanHalfOfTheEventsOrOfTheBytes() {
        for (EventQueue queue : List.of(queue(10, 1_000), queue(1_000, 100))) {
            for (int i = 0; i < 5; i++) {
                assertFalse(queue.isHalfFull());
                queue.offer(LINE, true);
            }
            assertFalse(queue.isHalfFull());
            queue.offer(LINE, true);
            assertTrue(queue.isHalfFull());
        }
    }

    @Test
    void hurryEndsTheWaiting() {
        EventQueue queue = queue(10, 1_000);
        assertFalse(queue.isHurried());
        queue.hurry(true);
        assertTrue(queue.isHurried());

        assertTimeoutPreemptively(
                Duration.ofSeconds(5), () -> queue.awaitBatch(Duration.ofDays(1).toNanos()));
    }

    /** Producers and the consumer look at each other's state without a lock: no event may be left lying. */
    @Test
    void nothingIsLostBetweenManyThreads() throws InterruptedException {
        EventQueue queue = queue(100, 1_000);
        AtomicLong accepted = new AtomicLong();
        List<Thread> producers = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            producers.add(new Thread(() -> {
                for (int n = 0; n < 50_000; n++) {
                    accepted.addAndGet(queue.offer(LINE, n % 2 == 0) ? 1 : 0);
                }
            }));
        }
        queue.consumer(Thread.currentThread());
        producers.forEach(Thread::start);

        long taken = 0;
        while (producers.stream().anyMatch(Thread::isAlive) || !queue.isEmpty()) {
            taken += queue.poll().size();
        }

        assertEquals(accepted.get(), taken);
        assertEquals(0, queue.bytes());
    }

    @Test
    void theConsumerIsWokenByTheFirstEvent() {
        EventQueue queue = queue(100, 1_000);
        queue.consumer(Thread.currentThread());

        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            queue.consumer(Thread.currentThread());
            Thread producer = new Thread(() -> {
                for (int n = 0; n < 2_000; n++) {
                    while (!queue.isEmpty()) {
                        Thread.onSpinWait();
                    }
                    queue.offer(LINE, true);
                }
            });
            producer.start();
            for (int taken = 0; taken < 2_000; taken += queue.poll().size()) {
                queue.awaitBatch(0);
            }
            producer.join();
        });
    }

    private static EventQueue queue(int maxEvents, long maxBytes) {
        return new EventQueue(maxEvents, maxBytes, SystemTime.INSTANCE);
    }
}
