package dev.rollcall.kit.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was acknowledged stays, and nobody disturbs the others. */
class DatabaseDurabilityTest {
    private static final int ROWS = 500;

    @TempDir
    Path folder;

    private final EmbeddedDatabase database = new EmbeddedDatabase("stock", "test");
    private final ExecutorService threads = Executors.newFixedThreadPool(2);

    @BeforeEach
    void open() throws SQLException {
        database.open(folder);
        Rows.create(database);
    }

    @AfterEach
    void close() {
        Thread.interrupted();
        threads.shutdownNow();
        database.close();
    }

    @Test
    void anInterruptedThreadSavesAsEveryOther() throws SQLException {
        for (int i = 0; i < 50; i++) {
            Thread.currentThread().interrupt();
            Rows.add(database, i);
        }
        Thread.interrupted();

        database.close();
        database.open(folder);
        assertEquals(numbers(50), Rows.all(database));
    }

    /** It is alone: who waits in H2 for another writer and is interrupted then makes H2 give the file up. */
    @Test
    void anInterruptAtAnyMomentHarmsNoSave() throws Exception {
        AtomicInteger added = new AtomicInteger();
        AtomicReference<Thread> victim = new AtomicReference<>();
        Future<Void> saving = threads.submit(() -> {
            victim.set(Thread.currentThread());
            for (int i = 0; i < ROWS; i++) {
                Rows.add(database, i);
                added.incrementAndGet();
            }
            return null;
        });
        int seen = 0; // once for each row: H2 gives a file up that is closed twenty times under one write
        while (!saving.isDone()) {
            LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(TimeUnit.MILLISECONDS.toNanos(1)));
            if (added.get() > seen) {
                seen = added.get();
                victim.get().interrupt();
            }
        }
        saving.get();

        database.close();
        database.open(folder);
        assertEquals(numbers(ROWS), Rows.all(database));
    }

    @Test
    void closesInGoodOrderOnAnInterruptedThread() throws SQLException {
        Rows.add(database, 1);

        Thread.currentThread().interrupt();
        database.close();
        Thread.interrupted();

        database.open(folder);
        assertEquals(List.of(1), Rows.all(database));
    }

    /** The file as the operating system has it is what the end of the process would leave. */
    @Test
    void everyCommitIsWithTheOperatingSystemBeforeItReturns() throws Exception {
        for (int i = 0; i < 20; i++) {
            Rows.add(database, i);
            Path left = Files.createDirectory(folder.resolve("left-" + i));
            Files.copy(folder.resolve("stock.mv.db"), left.resolve("stock.mv.db"));

            try (EmbeddedDatabase next = new EmbeddedDatabase("stock", "test")) {
                next.open(left);
                assertTrue(Rows.all(next).contains(i));
            }
        }
    }

    private static List<Integer> numbers(int count) {
        return IntStream.range(0, count).boxed().toList();
    }
}
