package dev.rollcall.log.store;

import static dev.rollcall.log.store.Fixtures.HOSTILE;
import static dev.rollcall.log.store.Fixtures.NOON;
import static dev.rollcall.log.store.Fixtures.SHOP;
import static dev.rollcall.log.store.Fixtures.STOCK;
import static dev.rollcall.log.store.Fixtures.record;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rollcall.kit.ServiceName;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every {@link LogStore} does. A subclass says which one is tested. */
abstract class LogStoreContract {

    /** Returns the store under test, empty; the same one all through a test. */
    abstract LogStore store();

    @Test
    void nothingIsFoundInAnEmptyStore() {
        assertEquals(List.of(), newest(10));
    }

    @Test
    void newestComesFirst() {
        store().append(List.of(record("one"), record("two")));
        store().append(List.of(record("three")));

        assertEquals(List.of("three", "two", "one"), newest(10));
    }

    @Test
    void manyStayInTheirOrder() {
        store().append(IntStream.range(0, 1500)
                .mapToObj(i -> record("line " + i))
                .toList());

        assertEquals(List.of("line 1499", "line 1498"), newest(2));
        assertEquals("line 0", newest(1500).get(1499));
    }

    @Test
    void anEmptyBatchChangesNothing() {
        store().append(List.of());

        assertEquals(List.of(), newest(10));
    }

    @Test
    void everythingComesBackAsItWas() {
        List<LogRecord> records = List.of(
                Fixtures.record(NOON, SHOP, true, LogLevel.ERROR, HOSTILE, HOSTILE, HOSTILE, HOSTILE, HOSTILE),
                Fixtures.record(NOON.plusNanos(1), STOCK, false, LogLevel.TRACE, null, null, null, null, ""),
                Fixtures.record(NOON.minusMillis(1), STOCK, true, LogLevel.INFO, "-", "\\-", "", " ", "-"),
                new LogRecord(
                        Instant.parse("0000-01-01T00:00:00Z"),
                        SHOP,
                        true,
                        LogLevel.FATAL,
                        null,
                        null,
                        null,
                        null,
                        "t",
                        Map.of(HOSTILE, HOSTILE),
                        new ProducerSequence(new UUID(-1, 1), Long.MAX_VALUE)));

        store().append(records);

        List<LogRecord> found = new ArrayList<>(newestRecords(10));
        Collections.reverse(found);
        assertEquals(records, found);
    }

    @Test
    void batchesOfManyThreadsStayWhole() throws ExecutionException, InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<?>> done = new ArrayList<>();
            for (int t = 0; t < 8; t++) {
                String name = "thread " + t + " ";
                done.add(threads.submit(() -> appendBatches(name)));
            }
            for (Future<?> future : done) {
                future.get();
            }
        } finally {
            threads.shutdownNow();
        }

        List<String> texts = newest(1000);
        assertEquals(8 * 10 * 5, texts.size());
        for (int i = 0; i < texts.size(); i += 5) {
            String batch = texts.get(i).replaceAll("/.*", "");
            assertEquals(
                    IntStream.of(4, 3, 2, 1, 0).mapToObj(n -> batch + "/" + n).toList(), texts.subList(i, i + 5));
        }
    }

    @Test
    void everyEventHasTheNextSequence() {
        assertEquals(new Appended(2, 2, 0), store().append(List.of(record("one"), record("two"))));
        assertEquals(new Appended(3, 1, 0), store().append(List.of(record("three"))));

        assertEquals(List.of("1 one", "2 two", "3 three"), drained(store().forward(1)));
        assertEquals(List.of(1L, 3L), List.of(store().first(), store().last()));
    }

    @Test
    void aCursorStartsAnywhereAndGoesEitherWay() {
        store().append(List.of(record("one"), record("two"), record("three")));

        assertEquals(List.of("2 two", "3 three"), drained(store().forward(2)));
        assertEquals(List.of(), drained(store().forward(4)));
        assertEquals(List.of("2 two", "1 one"), drained(store().backward(3)));
        assertEquals(List.of("3 three", "2 two", "1 one"), drained(store().backward(Long.MAX_VALUE)));
        assertEquals(List.of(), drained(store().backward(1)));
    }

    @Test
    void eventsAreFetchedByTheirSequence() {
        store().append(List.of(record("one"), record("two"), record("three")));

        assertEquals(
                List.of("one", "three"),
                store().fetch(new long[] {1, 3, 7}).stream()
                        .map(event -> event.record().text())
                        .toList());
        assertEquals(List.of(), store().fetch(new long[0]));
    }

    @Test
    void whatAProducerSendsAgainIsNotStoredAgain() {
        UUID producer = new UUID(1, 2);
        store().append(List.of(from(SHOP, producer, 1), from(SHOP, producer, 2)));

        assertEquals(
                new Appended(5, 3, 2),
                store().append(List.of(
                        from(SHOP, producer, 1),
                        from(SHOP, producer, 5),
                        from(STOCK, producer, 1),
                        from(SHOP, new UUID(1, 3), 1),
                        from(SHOP, producer, 4))));
        assertEquals(List.of("1 Shop 1", "2 Shop 2", "3 Shop 5", "4 Stock 1", "5 Shop 1"), drained(store().forward(1)));
    }

    @Test
    void aDayIsOneOfEventsReceivedWhateverTimesTheyTell() {
        Instant early = Instant.parse("1970-01-01T00:00:00Z");
        Instant late = Instant.parse("9999-12-31T23:59:59Z");
        store().append(List.of(Fixtures.at(late), Fixtures.at(early)));

        assertEquals(List.of(new Day(LocalDate.of(2026, 11, 22), 1, 2, early, late)), store().days());
    }

    @Test
    void whoListensIsToldOfEveryAppend() {
        AtomicLong seen = new AtomicLong();
        store().onAppended(() -> seen.set(store().last()));

        store().append(List.of(record("one"), record("two")));

        assertEquals(2, seen.get());
    }

    private void appendBatches(String name) {
        for (int b = 0; b < 10; b++) {
            String batch = name + b;
            store().append(IntStream.range(0, 5)
                    .mapToObj(n -> record(batch + "/" + n))
                    .toList());
        }
    }

    /** Returns the texts of so many events, the newest first. */
    List<String> newest(int limit) {
        return newestRecords(limit).stream().map(LogRecord::text).toList();
    }

    private List<LogRecord> newestRecords(int limit) {
        List<LogRecord> records = new ArrayList<>();
        EventCursor events = store().backward(Long.MAX_VALUE);
        for (StoredEvent event = events.next(); event != null && records.size() < limit; event = events.next()) {
            records.add(event.record());
        }
        return records;
    }

    static LogRecord from(ServiceName service, UUID producer, long sequence) {
        return new LogRecord(
                NOON,
                service,
                true,
                LogLevel.INFO,
                null,
                null,
                null,
                null,
                service + " " + sequence,
                Map.of(),
                new ProducerSequence(producer, sequence));
    }

    static List<String> drained(EventCursor cursor) {
        List<String> events = new ArrayList<>();
        for (StoredEvent event = cursor.next(); event != null; event = cursor.next()) {
            events.add(event.sequence() + " " + event.record().text());
        }
        return events;
    }
}
