package dev.rollcall.grading.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.grading.gradebook.Comment;
import dev.rollcall.grading.gradebook.Erasure;
import dev.rollcall.grading.gradebook.Id;
import dev.rollcall.kit.testing.Eventually;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A student is erased while others save: on PostgreSQL, because H2 lets one change at a time. */
class ErasingBesideTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    private final DataSource source = Postgres.shared().createDatabase();

    @TempDir
    Path folder;

    private static int update(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            return statement.executeUpdate(sql);
        }
    }

    private String one(String sql) {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            assertTrue(row.next(), sql);
            return row.getString(1);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aCommentThatSomebodySavesMeanwhileIsNotLost() throws Exception {
        try (GradeDatabase database = GradeDatabase.open(source, folder);
                Connection other = source.getConnection()) {
            JdbiSchool school = Schools.in(database);
            new FilledSchool(new SplittableRandom(4), 4, 4).enter(school, 1);
            update(other, "update result set remark = 'asks Given-0 Fämily-0 🎓' where student_id = 'p-1'");
            String item = one("select min(item_id) from result where student_id = 'p-1'");
            other.setAutoCommit(false);
            update(
                    other,
                    "update result set remark = 'thanks Given-0 Fämily-0 🎓 for it' where student_id = 'p-1' and item_id = '"
                            + item + "'");
            ExecutorService thread = Executors.newSingleThreadExecutor();
            try {
                Future<Erasure.Done> erased = thread.submit(
                        () -> school.change(tx -> tx.erase(new Id("p-0"), 1, "root", new Comment("left"))));
                Eventually.passes(
                        SOON,
                        () -> assertEquals(
                                "1",
                                one("select count(*) from pg_stat_activity"
                                        + " where datname = current_database() and wait_event_type = 'Lock'")));

                other.commit();

                erased.get(SOON.toSeconds(), TimeUnit.SECONDS);
            } finally {
                thread.shutdownNow();
            }
            String remark = one("select remark from result where student_id = 'p-1' and item_id = '" + item + "'");
            assertTrue(remark.startsWith("thanks ") && remark.endsWith(" for it"), remark);
            assertFalse(Dump.of(database).contains("Given-0"));
        }
    }
}
