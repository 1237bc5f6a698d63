package dev.rollcall.kit.log.transport;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The log service that a producer stays with, because only the one that has stored a batch knows it when it comes again. It
 * is left after the second attempt in a row whose outcome is unknown, and at once when it says that it is busy. Not
 * thread-safe.
 *
 * @param <T> what names a log service
 */
public final class Favourite<T> {

    private static final int PATIENCE = 2;

    private @Nullable T current;
    private int failures;
    private int busy;

    /** Returns the one to ask, if any is known: the same as before as long as it is listed. */
    public Optional<T> of(List<T> known) {
        if (current == null || !known.contains(current)) {
            current = known.isEmpty() ? null : known.get(0);
            failures = 0;
        }
        return Optional.ofNullable(current);
    }

    /**
     * Notes an answer. A log service that takes nothing now is left for the next; only when all have said so, one after the
     * other, is the pause that the last one asks for kept.
     */
    public LogAnswer heed(LogAnswer answer, List<T> known) {
        failures = 0;
        if (answer.outcome() != LogAnswer.Outcome.RETRY) {
            busy = 0;
            return answer;
        }
        moveOn(known);
        busy = (busy + 1) % Math.max(1, known.size());
        return busy == 0 ? answer : LogAnswer.RETRY;
    }

    /** Notes that it may have taken the batch, or not. */
    public void failed(List<T> known) {
        failures++;
        if (failures >= PATIENCE) {
            moveOn(known);
        }
    }

    /** Notes that nothing was sent: there was no connection. */
    public void unreachable(List<T> known) {
        moveOn(known);
    }

    private void moveOn(List<T> known) {
        failures = 0;
        int at = current == null ? -1 : known.indexOf(current);
        current = known.isEmpty() ? null : known.get((at + 1) % known.size());
    }
}
