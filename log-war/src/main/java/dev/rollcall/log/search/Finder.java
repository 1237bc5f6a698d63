package dev.rollcall.log.search;

import dev.rollcall.kit.time.Ticker;
import dev.rollcall.log.search.EventIndex.Selection;
import dev.rollcall.log.search.EventIndex.Snapshot;
import dev.rollcall.log.search.Ranges.Range;
import dev.rollcall.log.store.LogStore;
import dev.rollcall.log.store.StoredEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;

/**
 * Finds what is stored: by an index where there is one, else by reading. Answers are never wrong; where a budget runs
 * out they are incomplete and say so. Takes bounded memory, whatever is stored. Thread-safe.
 */
public final class Finder {

    private static final Logger LOG = LogManager.getLogger(Finder.class);

    private final LogStore store;
    private final EventIndex index;
    private final Ticker ticker;
    private final Duration deadline;
    private final long scanBytes;

    /**
     * Takes where to look.
     *
     * @param deadline how long a search may take
     * @param scanBytes how much of the store it may read
     */
    public Finder(LogStore store, EventIndex index, Ticker ticker, Duration deadline, long scanBytes) {
        this.store = store;
        this.index = index;
        this.ticker = ticker;
        this.deadline = deadline;
        this.scanBytes = scanBytes;
    }

    /** Begins the time that a search may take. */
    public Budget budget() {
        return budget(deadline);
    }

    /** Begins the time that a search may take, and {@code most} at most. */
    public Budget budget(Duration most) {
        return new Budget(ticker, most.compareTo(deadline) < 0 ? most : deadline, scanBytes);
    }

    /** Returns one page. */
    public Page page(Filter filter, Slice slice) {
        return page(filter, slice, budget());
    }

    /** Returns one page, or as much of it as {@code budget}, that of one search, allows. */
    public Page page(Filter filter, Slice slice, Budget budget) {
        List<StoredEvent> found = new ArrayList<>();
        int[] weight = {0};
        return search(filter, slice, budget, found, event -> {
            weight[0] += Page.weight(event.record());
            if (!found.isEmpty() && weight[0] > Page.MAX_WEIGHT) {
                throw new Budget.SpentException(Budget.Limit.SIZE);
            }
            found.add(event);
        });
    }

    /**
     * Hands one answer after the other to {@code taker}, and returns a page without events that tells how it ended.
     *
     * @param time how long that may take, instead of the deadline of a page
     */
    public Page stream(Filter filter, Slice slice, Duration time, Consumer<StoredEvent> taker) {
        return search(filter, slice, new Budget(ticker, time, Long.MAX_VALUE), List.of(), taker);
    }

    private Page search(
            Filter filter, Slice slice, Budget budget, List<StoredEvent> events, Consumer<StoredEvent> taker) {
        long next = slice.oldestFirst() ? slice.after() : slice.before();
        try (Snapshot snapshot = index.snapshot()) {
            Walk walk = walk(snapshot, filter, slice, budget);
            try {
                for (int found = 0; found < slice.limit(); found++) {
                    StoredEvent event = walk.next();
                    if (event == null) {
                        return new Page(events, Optional.empty(), OptionalLong.empty());
                    }
                    taker.accept(event);
                    next = event.sequence();
                }
                return new Page(events, Optional.empty(), OptionalLong.of(next));
            } catch (Budget.SpentException e) {
                boolean taken = e.limit() == Budget.Limit.SIZE;
                return new Page(events, Optional.of(e.limit()), taken ? OptionalLong.of(next) : walk.position());
            }
        }
    }

    private Walk walk(Snapshot snapshot, Filter filter, Slice slice, Budget budget) {
        List<Range> ranges = Ranges.of(store.days(), snapshot.parts(), filter).stream()
                .map(slice::within)
                .filter(range -> range.first() <= range.last())
                .toList();
        boolean backward = !slice.oldestFirst();
        long from = backward ? slice.before() : slice.after();
        return new Walk(store, filter, budget, ranges, backward, from, slice.limit());
    }

    /** Counts the answers by time and level; {@code filter} has bounds of time, which are divided into the buckets. */
    public Histogram histogram(Filter filter, int buckets, Budget budget) {
        return undamaged(some -> {
            Histogram histogram = Histogram.over(filter.within(), buckets);
            each(
                            some,
                            filter,
                            budget,
                            selection -> selection.count(histogram, budget),
                            event -> histogram.add(
                                    event.record().time().toEpochMilli(),
                                    event.record().level(),
                                    1))
                    .ifPresent(histogram::end);
            return histogram;
        });
    }

    /**
     * Counts the values of the answers under each key. No key is the trace. The answers are looked for once.
     *
     * @return one for each key, in their order
     */
    public List<Facet> facets(Filter filter, List<Key> keys, int limit, Budget budget) {
        return undamaged(some -> {
            Map<Key, ValueCounts> counts = new HashMap<>();
            keys.forEach(key -> counts.put(key, new ValueCounts()));
            Optional<Budget.Limit> ended = each(
                    some,
                    filter,
                    budget,
                    selection -> selection.count(counts, budget),
                    event -> counts.forEach((key, values) -> values.add(key.of(event.record()))));
            return keys.stream()
                    .map(key -> Facet.of(Objects.requireNonNull(counts.get(key)), limit, ended))
                    .toList();
        });
    }

    /** Half of a part may be counted before it turns out to be damaged, so everything is counted again. */
    private <T> T undamaged(Function<EventIndex, T> count) {
        try {
            return count.apply(index);
        } catch (IndexDamagedException e) {
            LOG.warn("Index cannot be read, events are read instead", e);
            return count.apply(EventIndex.NONE);
        }
    }

    /** Counts what the index knows exactly, and looks at everything else, newest first. */
    private Optional<Budget.Limit> each(
            EventIndex some, Filter filter, Budget budget, Consumer<Selection> counter, Consumer<StoredEvent> taker) {
        try (Snapshot snapshot = some.snapshot()) {
            List<Range> uncounted = new ArrayList<>();
            for (Range range : Ranges.of(store.days(), snapshot.parts(), filter)) {
                Selection selection = range.selection();
                if (selection != null && selection.isExact()) {
                    counter.accept(selection);
                } else {
                    uncounted.add(range);
                }
            }
            Walk walk = new Walk(store, filter, budget, uncounted, true, Long.MAX_VALUE, Integer.MAX_VALUE);
            for (StoredEvent event = walk.next(); event != null; event = walk.next()) {
                taker.accept(event);
            }
            return Optional.empty();
        } catch (Budget.SpentException e) {
            return Optional.of(e.limit());
        }
    }

    /**
     * Returns an event and those around it, newest first. Older ones are looked for first, as far as there is time.
     *
     * @param filter what the others must be like
     * @param older how many older ones at most
     * @param newer how many newer ones at most
     */
    public Page around(StoredEvent event, Filter filter, int older, int newer, Budget budget) {
        Slice back = new Slice(0, event.sequence(), false, older);
        Page before = older == 0 ? Page.EMPTY : page(filter, back, budget);
        Slice on = new Slice(event.sequence(), Long.MAX_VALUE, true, newer);
        Page after = newer == 0 ? Page.EMPTY : page(filter, on, budget);
        List<StoredEvent> all = new ArrayList<>(after.events());
        Collections.reverse(all);
        all.add(event);
        all.addAll(before.events());
        return new Page(all, after.ended().or(before::ended), OptionalLong.empty());
    }

    /** Returns the event with that sequence; empty if it is not there. */
    public Optional<StoredEvent> event(long sequence) {
        return store.fetch(new long[] {sequence}).stream().findFirst();
    }
}
