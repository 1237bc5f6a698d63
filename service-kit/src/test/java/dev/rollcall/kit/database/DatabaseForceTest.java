package dev.rollcall.kit.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.testing.Eventually;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a power cut leaves, on a file system that forgets what was not forced. */
class DatabaseForceTest {
    @TempDir
    Path folder;

    private final EmbeddedDatabase database = new EmbeddedDatabase(ForgettingFiles.fileSystem(), "stock", "test");

    private final AtomicInteger numbers = new AtomicInteger();

    @BeforeEach
    void open() throws SQLException {
        database.open(folder);
        Rows.create(database);
        database.force(0);
    }

    @AfterEach
    void close() {
        ForgettingFiles.makeRoom();
        database.close();
    }

    private List<Integer> afterPowerCut(String name) throws Exception {
        Path left = Files.createDirectory(folder.resolve(name));
        ForgettingFiles.afterPowerCut(folder.resolve("stock.mv.db"), left);
        try (EmbeddedDatabase next = new EmbeddedDatabase("stock", "test")) {
            next.open(left);
            return Rows.all(next);
        }
    }

    private static List<Integer> numbers(int count) {
        return IntStream.range(0, count).boxed().toList();
    }

    /** Otherwise this test class could not fail. */
    @Test
    void whatWasOnlyCommittedIsLost() throws Exception {
        int before = ForgettingFiles.FORCES.get();
        for (int i = 0; i < 50; i++) {
            Rows.add(database, i);
        }

        assertEquals(before, ForgettingFiles.FORCES.get());
        assertEquals(List.of(), afterPowerCut("left"));
    }

    @Test
    void whatWasForcedIsThere() throws Exception {
        for (int i = 0; i < 20; i++) {
            Rows.add(database, i);
            database.force(0);

            assertEquals(numbers(i + 1), afterPowerCut("left-" + i));
        }
    }

    @Test
    void aForceIsOneForceOfTheFile() throws Exception {
        int before = ForgettingFiles.FORCES.get();
        long rounds = database.forces();

        Rows.add(database, 1);
        database.force(0);

        assertEquals(1, ForgettingFiles.FORCES.get() - before);
        assertEquals(1, database.forces() - rounds);
    }

    @Test
    void thoseWhoSaveAtTheSameTimeShareForces() throws Exception {
        int before = ForgettingFiles.FORCES.get();
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<?>> saved = new ArrayList<>();
            for (int i = 0; i < 400; i++) {
                int number = i;
                saved.add(threads.submit(() -> {
                    Rows.add(database, number);
                    database.force(0);
                    return null;
                }));
            }
            for (Future<?> one : saved) {
                one.get();
            }
        } finally {
            threads.shutdownNow();
        }

        assertEquals(numbers(400), afterPowerCut("left"));
        assertTrue(ForgettingFiles.FORCES.get() - before < 400, "nobody shared a force");
    }

    /** As H2 closes it when it cannot be written; whoever comes next opens it again, without what was not written. */
    @Test
    void whatWasCommittedBeforeTheFileWasClosedIsNotConfirmedAfterwards() throws Exception {
        long begun = database.generation();
        Rows.add(database, 1);
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("shutdown immediately");
        }
        Eventually.passes(Duration.ofSeconds(10), () -> Rows.add(database, 2));

        assertThrows(SQLException.class, () -> database.force(begun));
        assertThrows(SQLException.class, () -> database.force(begun));

        long next = database.generation();
        Rows.add(database, 3);
        database.force(next);
        assertTrue(afterPowerCut("left").contains(3));
    }

    @Test
    void whatTheDiskRefusedWhenTheFileWasShrunkIsNotConfirmedAfterwards() throws Exception {
        long before = database.generation();
        Rows.add(database, 0);
        database.force(before);
        long begun = database.generation();
        Rows.add(database, 1);
        ForgettingFiles.refuseNextForce();

        database.shrink(0);

        assertThrows(SQLException.class, () -> database.force(begun));
        long next = database.generation();
        Rows.add(database, 2);
        database.force(next);
        assertTrue(afterPowerCut("left").containsAll(List.of(0, 2)));
    }

    /** Whoever comes first once it can be is not told that it failed. */
    @Test
    void aFileThatCouldNotBeOpenedIsOpenedBeforeAnythingIsWritten() throws Exception {
        ForgettingFiles.fullAfter(0);
        database.open(Files.createDirectory(folder.resolve("elsewhere")));
        assertThrows(SQLException.class, database::getConnection);
        ForgettingFiles.makeRoom();

        long begun = database.generation();
        Rows.create(database);
        Rows.add(database, 1);
        database.force(begun);

        assertEquals(List.of(1), Rows.all(database));
    }

    /** H2 may lose a file without closing it, or close another one for it; each round is another chance for that. */
    @Test
    void afterTheDiskWasFullEverythingConfirmedIsThereAndSavingWorksAgain() throws Exception {
        Set<Integer> confirmed = ConcurrentHashMap.newKeySet();
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            for (int round = 0; round < 20; round++) {
                saveUntilFull(threads, confirmed);
                ForgettingFiles.makeRoom();
                Eventually.passes(Duration.ofSeconds(10), () -> save(confirmed));
            }
        } finally {
            threads.shutdownNow();
        }

        Set<Integer> lost = new TreeSet<>(confirmed);
        lost.removeAll(afterPowerCut("left"));
        assertEquals(Set.of(), lost);
    }

    private void saveUntilFull(ExecutorService threads, Set<Integer> confirmed) throws Exception {
        int before = confirmed.size();
        List<Future<?>> ended = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            ended.add(threads.submit(() -> {
                try {
                    while (true) {
                        save(confirmed);
                    }
                } catch (SQLException | AssertionError e) { // H2 also asserts things, on its way down
                    return;
                }
            }));
        }
        Eventually.isTrue(Duration.ofSeconds(10), "some are saved", () -> confirmed.size() > before + 20);
        ForgettingFiles.fullAfter(0);
        for (Future<?> one : ended) {
            one.get(10, TimeUnit.SECONDS);
        }
    }

    private void save(Set<Integer> confirmed) throws SQLException {
        int number = numbers.incrementAndGet();
        long begun = database.generation();
        Rows.add(database, number);
        database.force(begun);
        confirmed.add(number);
    }

    @Test
    void aDatabaseThatIsNotOpenCannotBeForced() {
        database.close();

        assertThrows(SQLException.class, () -> database.force(0));
    }
}
