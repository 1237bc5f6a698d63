package dev.rollcall.kit.log.pipe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.log.event.QueuedEvent;
import dev.rollcall.kit.spool.InMemoryFolder;
import dev.rollcall.kit.testing.ManualTime;
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

    private void offer(int events) {
        for (int i = 0; i < events; i++) {
            queue.offer(QueuedEvent.encoded(new byte[10]), true);
        }
    }
}
