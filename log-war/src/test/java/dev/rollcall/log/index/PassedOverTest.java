package dev.rollcall.log.index;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.log.store.Fixtures;
import dev.rollcall.log.store.InMemoryLogStore;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the disk cannot read while it is indexed is passed over, and found by the index once the disk can. */
class PassedOverTest {

    private static final int EVENTS = 20;

    @TempDir
    private Path folder;

    private final InMemoryLogStore store = new InMemoryLogStore();
    private DayIndexes indexes;
    private Indexer indexer;
    private long nanos;

    @BeforeEach
    void fillTwoDays() throws IOException {
        store.append(Collections.nCopies(EVENTS, Fixtures.record("older")));
        store.receiveAt(Fixtures.NOON.plus(Duration.ofDays(1)));
        store.append(Collections.nCopies(EVENTS, Fixtures.record("newer")));
        open();
    }

    private void open() {
        indexes = new DayIndexes(folder, store);
        indexer = new Indexer(store, indexes, () -> nanos);
    }

    @AfterEach
    void close() throws IOException {
        indexes.close();
    }

    /** Lets a minute pass. */
    private void minute() throws IOException {
        nanos += Duration.ofMinutes(1).toNanos();
        while (indexer.step(true)) {
            nanos += Duration.ofSeconds(1).toNanos();
        }
        nanos += Duration.ofSeconds(1).toNanos();
        assertFalse(indexer.step(true));
    }

    private int found() {
        int found = 0;
        for (DayIndex index : indexes.all()) {
            found += index.acquire().orElseThrow().reader().numDocs();
        }
        return found;
    }

    @Test
    void isFoundWhenItCanBeReadAgain() throws IOException {
        for (long sequence : List.of(1L, 7L, 20L, 21L, 33L, 40L)) {
            store.unreadable(sequence);
            indexes.close();
            indexes.keep(List.of());
            open();
            minute();
            assertEquals(2 * EVENTS - 1, found(), "without " + sequence);

            store.unreadable();
            minute();

            assertEquals(2 * EVENTS, found(), "with " + sequence);
            assertEquals(0, indexes.rebuilds(), "the index could be used");
        }
    }

    @Test
    void isFoundAfterARestart() throws IOException {
        store.unreadable(7L, 8L);
        minute();
        indexer.finish();
        indexes.close();

        store.unreadable();
        open();
        minute();

        assertEquals(2 * EVENTS, found());
    }

    @Test
    void isFoundThoughSomethingBeforeItStaysBad() throws IOException {
        store.unreadable(3L, 7L, 33L);
        minute();

        store.unreadable(3L);
        for (int i = 0; i < 4; i++) {
            minute();
        }

        assertEquals(2 * EVENTS - 1, found());
    }

    @Test
    void isFoundThoughTheDayBeforeItEndsWithWhatStaysBad() throws IOException {
        store.unreadable(20L, 21L);
        minute();

        store.unreadable(20L);
        for (int i = 0; i < 4; i++) {
            minute();
        }

        assertEquals(2 * EVENTS - 1, found());
    }

    @Test
    void isTriedOnceAMinuteAndTheIndexLeftAsItIsWhileItStaysBad() throws IOException {
        store.unreadable(3L, 5L, 33L);
        minute();
        List<DayIndex> before = List.copyOf(indexes.all());
        int read = store.forwards();

        for (int i = 0; i < 59; i++) {
            nanos += Duration.ofSeconds(1).toNanos();
            assertFalse(indexer.step(true));
        }
        assertTrue(store.forwards() <= read + 1, () -> store.forwards() - read + " times in a minute");
        for (int i = 0; i < 10; i++) {
            minute();
        }

        assertTrue(store.forwards() <= read + 12, () -> store.forwards() - read + " times in eleven minutes");
        assertSame(before.get(0), List.copyOf(indexes.all()).get(0));
        assertSame(before.get(1), List.copyOf(indexes.all()).get(1));
    }
}
