package dev.rollcall.log.index;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.testing.Eventually;
import dev.rollcall.kit.threads.Threads;
import dev.rollcall.kit.time.SystemTime;
import dev.rollcall.log.search.EventIndex;
import dev.rollcall.log.search.Filter;
import dev.rollcall.log.search.Finder;
import dev.rollcall.log.search.Glob;
import dev.rollcall.log.search.Key;
import dev.rollcall.log.search.Page;
import dev.rollcall.log.search.Query;
import dev.rollcall.log.search.Slice;
import dev.rollcall.log.store.Fixtures;
import dev.rollcall.log.store.InMemoryLogStore;
import dev.rollcall.log.store.LogLevel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The index agrees with {@link Query#matches} on everything, whatever has happened to its files. */
class LuceneIndexTest {

    private static final Duration LIMIT = Duration.ofSeconds(20);

    @TempDir
    private Path folder;

    private final InMemoryLogStore store = new InMemoryLogStore();
    private LuceneIndex index;

    @AfterEach
    void stop() {
        if (index != null) {
            index.close();
        }
    }

    private void open() {
        index = LuceneIndex.open(store, folder, Threads.named("test-indexer"), SystemTime.INSTANCE);
    }

    private void openAndCatchUp() {
        open();
        Eventually.isTrue(LIMIT, "everything can be found by the index", () -> known() == store.last());
    }

    private long known() {
        return Indexes.known(index);
    }

    private Finder with(EventIndex some) {
        return new Finder(store, some, SystemTime.INSTANCE, Duration.ofMinutes(1), 1 << 30);
    }

    /** Three days, in the order in which they came. */
    private void fill(Events events) {
        fill(events, Duration.ZERO);
    }

    private void fill(Events events, Duration later) {
        for (int day = 0; day < 3; day++) {
            store.receiveAt(Fixtures.NOON.plus(Duration.ofDays(day)).plus(later));
            store.append(IntStream.range(0, 60).mapToObj(i -> events.record()).toList());
        }
    }

    private void mustAgree(Filter filter) {
        Finder reference = with(EventIndex.NONE);
        Finder indexed = with(index);
        for (Slice slice : List.of(
                new Slice(0, Long.MAX_VALUE, false, 1000),
                new Slice(0, Long.MAX_VALUE, false, 7),
                new Slice(0, 100, false, 5),
                new Slice(70, 100, false, 1000),
                new Slice(50, Long.MAX_VALUE, true, 9))) {
            Page expected = reference.page(filter, slice);
            Page actual = indexed.page(filter, slice);
            assertEquals(expected, actual, () -> filter + " " + slice);
        }
        List<Key> keys = List.of(Key.SERVICE, Key.LOGGER, Key.attribute("Shop"), Key.attribute(""));
        assertEquals(Indexes.facets(reference, filter, keys), Indexes.facets(indexed, filter, keys), filter::toString);
        mustCountAlike(filter, 900);
    }

    private void mustCountAlike(Filter filter, long millisAroundNoon) {
        long noon = Fixtures.NOON.toEpochMilli();
        Filter bounded = new Filter(filter.query(), new Query.Within(noon - millisAroundNoon, noon + millisAroundNoon));
        assertEquals(
                Indexes.buckets(with(EventIndex.NONE), bounded),
                Indexes.buckets(with(index), bounded),
                bounded::toString);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void whatItFindsIsWhatReadingFinds(long seed) {
        Events events = new Events(seed);
        fill(events);
        openAndCatchUp();

        for (int i = 0; i < 100; i++) {
            mustAgree(events.filter());
        }
    }

    /** More than are counted at a time. Their times are in no order; of some bounds they all lie within. */
    @Test
    void manyAreCountedAsReadingCountsThem() {
        Events events = new Events(3);
        store.append(Stream.generate(events::record).limit(10_000).toList());
        openAndCatchUp();

        for (Query query : List.of(Filter.ALL.query(), Query.Levels.atLeast(LogLevel.WARN))) {
            mustCountAlike(new Filter(query, Query.Within.ALWAYS), 900);
            mustCountAlike(new Filter(query, Query.Within.ALWAYS), 2000);
            mustCountAlike(
                    new Filter(query, Query.Within.ALWAYS), Duration.ofHours(1).toMillis());
        }
    }

    /** By the minute only those that are within the bounds with all others of their piece of the index. */
    @ParameterizedTest
    @ValueSource(longs = {1, 59_999, 60_000, 60_001, 86_400_000, 1_000_000_000_000L})
    void eventsFarApartAreCountedAsReadingCountsThem(long apart) {
        Instant begin = Fixtures.NOON.minusMillis(2 * apart);
        store.append(IntStream.range(0, 500)
                .mapToObj(i -> Fixtures.at(begin.plusMillis(apart * (i % 5))))
                .toList());
        openAndCatchUp();

        for (long around : List.of(Duration.ofMinutes(10).toMillis(), 2 * apart, 2 * apart + 60_000)) {
            mustCountAlike(Filter.ALL, around);
        }
    }

    @Test
    void whatIsNotIndexedYetIsReadWithTheRest() {
        Events events = new Events(7);
        fill(events);
        openAndCatchUp();
        index.close(); // so that it stays behind
        store.append(IntStream.range(0, 30).mapToObj(i -> events.record()).toList());

        mustAgree(Filter.ALL);
    }

    @Test
    void anAppendedEventIsFoundAtOnce() {
        open();

        for (int i = 1; i <= 50; i++) {
            store.append(List.of(Fixtures.record("event " + i)));
            assertEquals("event " + i, newest());
        }
    }

    private String newest() {
        return with(index)
                .page(Filter.ALL, new Slice(0, Long.MAX_VALUE, false, 1))
                .events()
                .get(0)
                .record()
                .text();
    }

    @Test
    void itGoesOnWhereItWas() throws IOException {
        Events events = new Events(8);
        fill(events);
        openAndCatchUp();
        index.close();
        long before = modified();
        store.append(List.of(events.record()));

        openAndCatchUp();

        assertEquals(0, index.rebuilds());
        assertEquals(before, modified());
        mustAgree(Filter.ALL);
    }

    /** When the files of the oldest day, which is finished, were written. */
    private long modified() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("2026-11-22"))) {
            return files.filter(file -> !file.endsWith("write.lock"))
                    .mapToLong(file -> file.toFile().lastModified())
                    .sum();
        }
    }

    @Test
    void daysThatAreDroppedGo() {
        fill(new Events(9));
        openAndCatchUp();

        store.dropOldestDay();

        Eventually.isTrue(LIMIT, "the folder is gone", () -> !Files.exists(folder.resolve("2026-11-22")));
        mustAgree(Filter.ALL);
    }

    @Test
    void whereTheOldestEventsOfADayAreDroppedTheOthersAreFoundByTheIndexAgain() {
        fill(new Events(9));
        openAndCatchUp();

        store.dropOldest(30);

        mustAgree(Filter.ALL); // meanwhile
        Eventually.isTrue(LIMIT, "the index begins with what is there", () -> begin() == 31 && known() == store.last());
        mustAgree(Filter.ALL);
        assertEquals(0, index.rebuilds());
    }

    /** Returns the first sequence that the index knows. */
    private long begin() {
        try (EventIndex.Snapshot snapshot = index.snapshot()) {
            return snapshot.parts().stream()
                    .mapToLong(EventIndex.Part::first)
                    .min()
                    .orElse(0);
        }
    }

    /** Lucene takes 1,024 clauses. */
    @Test
    void aQuestionOfVeryManyPartsIsAnsweredAndDoesTheIndexNoHarm() {
        fill(new Events(14));
        openAndCatchUp();
        List<Query> many = IntStream.range(0, 700)
                .mapToObj(i -> (Query) new Query.Fact(Key.attribute("n" + i), Glob.exactly("S")))
                .toList();
        Query few = new Query.Or(List.of(new Query.Fact(Key.SERVICE, Glob.exactly("Stock")), new Query.Or(many)));

        mustAgree(new Filter(new Query.And(List.of(few, new Query.Not(new Query.Or(many)))), Query.Within.ALWAYS));
        mustAgree(new Filter(
                new Query.Or(Stream.concat(many.stream(), Stream.of(few)).toList()), Query.Within.ALWAYS));
        mustAgree(new Filter(
                new Query.Or(Stream.concat(many.stream(), many.stream()).toList()), Query.Within.ALWAYS));
        store.append(List.of(Fixtures.record("one more")));

        Eventually.isTrue(LIMIT, "everything can be found by the index", () -> known() == store.last());
        assertEquals(0, index.rebuilds());
    }

    @Test
    void anIndexThatWasDeletedIsMadeAnew() throws IOException {
        damaged(this::delete);
    }

    @Test
    void anIndexOfWhichAFileIsMissingIsMadeAnew() throws IOException {
        damaged(file -> {
            if (!file.toString().contains("segments_")) {
                delete(file);
            }
        });
        assertTrue(index.rebuilds() > 0);
    }

    @Test
    void anIndexThatWasCutIsMadeAnew() throws IOException {
        damaged(file -> {
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                channel.truncate(channel.size() / 2);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        assertTrue(index.rebuilds() > 0);
    }

    @Test
    void anIndexOfRubbishIsMadeAnew() throws IOException {
        damaged(file -> {
            try {
                Files.write(file, "rubbish".repeat(100).getBytes(java.nio.charset.StandardCharsets.US_ASCII));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        assertTrue(index.rebuilds() > 0);
    }

    /** As where the disk cannot read any more what was there when the index was opened. */
    @Test
    void anIndexThatIsCutWhileItIsOpenIsMadeAnew() throws IOException {
        fill(new Events(12));
        openAndCatchUp();
        index.close();
        open();
        Eventually.isTrue(LIMIT, "all days are open", () -> index.behind() == 0);
        try (Stream<Path> files = Files.list(folder.resolve("2026-11-22"))) {
            files.filter(file -> !file.endsWith("write.lock")).forEach(LuceneIndexTest::empty);
        }

        mustAgree(Filter.ALL);
        mustAgree(new Filter(new Query.Fact(Key.SERVICE, Glob.exactly("Shop")), Query.Within.ALWAYS));
        Eventually.isTrue(LIMIT, "the index is made anew", () -> index.rebuilds() > 0 && known() == store.last());
        mustAgree(Filter.ALL);
    }

    private static void empty(Path file) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As after a restore of an older store, which has gone on since. */
    @Test
    void anIndexOfOtherEventsIsMadeAnew() {
        fill(new Events(10));
        openAndCatchUp();
        index.close();
        store.clear();
        fill(new Events(11), Duration.ofMinutes(1));

        openAndCatchUp();

        mustAgree(Filter.ALL);
    }

    /** As after a power cut that took what was not forced. */
    @Test
    void anIndexThatKnowsMoreThanTheStoreIsMadeAnew() {
        fill(new Events(10));
        openAndCatchUp();
        index.close();
        store.clear();
        store.append(List.of(Fixtures.record("one")));

        openAndCatchUp();

        mustAgree(Filter.ALL);
    }

    private void damaged(java.util.function.Consumer<Path> damage) throws IOException {
        Events events = new Events(12);
        fill(events);
        openAndCatchUp();
        index.close();
        try (Stream<Path> files = Files.walk(folder)) {
            files.filter(Files::isRegularFile).forEach(damage);
        }

        open();
        mustAgree(Filter.ALL); // meanwhile
        Eventually.isTrue(LIMIT, "everything can be found by the index", () -> known() == store.last());
        for (int i = 0; i < 20; i++) {
            mustAgree(events.filter());
        }
    }

    private void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void nothingIsLeftWhenItIsClosed() throws IOException {
        fill(new Events(13));
        openAndCatchUp();
        mustAgree(Filter.ALL);

        index.close();

        assertFalse(
                Thread.getAllStackTraces().keySet().stream()
                        .anyMatch(thread -> thread.getName().contains("indexer")
                                || thread.getName().contains("Lucene")),
                "a thread is left");
        assertFalse(
                Files.readString(Path.of("/proc/self/maps"))
                        .contains(folder.toAbsolutePath().toString()),
                "a file is still mapped");
    }
}
