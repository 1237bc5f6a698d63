package dev.rollcall.kit.log.pipe;

import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Moves events from the queue to the backlog, batch by batch and in their order. Thread-safe; moving may wait for the disk. */
final class Keeper {

    private final EventQueue queue;
    private final Supplier<byte @Nullable []> head;

    /** Taken out of the queue and not passed on yet. */
    private volatile List<byte[]> inHand = List.of();

    /** Takes its parts; events wait as long as {@code head}, the bytes that begin each, is null. */
    Keeper(EventQueue queue, Supplier<byte @Nullable []> head) {
        this.queue = queue;
        this.head = head;
    }

    /** Moves one batch, if there is one; false if it has to wait. */
    synchronized boolean step(Backlog backlog) {
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

    /** Moves everything there is; false if something has to wait. */
    synchronized boolean drain(Backlog backlog) {
        while (!isDone()) {
            if (!step(backlog)) {
                return false;
            }
        }
        return true;
    }

    /** Passes on an event after all that are queued; false if they and it have to wait. */
    synchronized boolean passOn(byte[] line, Backlog backlog) {
        byte[] first = head.get();
        return first != null && drain(backlog) && backlog.add(List.of(line), first);
    }

    /** Returns how many events it has taken out of the queue and could not pass on. */
    int held() {
        return inHand.size();
    }

    synchronized boolean isDone() {
        return inHand.isEmpty() && queue.isEmpty();
    }
}
