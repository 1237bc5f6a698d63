package dev.rollcall.grading.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.rollcall.grading.gradebook.Course;
import dev.rollcall.grading.gradebook.DateRange;
import dev.rollcall.grading.gradebook.Id;
import dev.rollcall.grading.gradebook.Origin;
import dev.rollcall.grading.gradebook.RefusedException;
import dev.rollcall.grading.gradebook.RefusedException.Reason;
import dev.rollcall.grading.gradebook.SchoolClass;
import dev.rollcall.grading.gradebook.Term;
import dev.rollcall.grading.gradebook.Title;
import dev.rollcall.kit.testing.Eventually;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What something refers to is deleted by somebody else: on PostgreSQL, because H2 lets one change at a time. */
class GoneMeanwhileTest {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final Origin ROOT = Origin.plain("root", Origin.API);
    private static final Id COURSE = new Id("course");
    private static final Id TERM = new Id("term");

    private final DataSource source = Postgres.shared().createDatabase();

    @TempDir
    Path folder;

    @Test
    void aClassOfACourseThatIsJustBeingDeletedIsRefusedAsOneOfACourseThatIsNotThere() throws Exception {
        try (GradeDatabase database = GradeDatabase.open(source, folder);
                Connection other = source.getConnection();
                Statement statement = other.createStatement()) {
            JdbiSchool school = Schools.in(database);
            school.change(tx -> {
                tx.terms(ROOT).insert(new Term(TERM, new Title("2026/27"), DateRange.ALWAYS, false, 0));
                return tx.courses().insert(new Course(COURSE, new Title("Algebra"), Optional.empty(), 0));
            });
            other.setAutoCommit(false);
            statement.executeUpdate("delete from course where id = 'course'");
            ExecutorService thread = Executors.newSingleThreadExecutor();
            try {
                Future<SchoolClass> made = thread.submit(() -> school.change(tx -> tx.classes(ROOT)
                        .insert(new SchoolClass(
                                new Id("class"),
                                new Title("5a"),
                                COURSE,
                                TERM,
                                Optional.empty(),
                                false,
                                false,
                                0,
                                0))));
                Eventually.passes(SOON, () -> assertEquals(1, waiting()));

                other.commit();

                Throwable thrown = assertThrows(
                                ExecutionException.class, () -> made.get(SOON.toSeconds(), TimeUnit.SECONDS))
                        .getCause();
                assertEquals(
                        Reason.DANGLING,
                        assertInstanceOf(RefusedException.class, thrown).reason());
            } finally {
                thread.shutdownNow();
            }
        }
    }

    private int waiting() {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select count(*) from pg_stat_activity"
                        + " where datname = current_database() and wait_event_type = 'Lock'")) {
            row.next();
            return row.getInt(1);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }
}
