package dev.rollcall.log.index;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.log.store.Fixtures;
import dev.rollcall.log.store.InMemoryLogStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An index that is made anew while events come: its turn comes, too. */
class IndexerTest {

    private static final int STEPS = 3;

    @TempDir
    private Path folder;

    private final InMemoryLogStore store = new InMemoryLogStore();
    private DayIndexes indexes;
    private Indexer indexer;
    private long nanos;

    /** Goes on with an older day of many events, one of the newest coming in between. */
    @BeforeEach
    void step() throws IOException {
        store.append(Collections.nCopies((STEPS + 1) * Indexer.SLICE, Fixtures.record("older")));
        store.receiveAt(Fixtures.NOON.plus(Duration.ofDays(1)));
        indexes = new DayIndexes(folder, store);
        indexer = new Indexer(store, indexes, () -> nanos);
        for (int i = 0; i < STEPS; i++) {
            store.append(List.of(Fixtures.record("newer")));
            nanos += Duration.ofMinutes(1).toNanos();
            assertTrue(indexer.step(false), "the older day is behind");
        }
    }

    @AfterEach
    void close() throws IOException {
        indexes.close();
    }

    @Test
    void whatItHasOfAnOlderDayCanBeFound() {
        List<Long> unpublished =
                indexes.all().stream().map(DayIndex::unpublished).toList();

        assertEquals(List.of(0L, 0L), unpublished);
    }

    @Test
    void aDayThatIsDroppedWhileAnotherBeginsGoes() throws IOException {
        store.dropOldestDay();
        store.receiveAt(Fixtures.NOON.plus(Duration.ofDays(2)));
        store.append(List.of(Fixtures.record("newest")));

        indexer.step(false);

        assertFalse(Files.exists(folder.resolve("2026-11-22")));
        assertEquals(2, indexes.all().size());
    }

    @Test
    void ofAnIndexThatCannotBeUsedNoFileStaysMapped() throws IOException {
        indexes.close();
        indexes.keep(List.of());
        try (Directory other = FSDirectory.open(folder.resolve("2026-11-22"));
                IndexWriter writer = new IndexWriter(other, new IndexWriterConfig())) {
            writer.addDocument(List.of(new NumericDocValuesField("strange", 1)));
        }

        indexer.step(false);
        indexes.close();

        assertEquals(1, indexes.rebuilds());
        assertFalse(Files.readString(Path.of("/proc/self/maps")).contains(folder.toString()), "a file is mapped");
    }

    @Test
    void whatItHasOfAnOlderDayIsCommitted() throws IOException {
        try (Directory older = FSDirectory.open(folder.resolve("2026-11-22"))) {
            assertTrue(DirectoryReader.indexExists(older), "a kill would take all of it out again");
        }
    }
}
