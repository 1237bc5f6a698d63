package dev.rollcall.grading.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.grading.gradebook.Fixtures;
import dev.rollcall.grading.gradebook.GradeBookUnavailableException;
import dev.rollcall.grading.gradebook.StudentId;
import dev.rollcall.grading.gradebook.TutorialGradeBook;
import dev.rollcall.kit.testing.Eventually;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.tomcat.dbcp.dbcp2.BasicDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What only a database that several programs share can do: be migrated by all of them at once, and hang up. */
class PostgresTest {
    private static final StudentId FIRST = new StudentId(1);
    private static final Duration SOON = Duration.ofSeconds(20);

    /** For 1.5 s, on however busy a machine; who is not told in time is not told at all before it thaws. */
    private static final Duration BOUND = Duration.ofSeconds(15);

    private final BasicDataSource source = Postgres.shared().createDatabase();

    @TempDir
    Path folder;

    @Test
    void severalGradeBooksMayStartAtOnce() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(3);
        try {
            Callable<Void> start = () -> {
                GradeDatabase.open(source, folder);
                return null;
            };
            List<Future<Void>> started = new ArrayList<>(threads.invokeAll(List.of(start, start, start)));
            for (Future<Void> one : started) {
                one.get();
            }
        } finally {
            threads.shutdownNow();
        }
        try (GradeDatabase database = GradeDatabase.open(source, folder)) {
            Schools.in(database).book().fill(Fixtures.twoStudents(), "test");
            assertEquals(2, Schools.in(database).book().students().size());
        }
    }

    @Test
    void aDatabaseThatCannotKeepNamesInEveryScriptIsRefused() throws SQLException {
        try (BasicDataSource latin =
                Postgres.shared().createDatabase("encoding 'LATIN1' template template0 lc_collate 'C' lc_ctype 'C'")) {
            DatabaseRefusedException refused =
                    assertThrows(DatabaseRefusedException.class, () -> GradeDatabase.open(latin, folder));

            assertEquals(
                    "The grade book needs a database whose encoding is UTF8, and that of jdbc/grading is LATIN1:"
                            + " createdb --encoding=UTF8 --locale=C.UTF-8 --template=template0 makes one.",
                    refused.getMessage());
        }
    }

    @Test
    void aDatabaseThatKnowsNoCapitalsBeyondZIsRefused() throws SQLException {
        try (BasicDataSource ascii =
                Postgres.shared().createDatabase("encoding 'UTF8' template template0 lc_collate 'C' lc_ctype 'C'")) {
            DatabaseRefusedException refused =
                    assertThrows(DatabaseRefusedException.class, () -> GradeDatabase.open(ascii, folder));

            assertEquals(
                    "The grade book needs a database that knows capital letters, and to jdbc/grading only A to Z are"
                            + " letters: createdb --encoding=UTF8 --locale=C.UTF-8 --template=template0 makes one.",
                    refused.getMessage());
        }
    }

    @Test
    void aRestoreLeavesTheTablesOfOthersInItsSchemaAlone() throws Exception {
        Path archive = folder.resolve("all.zip");
        try (BasicDataSource from = Postgres.shared().createDatabase();
                GradeDatabase written = GradeDatabase.open(from, folder);
                OutputStream out = Files.newOutputStream(archive)) {
            Schools.in(written).book().fill(Fixtures.twoStudents(), "test");
            Schools.archiver(written).backUp(out);
        }
        try (GradeDatabase database = GradeDatabase.open(source, folder);
                Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create table library_book (id int)");

            Schools.archiver(database).restore(archive);

            statement.execute("insert into library_book values (1)");
            assertEquals(2, Schools.in(database).book().students().size());
        }
    }

    @Test
    void gradeBooksSayTheSameOfOneDatabaseAndOtherwiseOfAnother() throws SQLException {
        try (GradeDatabase one = GradeDatabase.open(source, folder);
                GradeDatabase same = GradeDatabase.open(Postgres.shared().pool(Postgres.name(source)), folder);
                GradeDatabase other = GradeDatabase.open(Postgres.shared().createDatabase(), folder)) {
            assertTrue(one.word().orElseThrow().matches("[0-9a-f]{32}"));
            assertEquals(one.word(), same.word());
            assertNotEquals(one.word(), other.word());
        }
    }

    /** Who owns the database of the grade book need not administer the server. */
    @Test
    void everyRoleMayAskWhichDatabaseItIs() throws SQLException {
        Optional<String> word = StoreWord.of(source);
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create role anybody login password 'anybody'");
        }
        try (BasicDataSource theirs = Postgres.shared().pool(Postgres.name(source))) {
            theirs.setUsername("anybody");
            theirs.setPassword("anybody");
            assertEquals(word, StoreWord.of(theirs));
        }
    }

    /** Something that happens to the database. */
    private interface Trouble {
        void happen() throws Exception;
    }

    @Test
    void savesGoOnWhereConnectionsAreCutAndWhatWasConfirmedIsThere() throws Exception {
        savesGoOnAfter(10, this::hangUp);
    }

    @Test
    void savesGoOnAfterARestartAndWhatWasConfirmedIsThere() throws Exception {
        savesGoOnAfter(2, Postgres.shared()::restart);
    }

    /** As idle connections are, and the server is in order: nobody needs to hear of it. */
    @Test
    void nobodyIsToldOfConnectionsThatARestartHasCut() throws Exception {
        try (GradeDatabase database = GradeDatabase.open(source, folder)) {
            TutorialGradeBook book = Schools.in(database).book();
            book.fill(Fixtures.twoStudents(), "test");
            ExecutorService threads = Executors.newFixedThreadPool(8);
            List<Future<?>> asking = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                asking.add(threads.submit(book::students));
            }
            for (Future<?> one : asking) {
                one.get();
            }
            threads.shutdown();

            Postgres.shared().restart();

            database.check();
            assertEquals(2, book.students().size());
        }
    }

    /** No connection ends, and nobody answers: it is said in bounded time, and passes. */
    @Test
    void aFrozenDatabaseIsAwayInTimeAndBackWhenItThaws() throws Exception {
        try (GradeDatabase database = GradeDatabase.open(source, folder)) {
            TutorialGradeBook book = Schools.in(database).book();
            book.fill(Fixtures.twoStudents(), "test");
            try {
                Postgres.shared().freeze();
                for (int i = 0; i < 2; i++) {
                    long begun = System.nanoTime();
                    assertThrows(
                            GradeBookUnavailableException.class, () -> book.add(FIRST, Fixtures.gradeOf("1"), "test"));
                    assertTrue(System.nanoTime() - begun < BOUND.toNanos());
                }
            } finally {
                Postgres.shared().thaw();
            }

            Eventually.passes(SOON, () -> assertEquals(2, book.students().size()));
            assertTrue(book.add(FIRST, Fixtures.gradeOf("1"), "test").isPresent());
        }
    }

    /** They wait for one another, each with a connection, and somebody keeps the class from all of them. */
    @Test
    void whoeverSavesInOneClassLeavesConnectionsToThoseWhoRead() throws Exception {
        ExecutorService threads = Executors.newCachedThreadPool();
        try (GradeDatabase database = GradeDatabase.open(source, folder);
                Connection other = source.getConnection();
                Statement lock = other.createStatement()) {
            JdbiSchool school = Schools.in(database);
            school.book().fill(Fixtures.twoStudents(), "test");
            other.setAutoCommit(false);
            lock.execute("select id from class_section for update");
            for (int i = 0; i < 3 * Writers.AT_ONCE; i++) {
                threads.execute(() -> saveUntil(school.book(), new AtomicBoolean(true), new AtomicInteger()));
            }

            Eventually.isTrue(SOON, "many save", () -> school.working() + school.waiting() > 2 * Writers.AT_ONCE);
            assertEquals(2, school.book().students().size());
            assertTrue(school.working() <= Writers.AT_ONCE, "at work: " + school.working());
            other.rollback();
        } finally {
            threads.shutdownNow();
        }
    }

    private void savesGoOnAfter(int times, Trouble trouble) throws Exception {
        GradeDatabase database = GradeDatabase.open(source, folder);
        TutorialGradeBook book = Schools.in(database).book();
        book.fill(Fixtures.twoStudents(), "test");
        AtomicBoolean end = new AtomicBoolean();
        AtomicInteger confirmed = new AtomicInteger();
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<?>> saving = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                saving.add(threads.submit(() -> saveUntil(book, end, confirmed)));
            }
            for (int i = 0; i < times; i++) {
                trouble.happen();
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
            database.close();
        }
    }

    private static void saveUntil(TutorialGradeBook book, AtomicBoolean end, AtomicInteger confirmed) {
        do {
            try {
                book.add(FIRST, Fixtures.gradeOf("1"), "test");
                confirmed.incrementAndGet();
            } catch (GradeBookUnavailableException e) {
                Thread.onSpinWait(); // not confirmed
            }
        } while (!end.get());
    }

    private void hangUp() throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("select pg_terminate_backend(pid) from pg_stat_activity"
                    + " where datname = current_database() and pid <> pg_backend_pid()");
        }
    }
}
