package dev.rollcall.log.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.log.search.Budget.Limit;
import dev.rollcall.log.search.EventIndex.Batch;
import dev.rollcall.log.store.Fixtures;
import dev.rollcall.log.store.InMemoryLogStore;
import dev.rollcall.log.store.LogLevel;
import dev.rollcall.log.store.StoredEvent;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of a search that is too much, or whose index is damaged: nothing is left out, and nothing told twice. */
class FinderTest {

    private static final long PLENTY = 1 << 30;
    private static final Duration LONG = Duration.ofHours(1);
    private static final Filter NOTHING = new Filter(new Query.Not(Query.ALL), Query.Within.ALWAYS);
    private static final Filter AROUND_NOON = new Filter(
            Query.ALL, new Query.Within(Fixtures.NOON.toEpochMilli() - 1000, Fixtures.NOON.toEpochMilli() + 1000));

    private final InMemoryLogStore store = new InMemoryLogStore();
    private long now;

    /** Whoever looks at the clock finds it a millisecond on. */
    private Finder finder(EventIndex index, Duration deadline, long scanBytes) {
        return new Finder(store, index, () -> now += 1_000_000, deadline, scanBytes);
    }

    private void fill(int count, String text) {
        store.append(IntStream.rangeClosed(1, count)
                .mapToObj(i -> Fixtures.record(text))
                .toList());
    }

    /** Goes on from page to page to the end, and returns all sequences in the order in which they came. */
    private static List<Long> all(Finder finder, Filter filter, boolean oldestFirst, int limit, Optional<Limit> ended) {
        List<Long> sequences = new ArrayList<>();
        Slice slice = new Slice(0, Long.MAX_VALUE, oldestFirst, limit);
        Page page = finder.page(filter, slice);
        assertEquals(ended, page.ended());
        for (int pages = 1; ; pages++) {
            page.events().stream().map(StoredEvent::sequence).forEach(sequences::add);
            if (page.next().isEmpty()) {
                return sequences;
            }
            long next = page.next().getAsLong();
            slice = oldestFirst ? new Slice(next, Long.MAX_VALUE, true, limit) : new Slice(0, next, false, limit);
            page = finder.page(filter, slice);
            assertTrue(pages < 100, "it does not come to an end: " + next);
        }
    }

