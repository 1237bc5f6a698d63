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
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
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
        store().force();

        assertEquals(List.of(), texts(LogQuery.newest(10)));
    }

    @Test
    void forcedRecordsAreFound() {
        store().append(List.of(record("one")));
        store().force();

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
                new LogRecord(NOON.minusMillis(1), STOCK, true, LogLevel.INFO, "-", "\\-", "", " ", "-"));

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

    private void appendBatches(String name) {
        for (int b = 0; b < 10; b++) {
            String batch = name + b;
            store().append(IntStream.range(0, 5)
                    .mapToObj(n -> record(batch + "/" + n))
                    .toList());
            store().force();
        }
    }

    List<String> texts(LogQuery query) {
        return store().newest(query).records().stream().map(LogRecord::text).toList();
    }
}
