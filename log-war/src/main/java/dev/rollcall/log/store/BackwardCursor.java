package dev.rollcall.log.store;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** From an event to older ones. Holds the events of a block. Not thread-safe. */
final class BackwardCursor implements EventCursor {

    private final SegmentCursor cursor;
    private final Deque<StoredEvent> block = new ArrayDeque<>();
    private long before;

    BackwardCursor(SegmentCursor cursor, long before) {
        this.cursor = cursor;
        this.before = before;
    }

    @Override
    public @Nullable StoredEvent next() {
        while (block.isEmpty() && cursor.seekBefore(before)) {
            for (StoredEvent event = cursor.next(1); event != null; event = cursor.next(1)) {
                if (event.sequence() < before) {
                    block.push(event);
                }
            }
            before = cursor.first();
        }
        return block.poll();
    }
}
