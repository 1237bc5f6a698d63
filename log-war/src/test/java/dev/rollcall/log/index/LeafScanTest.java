package dev.rollcall.log.index;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.rollcall.log.search.Budget;
import dev.rollcall.log.search.EventIndex.Batch;
import dev.rollcall.log.search.Filter;
import dev.rollcall.log.search.Glob;
import dev.rollcall.log.search.Query;
import dev.rollcall.log.store.Fixtures;
import dev.rollcall.log.store.StoredEvent;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a scan has when its time is over. */
class LeafScanTest {

    private static final int EVENTS = 40_000;

    private static DirectoryReader reader;
    private static Leaf leaf;

    /** How often the clock is looked at in time. */
    private int looks;

    /** The first three are the oldest, and rare. */
    @BeforeAll
    static void fill() throws IOException {
        ByteBuffersDirectory directory = new ByteBuffersDirectory();
        EventDocument document = new EventDocument();
        try (IndexWriter writer = new IndexWriter(directory, Writing.config())) {
            for (int i = 1; i <= EVENTS; i++) {
                String text = i <= 3 ? "rare" : "often";
                writer.addDocument(document.of(new StoredEvent(i, Fixtures.NOON, Fixtures.record(text))));
            }
            writer.forceMerge(1);
            writer.commit();
        }
        reader = DirectoryReader.open(directory);
        leaf = Leaf.of(reader, List.of()).get(0);
        assertEquals(EVENTS, leaf.documents());
    }

    @AfterAll
    static void close() throws IOException {
        reader.close();
    }

    private static LeafScan scan(String word) {
        Query.Text text = new Query.Text(List.of(Glob.exactly(word)));
        return new LeafScan(Compiled.of(new Filter(text, Query.Within.ALWAYS)));
    }

    /** The first look is the one that starts the time. */
    private Budget budget(int inTime) {
        looks = -1;
        return new Budget(() -> ++looks > inTime ? 1 : 0, Duration.ofNanos(1), Long.MAX_VALUE);
    }

    @Test
    void newestAreLookedForFartherBackForAsLongAsThereIsTime() throws IOException {
        int window = 1 << 14;

        Batch nothing = scan("rare").newest(leaf, EVENTS + 1, 10, budget(1));
        Batch all = scan("rare").newest(leaf, EVENTS + 1, 10, budget(2));

        assertArrayEquals(new long[0], nothing.sequences());
        assertEquals(EVENTS - window + 1, nothing.reached());
        assertArrayEquals(new long[] {3, 2, 1}, all.sequences());
        assertEquals(1, all.reached());
    }

    @Test
    void whatWasFoundInOneWindowIsThereAlthoughTheNextIsTooMuch() throws IOException {
        Batch found = scan("often").newest(leaf, 20_000, 20_000, budget(5));

        assertEquals(1 << 14, found.sequences().length);
        assertEquals(19_999, found.sequences()[0]);
        assertEquals(20_000 - (1 << 14), found.reached());
    }

    @Test
    void oldestAreThereAsFarAsTheyWereFound() throws IOException {
        Batch found = scan("often").oldest(leaf, 100, 20_000, budget(2));

        assertArrayEquals(LongStream.rangeClosed(101, found.reached()).toArray(), found.sequences());
        assertEquals(100 + 2 * 4096, found.reached());
    }

    @Test
    void whoHasGotNowhereSaysSo() {
        assertThrows(Budget.SpentException.class, () -> scan("rare").newest(leaf, EVENTS + 1, 10, budget(0)));
        assertThrows(Budget.SpentException.class, () -> scan("rare").oldest(leaf, 0, 10, budget(0)));
    }
}
