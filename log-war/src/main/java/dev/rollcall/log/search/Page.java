package dev.rollcall.log.search;

import dev.rollcall.log.store.StoredEvent;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Some answers. Immutable.
 *
 * @param events in the order asked for
 * @param ended why the search ended before it had found as many as wanted, or all; empty if it did not
 * @param next where to go on: what {@code before} or {@code after} must be; empty if there is nothing more, or the search ended
 *     before it had looked at anything
 */
public record Page(List<StoredEvent> events, Optional<Budget.Limit> ended, OptionalLong next) {

    /** Nothing, and nothing more. */
    static final Page EMPTY = new Page(List.of(), Optional.empty(), OptionalLong.empty());

    /** How many characters of events one page holds, roughly: it keeps a page of large events out of trouble. */
    static final int MAX_WEIGHT = 2 << 20;

    /** Copies the list. */
    public Page {
        events = List.copyOf(events);
    }

    /** Returns whether the search found as many as wanted, or all. */
    public boolean complete() {
        return ended.isEmpty();
    }
}
