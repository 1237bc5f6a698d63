package dev.rollcall.log.store;

import static dev.rollcall.log.store.Fixtures.HOSTILE;
import static dev.rollcall.log.store.Fixtures.NOON;
import static dev.rollcall.log.store.Fixtures.SHOP;
import static dev.rollcall.log.store.Fixtures.STOCK;
import static dev.rollcall.log.store.Fixtures.record;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
        assertEquals(new LogPage(List.of(), true), store().newest(LogQuery.newest(10)));
    }

    @Test
    void newestComesFirst() {
        store().append(List.of(record("one"), record("two")));
        store().append(List.of(record("three")));

        assertEquals(List.of("three", "two", "one"), texts(LogQuery.newest(10)));
    }

    @Test
    void noMoreThanTheLimitIsReturned() {
        store().append(IntStream.range(0, 1500)
                .mapToObj(i -> record("line " + i))
                .toList());

        assertEquals(List.of("line 1499", "line 1498"), texts(LogQuery.newest(2)));
        assertEquals(1000, texts(LogQuery.newest(1000)).size());
    }

    @Test
    void anEmptyBatchChangesNothing() {
        store().append(List.of());

        assertEquals(List.of(), texts(LogQuery.newest(10)));
    }

    @Test
    void forcedRecordsAreFound() {
        store().append(List.of(record("one")));

        assertEquals(List.of("one"), texts(LogQuery.newest(10)));
    }

    @Test
    void onlyTheServiceAskedForIsReturned() {
        ServiceName longer = new ServiceName("Shop Floor");
        store().append(List.of(
                record(SHOP, LogLevel.INFO, null, "a"),
                record(STOCK, LogLevel.INFO, null, "b"),
                record(longer, LogLevel.INFO, null, "c")));

        assertEquals(List.of("a"), texts(new LogQuery(SHOP, LogLevel.TRACE, null, 10)));
    }

    @Test
    void theLevelAskedForIsTheLeastSerious() {
        for (LogLevel level : LogLevel.values()) {
            store().append(List.of(record(SHOP, level, null, level.name())));
        }

        assertEquals(List.of("FATAL", "ERROR", "WARN"), texts(new LogQuery(null, LogLevel.WARN, null, 10)));
    }

    @Test
    void onlyTheTraceAskedForIsReturned() {
        store().append(List.of(
                record(SHOP, LogLevel.INFO, "4bf9", "a"),
                record(SHOP, LogLevel.INFO, null, "b"),
                record(STOCK, LogLevel.DEBUG, "4bf9", "c")));

        assertEquals(List.of("c", "a"), texts(new LogQuery(null, LogLevel.TRACE, "4bf9", 10)));
    }

    @Test
    void everythingComesBackAsItWas() {
        List<LogRecord> records = List.of(
                new LogRecord(NOON, SHOP, true, LogLevel.ERROR, HOSTILE, HOSTILE, HOSTILE, HOSTILE, HOSTILE),
                new LogRecord(NOON.plusNanos(1), STOCK, false, LogLevel.TRACE, null, null, null, null, ""),
                new LogRecord(NOON.minusMillis(1), STOCK, true, LogLevel.INFO, "-", "\\-", "", " ", "-"),
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

        List<LogRecord> found =
                new ArrayList<>(store().newest(LogQuery.newest(10)).records());
        Collections.reverse(found);
        assertEquals(records, found);
    }

    @Test
    void aPageOfLargeRecordsEndsEarlyAndSaysSo() {
        String large = "x".repeat(256 << 10);
        for (int i = 0; i < 20; i++) {
            store().append(List.of(record(large)));
        }

        LogPage page = store().newest(LogQuery.newest(20));

        assertFalse(page.complete());
        assertTrue(
                !page.records().isEmpty() && page.records().size() < 20,
                () -> "" + page.records().size());
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

        List<String> texts = texts(LogQuery.newest(1000));
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
        store().append(List.of(at(late), at(early)));

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

    List<String> texts(LogQuery query) {
        return store().newest(query).records().stream().map(LogRecord::text).toList();
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

    private static LogRecord at(Instant time) {
        return new LogRecord(time, SHOP, true, LogLevel.INFO, null, null, null, null, "t");
    }

    static List<String> drained(EventCursor cursor) {
        List<String> events = new ArrayList<>();
        try (cursor) {
            for (StoredEvent event = cursor.next(); event != null; event = cursor.next()) {
                events.add(event.sequence() + " " + event.record().text());
            }
        }
        return events;
    }
}
