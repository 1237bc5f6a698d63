package dev.rollcall.log.search;

import dev.rollcall.log.search.EventIndex.Batch;
import dev.rollcall.log.search.EventIndex.Selection;
import dev.rollcall.log.search.Ranges.Range;
import dev.rollcall.log.store.EventCursor;
import dev.rollcall.log.store.LogStore;
import dev.rollcall.log.store.StoredEvent;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.OptionalLong;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Goes from answer to answer, newest or oldest first: looks at the events that an index names, and reads those that no
 * index knows. Holds {@value #MAX_FETCH} events at most, and of large ones fewer. Not thread-safe.
 */
final class Walk {

    private static final Logger LOG = LogManager.getLogger(Walk.class);
    private static final int MAX_FETCH = 128;

    /** How many events are held at once whatever their size is. */
    private static final int MIN_FETCH = 8;

    /** How many characters the events held at once have, as far as can be told from those before. */
    private static final int FETCH_WEIGHT = 1 << 20;

    private final LogStore store;
    private final Filter filter;
    private final Budget budget;
    private final boolean backward;
    private final int fetch;
    private final Deque<Range> ranges;
    private final Deque<StoredEvent> fetched = new ArrayDeque<>();
    private @Nullable EventCursor cursor;
    private @Nullable Batch batch;

    /** What the batch names, oldest first; from {@code begin} to {@code end} it is not fetched yet. */
    private long[] named = {};

    private int begin;
    private int end;
    private int piece = MIN_FETCH;
    private final long from;
    private long position;

    /**
     * Takes where to go.
     *
     * @param ranges oldest first
     * @param backward whether the newest come first
     * @param from where to begin; excluded
     * @param wanted how many answers are wanted; more may be taken
     */
    Walk(LogStore store, Filter filter, Budget budget, List<Range> ranges, boolean backward, long from, int wanted) {
        this.store = store;
        this.filter = filter;
        this.budget = budget;
        this.backward = backward;
        this.from = from;
        this.position = from;
        this.fetch = Math.min(wanted, MAX_FETCH);
        List<Range> order = new ArrayList<>(ranges);
        if (backward) {
            Collections.reverse(order);
        }
        this.ranges = new ArrayDeque<>(order);
    }

    /** Returns the sequence up to which, itself included, everything was looked at; empty if nothing was. */
    OptionalLong position() {
        return position == from ? OptionalLong.empty() : OptionalLong.of(position);
    }

    /**
     * Returns the next answer; null if there is none.
     *
     * @throws Budget.SpentException if the budget ends before that is known; {@link #position} tells how far it went
     */
    @Nullable
    StoredEvent next() {
        while (true) {
            Range range = ranges.peek();
            if (range == null) {
                return null;
            }
            StoredEvent event = range.selection() == null ? read(range) : named(range, range.selection());
            if (event == null) {
                end(range);
                continue;
            }
            position = event.sequence();
            if (filter.matches(event.record())) {
                return event;
            }
        }
    }

    private void end(Range range) {
        cursor = null;
        ranges.remove();
        if (backward) {
            position = Math.min(position, range.first());
        } else {
            position = Math.max(position, range.last());
        }
    }

    /** Returns the next event of a range that no index knows; null at its end. */
    private @Nullable StoredEvent read(Range range) {
        if (cursor == null) {
            cursor = backward
                    ? store.backward(Math.min(position, range.last() + 1))
                    : store.forward(Math.max(position + 1, range.first()));
        }
        requireBudget();
        StoredEvent event = cursor.next();
        if (event == null || event.sequence() < range.first() || event.sequence() > range.last()) {
            return null;
        }
        budget.read(event.record());
        return event;
    }

    /** Something is read, and counts, whatever the time is, so that a caller that goes on comes to an end. */
    private void requireBudget() {
        if (position != from) {
            budget.requireMore();
        }
    }

    /** Returns the next event that an index names; null at the end of its range. */
    private @Nullable StoredEvent named(Range range, Selection selection) {
        try {
            while (fetched.isEmpty()) {
                if (begin < end) {
                    fetchPiece();
                    continue;
                }
                if (batch != null) {
                    position = backward
                            ? Math.max(batch.reached(), range.first())
                            : Math.min(batch.reached(), range.last());
                    batch = null;
                }
                if (!isLeft(range)) {
                    return null;
                }
                requireBudget();
                select(range, selection);
            }
            return fetched.poll();
        } catch (IndexDamagedException e) {
            LOG.warn("Index cannot be read, events are read instead first={} last={}", range.first(), range.last(), e);
            batch = null;
            ranges.remove();
            ranges.addFirst(new Range(range.first(), range.last(), null));
            return read(ranges.element());
        }
    }

    private boolean isLeft(Range range) {
        return backward ? position > range.first() : position < range.last();
    }

    /** Takes the next events that are wanted. They are looked at before the position moves on. */
    private void select(Range range, Selection selection) {
        Batch found = backward
                ? selection.newest(Math.min(position, range.last() + 1), fetch, budget)
                : selection.oldest(Math.max(position, range.first() - 1), fetch, budget);
        named = Arrays.stream(found.sequences())
                .filter(sequence -> sequence >= range.first() && sequence <= range.last())
                .sorted()
                .toArray();
        begin = 0;
        end = named.length;
        batch = found;
    }

    private void fetchPiece() {
        int count = Math.min(piece, end - begin);
        int from = backward ? end - count : begin;
        List<StoredEvent> events = new ArrayList<>(store.fetch(Arrays.copyOfRange(named, from, from + count)));
        if (backward) {
            end = from;
            Collections.reverse(events);
        } else {
            begin = from + count;
        }
        int largest = 1;
        for (StoredEvent event : events) {
            budget.read(event.record());
            largest = Math.max(largest, event.record().weight());
        }
        piece = Math.max(MIN_FETCH, Math.min(MAX_FETCH, FETCH_WEIGHT / largest));
        fetched.addAll(events);
    }
}
