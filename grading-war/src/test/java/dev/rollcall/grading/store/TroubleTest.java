package dev.rollcall.grading.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.grading.gradebook.Fixtures;
import dev.rollcall.grading.gradebook.GradeBook;
import dev.rollcall.grading.gradebook.GradeBookUnavailableException;
import dev.rollcall.grading.gradebook.StudentId;
import dev.rollcall.kit.testing.Eventually;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** The database refuses, hangs up, comes back. */
@ParameterizedClass
@EnumSource(Engine.class)
class TroubleTest {
    private static final StudentId FIRST = new StudentId(1);
    private static final int CONNECTIONS = 16;
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final Duration PATIENCE = Duration.ofSeconds(4); // two for the pool, and a busy machine

    @Parameter
    Engine engine;

    @TempDir
    Path folder;

    private DataSource source;
    private GradeDatabase database;
    private GradeBook book;

    @BeforeEach
    void open() {
        source = engine.database(folder);
        database = GradeDatabase.open(source, folder);
        book = Schools.in(database).book();
        book.fill(Fixtures.twoStudents(), "test");
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void whenAllConnectionsAreInUseItIsSaidInBoundedTimeAndPasses() throws SQLException {
        List<Connection> taken = new ArrayList<>();
        for (int i = 0; i < CONNECTIONS; i++) {
            taken.add(source.getConnection());
        }
        long begun = System.nanoTime();

        assertThrows(GradeBookUnavailableException.class, book::students);
        assertThrows(SQLException.class, database::check);

        assertTrue(System.nanoTime() - begun < 2 * PATIENCE.toNanos());
        for (Connection connection : taken) {
            connection.close();
        }
        assertEquals(2, book.students().size());
    }

    /** As a restart of PostgreSQL does: every connection ends, also those under way. */
    @Test
    void savesGoOnOnceTheDatabaseIsBackAndWhatWasConfirmedIsThere() throws Exception {
        Assumptions.assumeTrue(engine == Engine.POSTGRESQL, "H2 has no connections to lose");
        AtomicBoolean end = new AtomicBoolean();
        AtomicInteger confirmed = new AtomicInteger();
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<?>> saving = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                saving.add(threads.submit(() -> saveUntil(end, confirmed)));
            }
            for (int i = 0; i < 10; i++) {
                hangUp();
                int before = confirmed.get();
                Eventually.isTrue(SOON, "saves go on", () -> confirmed.get() > before);
            }
            end.set(true);
            for (Future<?> one : saving) {
                one.get();
            }

            int stored = book.student(FIRST).orElseThrow().grades().size() - 3;
            assertTrue(stored >= confirmed.get(), stored + " stored and " + confirmed + " confirmed");
        } finally {
            threads.shutdownNow();
        }
    }

    private void saveUntil(AtomicBoolean end, AtomicInteger confirmed) {
        while (!end.get()) {
            try {
                book.add(FIRST, Fixtures.gradeOf("1"), "test");
                confirmed.incrementAndGet();
            } catch (GradeBookUnavailableException e) {
                Thread.onSpinWait(); // not confirmed
            }
        }
    }

    private void hangUp() throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("select pg_terminate_backend(pid) from pg_stat_activity"
                    + " where datname = current_database() and pid <> pg_backend_pid()");
        }
    }
}
