package dev.rollcall.kit.log.pipe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.log.event.QueuedEvent;
import dev.rollcall.kit.log.transport.LogBatch;
import dev.rollcall.kit.spool.InMemoryFolder;
import dev.rollcall.kit.testing.ManualTime;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class KeeperTest {

    private static final byte[] HEAD = {'{'};

    private final ManualTime time = new ManualTime();
    private final InMemoryFolder folder = new InMemoryFolder();
    private final Backlog backlog = new Backlog(() -> folder, 8 << 20, new Numbering(), new Losses(time), time, time);
    private final EventQueue queue = new EventQueue(10_000, 8 << 20, time);

    @Test
    void eventsStayWhereTheyAreUntilItIsKnownWhatTheyBeginWith() {
        Keeper keeper = new Keeper(queue, () -> null);
        offer(1);

        assertFalse(keeper.step(backlog));
        assertEquals(1, queue.events());
    }

    @Test
    void everythingIsMovedHoweverManyBatchesItIs() {
        Keeper keeper = new Keeper(queue, () -> HEAD);
        offer(2_500);

        keeper.drain(backlog);

        assertTrue(keeper.isDone());
        assertTrue(backlog.spooledBytes() > 0);
    }

    @Test
    void whatThereIsNoRoomForIsHeldAndMovedFirstLater() {
        Keeper keeper = new Keeper(queue, () -> HEAD);
        folder.capacity(0);
        offer(1);
        assertTrue(keeper.step(backlog));
        offer(2);

        assertFalse(keeper.step(backlog));
        assertEquals(2, keeper.held());
        folder.capacity(Long.MAX_VALUE);

        assertTrue(keeper.step(backlog));
        assertEquals(0, keeper.held());
    }

    @Test
    void whatIsPassedOnComesAfterWhatWaits() {
        Keeper keeper = new Keeper(queue, () -> HEAD);
        offer("1}");

        assertTrue(keeper.passOn(bytes("2}"), backlog));

        assertEquals("{1}\n{2}\n", oldest());
        assertTrue(keeper.isDone());
    }

    @Test
    void nothingIsPassedOnBeforeWhatThereIsNoRoomFor() {
        Keeper keeper = new Keeper(queue, () -> HEAD);
        folder.capacity(0);
        assertTrue(keeper.passOn(bytes("1}"), backlog));
        offer("2}");

        assertFalse(keeper.passOn(bytes("4}"), backlog));
        offer("3}");
        folder.capacity(Long.MAX_VALUE);

        assertTrue(keeper.passOn(bytes("4}"), backlog));
        assertEquals("{1}\n{2}\n{3}\n{4}\n", oldest());
    }

    @Test
    void nothingIsPassedOnUntilItIsKnownWhatItBeginsWith() {
        Keeper keeper = new Keeper(queue, () -> null);

        assertFalse(keeper.passOn(bytes("1}"), backlog));
        assertEquals(0, backlog.spooledBytes());
    }

    private String oldest() {
        LogBatch batch = backlog.oldest();
        assertNotNull(batch);
        return new String(batch.ndjson(), StandardCharsets.UTF_8);
    }

    private void offer(String line) {
        queue.offer(QueuedEvent.encoded(bytes(line)), true);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private void offer(int events) {
        for (int i = 0; i < events; i++) {
            queue.offer(QueuedEvent.encoded(new byte[10]), true);
        }
    }
}
