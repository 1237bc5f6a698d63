package dev.rollcall.kit.log.pipe;

import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Moves events from the queue to the backlog, batch by batch. Used by one thread at a time. */
final class Keeper {

    private final EventQueue queue;
    private final Supplier<byte @Nullable []> head;

    /** Taken out of the queue and not passed on yet. */
    private volatile List<byte[]> inHand = List.of();

    /** Takes its parts; events wait as long as {@code head}, what each begins with, is null. */
    Keeper(EventQueue queue, Supplier<byte @Nullable []> head) {
        this.queue = queue;
        this.head = head;
    }

    /** Moves one batch, if there is one; false if it has to wait. */
    boolean step(Backlog backlog) {
        byte[] first = head.get();
        if (first == null) {
            return false;
        }
        List<byte[]> lines = inHand.isEmpty() ? queue.poll() : inHand;
        inHand = lines;
        boolean moved = lines.isEmpty() || backlog.add(lines, first);
        if (moved) {
            inHand = List.of();
        }
        return moved;
    }

    /** Moves everything there is, as long as there is room. */
    void drain(Backlog backlog) {
        while (!isDone() && step(backlog)) {
            // The next one.
        }
    }

    /** Returns how many events it has taken out of the queue and could not pass on. */
    int held() {
        return inHand.size();
    }

    boolean isDone() {
        return inHand.isEmpty() && queue.isEmpty();
    }
}
