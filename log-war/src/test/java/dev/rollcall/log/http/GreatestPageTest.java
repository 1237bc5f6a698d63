package dev.rollcall.log.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.http.HttpCall;
import dev.rollcall.kit.json.Json;
import dev.rollcall.kit.time.SystemTime;
import dev.rollcall.log.http.MergedEntries.Asked;
import dev.rollcall.log.ingest.Ingest;
import dev.rollcall.log.search.EventIndex;
import dev.rollcall.log.search.Filter;
import dev.rollcall.log.search.Finder;
import dev.rollcall.log.search.Page;
import dev.rollcall.log.search.Slice;
import dev.rollcall.log.store.Fixtures;
import dev.rollcall.log.store.InMemoryLogStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** However many bytes JSON takes for what is found, an answer is not longer than those take who ask. */
class GreatestPageTest {

    private static final int MOST = HttpCall.MAX_ANSWER_BYTES;

    private final Json json = new Json();
    private final InMemoryLogStore store = new InMemoryLogStore();
    private final Finder finder =
            new Finder(store, EventIndex.NONE, SystemTime.INSTANCE, Duration.ofMinutes(1), 1L << 30);

    @AfterEach
    void close() {
        json.close();
    }

    private Page greatest(String character, int length) {
        store.clear();
        store.append(IntStream.range(0, 1000)
                .mapToObj(i -> Fixtures.record(character.repeat(length)))
                .toList());
        return finder.page(Filter.ALL, new Slice(0, Long.MAX_VALUE, false, 1000));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0001", "\u001b", "\"", "\\", "\n", "x", "\u00e4", "\u5546", "\ud83d\ude00"})
    void aPageFits(String character) {
        for (int length : new int[] {1500, 30_000}) {
            byte[] answer = json.write(Entries.withArrival(greatest(character, length)));

            assertTrue(answer.length < MOST, "bytes: " + answer.length);
        }
    }

    @Test
    void aPageOfOneEventFits() {
        store.append(List.of(Fixtures.record("\u0001".repeat(Ingest.MAX_LINE_BYTES))));

        byte[] answer =
                json.write(Entries.withArrival(finder.page(Filter.ALL, new Slice(0, Long.MAX_VALUE, false, 1))));

        assertTrue(answer.length < MOST, "bytes: " + answer.length);
    }

    @Test
    void aPageOfManyLogServicesFitsAndTheRestFollows() throws Exception {
        Entries each = Entries.withArrival(greatest("\u0001", 30_000));
        int all = 0;
        Positions from = Positions.NONE;
        for (int pages = 0; pages < 50; pages++) {
            MergedEntries merged = MergedEntries.of(parts(each, from), from, 1000);
            all += merged.entries().size();
            assertTrue(json.write(merged).length < MOST, "bytes of page " + pages);
            from = Positions.parse(String.valueOf(merged.next()));
            if (parts(each, from).stream().noneMatch(Part::isLeft)) {
                break;
            }
        }
        assertEquals(8 * each.entries().size(), all);
    }

    /** What is left of each of eight. */
    private static List<Part> parts(Entries each, Positions from) {
        List<Part> parts = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            long before = from.of("a" + i);
            List<Entry> left = each.entries().stream()
                    .filter(entry -> entry.sequence() < before)
                    .toList();
            Entries answer = new Entries(each.complete(), each.reason(), each.next(), left);
            parts.add(new Part("a" + i, new Asked(null, true, answer.complete(), answer.reason()), answer));
        }
        return parts;
    }
}
