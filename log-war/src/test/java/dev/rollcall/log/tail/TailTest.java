package dev.rollcall.log.tail;

import static dev.rollcall.log.store.Fixtures.record;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.metrics.Timer;
import dev.rollcall.log.search.Filter;
import dev.rollcall.log.search.Query;
import dev.rollcall.log.search.QueryParser;
import dev.rollcall.log.search.QuerySyntaxException;
import dev.rollcall.log.store.EventCursor;
import dev.rollcall.log.store.Fixtures;
import dev.rollcall.log.store.InMemoryLogStore;
import dev.rollcall.log.store.SegmentStore;
import dev.rollcall.log.store.SegmentStore.Surroundings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TailTest {

    private final InMemoryLogStore store = new InMemoryLogStore();

    private void append(int from, int to) {
        store.append(IntStream.rangeClosed(from, to)
                .mapToObj(i -> record("line " + i))
                .toList());
    }

    private static List<String> texts(Tail.Batch batch) {
        return batch.events().stream().map(event -> event.record().text()).toList();
    }

    @Test
    void whoBeginsSeesWhatComes() {
        append(1, 3);
        Tail tail = new Tail(store, Filter.ALL, Long.MAX_VALUE);

        assertFalse(tail.isBehind());
        append(4, 5);

        assertTrue(tail.isBehind());
        assertEquals(List.of("line 4", "line 5"), texts(tail.next()));
        assertEquals(List.of(), texts(tail.next()));
    }

    @Test
    void whoComesBackGoesOn() {
        append(1, 5);

        assertEquals(List.of("line 4", "line 5"), texts(new Tail(store, Filter.ALL, 3).next()));
    }

    @Test
    void aPlaceOfAnotherStoreIsTheNewest() {
        append(1, 5);
        Tail tail = new Tail(store, Filter.ALL, 999);

        append(6, 6);

        assertEquals(List.of("line 6"), texts(tail.next()));
    }

    @Test
    void whatIsNotWantedIsPassedOver() throws QuerySyntaxException {
        Tail tail = new Tail(store, new Filter(QueryParser.parse("7"), Query.Within.ALWAYS), Long.MAX_VALUE);
        append(1, 10);

        Tail.Batch batch = tail.next();

        assertEquals(List.of("line 7"), texts(batch));
        assertEquals(10, batch.position());
    }

    @Test
    void muchIsToldInSeveralBatches() {
        Tail tail = new Tail(store, Filter.ALL, Long.MAX_VALUE);
        append(1, 20_000);
        int told = 0;

        while (tail.isBehind()) {
            Tail.Batch batch = tail.next();
            assertTrue(batch.events().size() <= 5_000);
            assertEquals("line " + (told + 1), texts(batch).get(0));
            told += batch.events().size();
        }

        assertEquals(20_000, told);
    }

    @Test
    void whoIsFarBehindIsToldWhatWasMissed() {
        Tail tail = new Tail(store, Filter.ALL, Long.MAX_VALUE);
        append(1, Tail.MAX_BEHIND + 1);

        Tail.Batch batch = tail.next();
        append(0, 0);

        assertEquals(Optional.of(new Tail.Missed(1, Tail.MAX_BEHIND + 1)), batch.missed());
        assertEquals(List.of(), batch.events());
        assertEquals(List.of("line 0"), texts(tail.next()));
    }

    /** Else its reader would be called again and again, until something else is stored. */
    @Test
    void whatIsDamagedAtTheEndIsPassedOver(@TempDir Path folder) throws IOException {
        Surroundings around = new Surroundings(() -> Fixtures.NOON, () -> 0, Timer.NONE);
        try (SegmentStore stored = SegmentStore.open(folder, Fixtures.keepingAll(), around)) {
            stored.append(List.of(record("whole")));
            int end = (int) stored.size();
            stored.append(List.of(record("damaged")));
            Path segment = folder.resolve("2026-11-22/00000000000000000001.open");
            byte[] bytes = Files.readAllBytes(segment);
            bytes[end]++;
            Files.write(segment, bytes);
            Tail tail = new Tail(stored, Filter.ALL, 0);

            assertEquals(List.of("whole"), texts(tail.next()));
            assertFalse(tail.isBehind());

            stored.append(List.of(record("new")));
            assertEquals(List.of("new"), texts(tail.next()));
        }
    }

    @Test
    void whatIsDroppedWhileItIsReadIsMissed() {
        InMemoryLogStore dropping = new InMemoryLogStore() {
            @Override
            public synchronized EventCursor forward(long fromSequence) {
                if (days().size() > 1) {
                    dropOldestDay();
                }
                return super.forward(fromSequence);
            }
        };
        dropping.append(List.of(record("line 1"), record("line 2")));
        dropping.receiveAt(Instant.parse("2026-11-23T12:00:00Z"));
        dropping.append(List.of(record("line 3")));
        Tail tail = new Tail(dropping, Filter.ALL, 0);

        List<Tail.Batch> batches = List.of(tail.next(), tail.next());

        assertEquals(List.of(), texts(batches.get(0)));
        assertEquals(Optional.of(new Tail.Missed(1, 2)), batches.get(1).missed());
        assertEquals(List.of("line 3"), texts(batches.get(1)));
    }

    @Test
    void whatWasDroppedMeanwhileIsMissed() {
        append(1, 3);
        store.receiveAt(Instant.parse("2026-11-23T12:00:00Z"));
        append(4, 5);
        store.dropOldestDay();

        Tail.Batch batch = new Tail(store, Filter.ALL, 1).next();

        assertEquals(Optional.of(new Tail.Missed(2, 3)), batch.missed());
        assertEquals(List.of("line 4", "line 5"), texts(batch));
    }
}
