package dev.rollcall.log.index;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rollcall.kit.testing.Eventually;
import dev.rollcall.kit.threads.Threads;
import dev.rollcall.kit.time.SystemTime;
import dev.rollcall.log.search.Budget;
import dev.rollcall.log.search.Filter;
import dev.rollcall.log.search.Finder;
import dev.rollcall.log.search.Glob;
import dev.rollcall.log.search.Key;
import dev.rollcall.log.search.Query;
import dev.rollcall.log.search.Slice;
import dev.rollcall.log.store.Fixtures;
import dev.rollcall.log.store.InMemoryLogStore;
import dev.rollcall.log.store.LogLevel;
import dev.rollcall.log.store.LogRecord;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Time that runs out is no damage, however often the clock was looked at before: where terms are looked through and times
 * are read Lucene looks itself.
 */
class DeadlineTest {

    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final int EVENTS = 3_000;

    /** Wildcards, and bounds of time that cut through the index. */
    private static final Filter HALF = new Filter(
            new Query.Text(List.of(Glob.of(new int[] {'s', Glob.ANY, 'd'}))),
            new Query.Within(Fixtures.NOON.toEpochMilli(), Fixtures.NOON.toEpochMilli() + EVENTS / 2));

    @TempDir
    private Path folder;

    private final InMemoryLogStore store = new InMemoryLogStore();
    private LuceneIndex index;

    @BeforeEach
    void fill() {
        store.append(IntStream.range(0, EVENTS).mapToObj(DeadlineTest::sold).toList());
        index = LuceneIndex.open(store, folder, Threads.named("test-indexer"), SystemTime.INSTANCE);
        Eventually.isTrue(LIMIT, "everything can be found by the index", () -> known() == EVENTS);
    }

    @AfterEach
    void stop() {
        index.close();
    }

    private static LogRecord sold(int milli) {
        return Fixtures.record(
                Fixtures.NOON.plusMillis(milli), Fixtures.SHOP, true, LogLevel.INFO, null, null, null, null, "sold");
    }

    private long known() {
        return Indexes.known(index);
    }

    /** Has the time run out at each look at the clock in turn, until a search is over before. */
    private void mustEndInTime(Function<Finder, Optional<Budget.Limit>> search) {
        int[] looks = {0};
        for (int late = 1; looks[0] >= late - 1; late++) {
            int from = late;
            looks[0] = 0;
            Finder finder = new Finder(store, index, () -> ++looks[0] > from ? LIMIT.toNanos() : 0, LIMIT, 1 << 30);

            Optional<Budget.Limit> ended = search.apply(finder);

            String when = "when the time was over after " + from + " looks";
            assertEquals(looks[0] > from ? Optional.of(Budget.Limit.DEADLINE) : Optional.empty(), ended, when);
            assertEquals(EVENTS, known(), when);
        }
        assertEquals(0, index.rebuilds());
    }

    @Test
    void thePageOfTheNewestEndsInTime() {
        mustEndInTime(finder ->
                finder.page(HALF, new Slice(0, Long.MAX_VALUE, false, 3)).ended());
    }

    @Test
    void thePageOfTheOldestEndsInTime() {
        mustEndInTime(finder ->
                finder.page(HALF, new Slice(1, Long.MAX_VALUE, true, 3)).ended());
    }

    @Test
    void countingByTimeEndsInTime() {
        mustEndInTime(finder -> finder.histogram(HALF, 5, finder.budget()).ended());
    }

    @Test
    void countingByValueEndsInTime() {
        mustEndInTime(finder -> finder.facets(HALF, List.of(Key.SERVICE), 5, finder.budget())
                .get(0)
                .ended());
    }
}
