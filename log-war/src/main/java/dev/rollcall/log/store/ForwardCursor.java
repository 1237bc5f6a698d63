package dev.rollcall.log.store;

import org.jspecify.annotations.Nullable;

/** From an event to newer ones. Not thread-safe. */
final class ForwardCursor implements EventCursor {

    private final SegmentCursor cursor;
    private long at;
    private boolean inBlock;

    ForwardCursor(SegmentCursor cursor, long from) {
        this.cursor = cursor;
        this.at = from;
    }

    @Override
    public @Nullable StoredEvent next() {
        while (inBlock || cursor.seek(at)) {
            StoredEvent event = cursor.next(at);
            if (event != null) {
                inBlock = true;
                at = event.sequence() + 1;
                return event;
            }
            // What the block lacks up to its bound is lost, or was never there.
            at = Math.max(at, cursor.bound() + 1);
            inBlock = false;
        }
        return null;
    }
}
