package dev.rollcall.grading.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.grading.gradebook.Comment;
import dev.rollcall.grading.gradebook.Erasure;
import dev.rollcall.grading.gradebook.Fixtures;
import dev.rollcall.grading.gradebook.GradeBookUnavailableException;
import dev.rollcall.grading.gradebook.Id;
import dev.rollcall.grading.gradebook.Origin;
import dev.rollcall.grading.gradebook.SchoolClass;
import dev.rollcall.grading.gradebook.StudentId;
import dev.rollcall.kit.testing.Eventually;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Somebody keeps all classes, as a large import or an erasure does: on PostgreSQL, because H2 lets one change at a time. */
class LockWaitsTest {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final StudentId FIRST = new StudentId(1);
    private static final String OURS = " from pg_stat_activity where datname = current_database()";
    private static final String WAITING = "select count(*)" + OURS + " and wait_event_type = 'Lock'";

    private final DataSource source = Postgres.shared().createDatabase();
    private final ExecutorService threads = Executors.newCachedThreadPool();

    @TempDir
    Path folder;

    private GradeDatabase database;
    private JdbiSchool school;
    private Connection other;

    @BeforeEach
    void open() throws SQLException {
        database = GradeDatabase.open(source, folder);
        school = Schools.in(database);
        school.book().fill(Fixtures.twoStudents(), "test");
        other = source.getConnection();
    }

    @AfterEach
    void close() throws SQLException {
        other.close();
        database.close();
        threads.shutdownNow();
    }

    private void keepAllClasses() throws SQLException {
        other.setAutoCommit(false);
        try (Statement statement = other.createStatement()) {
            statement.execute("select id from class_section for update");
        }
    }

    /** Asks in a transaction of its own: what PostgreSQL says of others stays the same in one. */
    private List<String> all(String sql) {
        List<String> found = new ArrayList<>();
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            while (row.next()) {
                found.add(row.getString(1));
            }
            return found;
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private GradeBookUnavailableException refusedSave() {
        return assertThrows(
                GradeBookUnavailableException.class, () -> school.book().add(FIRST, Fixtures.gradeOf("1"), "test"));
    }

    @Test
    void ofSavesThatWaitedInVainNobodyGoesOnWaiting() throws Exception {
        keepAllClasses();
        Callable<GradeBookUnavailableException> save = this::refusedSave;

        for (int round = 0; round < 3; round++) {
            for (Future<?> one : threads.invokeAll(Collections.nCopies(Writers.AT_ONCE, save))) {
                one.get();
            }
        }

        Eventually.passes(SOON, () -> assertEquals(List.of("0"), all(WAITING)));
        other.rollback();
        assertTrue(school.book().add(FIRST, Fixtures.gradeOf("1"), "test").isPresent());
    }

    /** Unless the machine is so busy that the client is first to give up. */
    @Test
    void theDatabaseEndsTheWaitAndTheConnectionStaysGood() throws Exception {
        keepAllClasses();

        Eventually.passes(SOON, () -> {
            List<String> before = all("select pid" + OURS + " order by pid");

            SQLException said = (SQLException) refusedSave().getCause().getCause();

            assertEquals("55P03", said.getSQLState());
            assertEquals(before, all("select pid" + OURS + " order by pid"));
        });
        other.rollback();
    }

    @Test
    void whoErasesWaitsLongerForAClassThanWhoSaves() throws Exception {
        new FilledSchool(new SplittableRandom(4), 4, 4).enter(school, 1);
        keepAllClasses();
        Future<Erasure.Done> erased =
                threads.submit(() -> school.change(tx -> tx.erase(new Id("p-0"), 1, "root", new Comment("left"))));

        String longer = WAITING + " and clock_timestamp() - query_start > interval '2 seconds'";
        Eventually.passes(SOON, () -> assertEquals(List.of("1"), all(longer)));
        other.rollback();

        erased.get(SOON.toSeconds(), TimeUnit.SECONDS);
    }

    @Test
    void aClassIsCopiedWhileItIsKeptUnlessItsPeopleComeAlong() throws SQLException {
        Origin root = Origin.plain("root", Origin.API);
        Id tutorial = SchoolClass.TUTORIAL;
        Set<String> titles = titles(tutorial, root);
        keepAllClasses();

        SchoolClass copy = school.change(tx -> {
            SchoolClass original = tx.classes(root).find(tutorial).orElseThrow();
            SchoolClass made = tx.classes(root)
                    .insert(new SchoolClass(
                            new Id("copy"),
                            original.title(),
                            original.course(),
                            original.term(),
                            original.scheme(),
                            false,
                            false,
                            0,
                            0));
            tx.in(tutorial, root).copyTo(made);
            return made;
        });

        assertEquals(titles, titles(copy.id(), root));
        assertThrows(
                GradeBookUnavailableException.class,
                () -> school.change(tx -> {
                    tx.in(tutorial, root).hold();
                    return true;
                }));
    }

    private Set<String> titles(Id section, Origin origin) {
        return school.read(tx -> tx.in(section, origin).items().page(Optional.empty(), 100).stream()
                .map(item -> item.title().text())
                .collect(Collectors.toSet()));
    }

    private static String lockTimeout(JdbiTransaction tx) {
        return tx.handle().createQuery("show lock_timeout").mapTo(String.class).one();
    }

    @Test
    void whoTakesAnImportInWaitsLongerAndWhoComesNextDoesNot() {
        assertEquals("1200ms", school.readInTransaction(LockWaitsTest::lockTimeout));

        String importing = school.changeInTransaction(tx -> {
            tx.rosterImports().claim(new Id("none"));
            return lockTimeout(tx);
        });

        assertEquals("59s", importing);
        assertEquals("1200ms", school.readInTransaction(LockWaitsTest::lockTimeout));
    }

    @Test
    void whoComesAfterAnImportThatFailedWaitsNoLonger() {
        assertThrows(
                IllegalStateException.class,
                () -> school.changeInTransaction(tx -> {
                    tx.rosterImports().claim(new Id("none"));
                    throw new IllegalStateException(lockTimeout(tx));
                }));

        assertEquals("1200ms", school.readInTransaction(LockWaitsTest::lockTimeout));
    }
}