    private static List<Long> upTo(int last, boolean oldestFirst) {
        List<Long> sequences = new ArrayList<>(
                IntStream.rangeClosed(1, last).mapToObj(Long::valueOf).toList());
        if (!oldestFirst) {
            Collections.reverse(sequences);
        }
        return sequences;
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatIsFoundInTimeCountsAndTheRestFollows(boolean oldestFirst) {
        fill(50, "short");
        Finder finder = finder(EventIndex.NONE, Duration.ofMillis(9), PLENTY);

        assertEquals(upTo(50, oldestFirst), all(finder, Filter.ALL, oldestFirst, 1000, Optional.of(Limit.DEADLINE)));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whoFindsNothingInTimeGoesOnBehindWhatWasLookedAt(boolean oldestFirst) {
        fill(50, "short");
        Finder finder = finder(EventIndex.NONE, Duration.ofMillis(9), PLENTY);

        assertEquals(List.of(), all(finder, NOTHING, oldestFirst, 1000, Optional.of(Limit.DEADLINE)));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void asMuchIsReadAsIsAllowedAndTheRestFollows(boolean oldestFirst) {
        fill(50, "x".repeat(72)); // of weight 200
        Finder finder = finder(EventIndex.NONE, LONG, 2_000);

        assertEquals(upTo(50, oldestFirst), all(finder, Filter.ALL, oldestFirst, 1000, Optional.of(Limit.SCAN)));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aPageOfLargeEventsIsShorterAndTheRestFollows(boolean oldestFirst) {
        fill(7, "x".repeat(Page.MAX_WEIGHT / 2));
        fill(1, "x".repeat(2 * Page.MAX_WEIGHT));
        fill(2, "short");
        Finder finder = finder(EventIndex.NONE, LONG, PLENTY);

        assertEquals(upTo(10, oldestFirst), all(finder, Filter.ALL, oldestFirst, 1000, Optional.of(Limit.SIZE)));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void whereTheIndexIsDamagedTheEventsThemselvesAreRead(int whole) {
        fill(20, "short");
        EventIndex damaged = new Damaged(whole);

        for (boolean oldestFirst : new boolean[] {true, false}) {
            assertEquals(
                    upTo(20, oldestFirst),
                    all(finder(damaged, LONG, PLENTY), Filter.ALL, oldestFirst, 7, Optional.empty()));
        }
        Finder finder = finder(damaged, LONG, PLENTY);
        Finder reference = finder(EventIndex.NONE, LONG, PLENTY);
        List<Key> keys = List.of(Key.SERVICE);
        assertEquals(
                reference.facets(AROUND_NOON, keys, 5, reference.budget()),
                finder.facets(AROUND_NOON, keys, 5, finder.budget()));
        assertEquals(
                reference.histogram(AROUND_NOON, 2, reference.budget()).buckets(),
                finder.histogram(AROUND_NOON, 2, finder.budget()).buckets());
    }

    @ParameterizedTest
    @ValueSource(longs = {9, 30})
    void whatIsCountedInTimeIsSaidNotToBeAll(long millis) {
        fill(50, "short");
        Finder finder = finder(EventIndex.NONE, Duration.ofMillis(millis), PLENTY);

        Histogram histogram = finder.histogram(AROUND_NOON, 2, finder.budget());
        Facet facet = finder.facets(AROUND_NOON, List.of(Key.SERVICE), 5, finder.budget())
                .get(0);

        assertEquals(Optional.of(Limit.DEADLINE), histogram.ended());
        assertEquals(Optional.of(Limit.DEADLINE), facet.ended());
        assertTrue(facet.total() > 0 && facet.total() < 50, facet.toString());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatTheIndexHasFoundCountsHoweverLongThatTookAndTheRestFollows(boolean oldestFirst) {
        fill(20, "short");
        EventIndex slow = new Damaged(Integer.MAX_VALUE) {
            @Override
            void give() {
                now += LONG.toNanos();
            }
        };

        assertEquals(
                upTo(20, oldestFirst),
                all(finder(slow, LONG, PLENTY), Filter.ALL, oldestFirst, 1000, Optional.of(Limit.DEADLINE)));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whereNothingWasLookedAtInTimeNothingLeadsOn(boolean oldestFirst) {
        fill(20, "short");
        EventIndex late = new Damaged(Integer.MAX_VALUE) {
            @Override
            void give() {
                throw Budget.outOfTime();
            }
        };
        Finder finder = finder(late, LONG, PLENTY);

        for (Slice slice : List.of(new Slice(0, Long.MAX_VALUE, oldestFirst, 10), new Slice(3, 12, oldestFirst, 10))) {
            assertEquals(
                    new Page(List.of(), Optional.of(Limit.DEADLINE), OptionalLong.empty()),
                    finder.page(Filter.ALL, slice));
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void ofLargeEventsFewAreHeldAtOnce(boolean oldestFirst) {
        fill(100, "x".repeat(128 << 10));
        Finder finder = finder(new Damaged(Integer.MAX_VALUE, 100), LONG, PLENTY);

        assertEquals(upTo(100, oldestFirst), all(finder, Filter.ALL, oldestFirst, 100, Optional.of(Limit.SIZE)));
        assertTrue(store.largestFetch() <= 16, "events fetched at once: " + store.largestFetch());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void ofSmallEventsManyAreFetchedAtOnce(boolean oldestFirst) {
        fill(200, "short");
        Finder finder = finder(new Damaged(Integer.MAX_VALUE, 100), LONG, PLENTY);

        assertEquals(upTo(200, oldestFirst), all(finder, Filter.ALL, oldestFirst, 1000, Optional.empty()));
        assertEquals(100, store.largestFetch());
    }

    /** Knows all events, in batches of 4 or another number, until it has given so many; then it cannot be read. */
    private class Damaged implements EventIndex, EventIndex.Snapshot, EventIndex.Part, EventIndex.Selection {

        private final int whole;
        private final int batch;
        private int given;

        Damaged(int whole) {
            this(whole, 4);
        }

        Damaged(int whole, int batch) {
            this.whole = whole;
            this.batch = batch;
        }

        @Override
        public Snapshot snapshot() {
            given = 0;
            return this;
        }

        @Override
        public List<Part> parts() {
            return List.of(this);
        }

        @Override
        public long first() {
            return store.first();
        }

        @Override
        public long last() {
            return store.last();
        }

        @Override
        public Selection select(Filter filter) {
            return this;
        }

        @Override
        public boolean isExact() {
            return true;
        }

        void give() {
            if (given++ >= whole) {
                throw new IndexDamagedException(new IOException("a checksum is wrong"));
            }
        }

        @Override
        public Batch newest(long before, int limit, Budget budget) {
            give();
            long[] sequences = IntStream.range(0, batch)
                    .mapToLong(i -> before - 1 - i)
                    .filter(sequence -> sequence >= first())
                    .toArray();
            return new Batch(sequences, before - batch);
        }

        @Override
        public Batch oldest(long after, int limit, Budget budget) {
            give();
            long[] sequences = IntStream.range(0, batch)
                    .mapToLong(i -> after + 1 + i)
                    .filter(sequence -> sequence <= last())
                    .toArray();
            return new Batch(sequences, after + batch);
        }

        @Override
        public void count(Tally tally, Budget budget) {
            tally.add(Fixtures.NOON.toEpochMilli(), LogLevel.INFO, 3);
            throw new IndexDamagedException(new IOException("a checksum is wrong"));
        }

        @Override
        public void count(Map<Key, ValueCounts> counts, Budget budget) {
            counts.values().forEach(values -> values.add("Shop", 3));
            throw new IndexDamagedException(new IOException("a checksum is wrong"));
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }

    @Test
    void whatIsAroundAnEventIsLookedForInTheTimeOfOneSearch() {
        fill(300, "x");
        Finder finder = finder(EventIndex.NONE, Duration.ofMillis(50), PLENTY);
        StoredEvent event = finder.event(150).orElseThrow();
        long begun = now;

        Page page = finder.around(event, NOTHING, 10, 10, finder.budget());

        assertEquals(Optional.of(Limit.DEADLINE), page.ended());
        assertTrue(now - begun <= 60_000_000, () -> "it took " + (now - begun) / 1_000_000 + " ms");
    }
}
