package dev.rollcall.log.tail;

import dev.rollcall.log.search.Filter;
import dev.rollcall.log.store.EventCursor;
import dev.rollcall.log.store.LogStore;
import dev.rollcall.log.store.StoredEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How far one reader has followed what is stored. Its place is a sequence, so that nothing is lost or repeated,
 * whatever the times of the events. Holds nothing but that: what was missed is read from the store. Not thread-safe.
 */
public final class Tail {

    /**
     * A reader further behind is not shown what is long past: it is put to the end and told what it has missed, and can
     * ask for that.
     */
    static final int MAX_BEHIND = 100_000;

    private static final int MAX_READ = 5_000;
    private static final int MAX_WEIGHT = 256 << 10;

    private final LogStore store;
    private final Filter filter;
    private volatile long position;

    /**
     * Begins behind an event.
     *
     * @param position its sequence; one that the store does not have yet stands for the newest
     */
    public Tail(LogStore store, Filter filter, long position) {
        this.store = store;
        this.filter = filter;
        this.position = Math.min(position, store.last());
    }

    /**
     * What comes next.
     *
     * @param missed the events that are not shown any more, if there are any; they are before the others
     * @param events those of them that are wanted, oldest first
     * @param position the last event that was looked at
     */
    public record Batch(Optional<Missed> missed, List<StoredEvent> events, long position) {}

    /**
     * Events that a reader is not shown, wanted or not.
     *
     * @param first the sequence of the first
     * @param last the sequence of the last
     */
    public record Missed(long first, long last) {}

    /** Returns whether there is something that was not looked at. May be asked by any thread. */
    public boolean isBehind() {
        return store.last() > position;
    }

    /**
     * Takes some of what comes next; there may be more.
     *
     * @throws dev.rollcall.log.store.StoreException if the store cannot be read
     */
    public Batch next() {
        Optional<Missed> missed = skip();
        List<StoredEvent> wanted = new ArrayList<>();
        long last = position;
        long newest = store.last();
        if (newest > last) {
            EventCursor events = store.forward(position + 1);
            int weight = 0;
            for (int read = 0; read < MAX_READ && weight < MAX_WEIGHT; read++) {
                StoredEvent event = events.next();
                if (last + 1 < store.first()) {
                    break; // some were dropped meanwhile: the next batch says so
                }
                if (event == null) {
                    last = Math.max(last, newest); // what is not there is lost
                    break;
                }
                last = event.sequence();
                if (filter.matches(event.record())) {
                    wanted.add(event);
                    weight += event.record().weight();
                }
            }
        }
        position = last;
        return new Batch(missed, wanted, last);
    }

    private Optional<Missed> skip() {
        long before = position;
        long last = store.last();
        if (last - before > MAX_BEHIND) {
            position = last;
        } else if (before + 1 < store.first()) {
            position = store.first() - 1;
        }
        return position == before ? Optional.empty() : Optional.of(new Missed(before + 1, position));
    }
}
