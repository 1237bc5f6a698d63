package dev.rollcall.grading.store;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.grading.gradebook.GradeBookUnavailableException;
import dev.rollcall.kit.testing.Scale;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.tomcat.dbcp.dbcp2.BasicDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The connections of a grade book to PostgreSQL are cut while an archive of a school comes in. */
class CutImportTest {
    private static final LargeRoster SCHOOL = Scale.full() ? new LargeRoster(2_000, 200) : new LargeRoster(60, 12);
    private static final int CUTS = Scale.of(5, 20);
    private static final int PAUSE_MILLIS = Scale.of(60, 500);

    @TempDir
    Path folder;

    @Test
    void itIsThereAsAWholeOrNotAtAll() throws Exception {
        byte[] archive = SCHOOL.archive();
        try (BasicDataSource pool = Postgres.shared().createDatabase();
                GradeDatabase database = GradeDatabase.open(pool, folder)) {
            RosterSchool roster = RosterSchool.in(database);
            CompletableFuture<Boolean> taken = CompletableFuture.supplyAsync(() -> isTaken(roster, archive));
            for (int i = 0; i < CUTS && !isDone(taken); i++) {
                cut(Postgres.name(pool));
            }

            boolean confirmed = taken.get();
            boolean there = roster.requireAllOrNothing(SCHOOL);

            assertTrue(there || !confirmed, "it was confirmed");
            assertTrue(there || isTaken(roster, archive), "it can be done again");
            assertTrue(roster.requireAllOrNothing(SCHOOL));
        }
    }

    private static boolean isTaken(RosterSchool roster, byte[] archive) {
        try {
            roster.take(archive);
            return true;
        } catch (GradeBookUnavailableException e) {
            return false;
        }
    }

    private static boolean isDone(CompletableFuture<Boolean> taken) throws Exception {
        try {
            taken.get(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        }
    }

    private static void cut(String name) throws SQLException {
        try (BasicDataSource others = Postgres.shared().pool("postgres");
                Connection connection = others.getConnection();
                PreparedStatement ending = connection.prepareStatement(
                        "select pg_terminate_backend(pid) from pg_stat_activity where datname = ?")) {
            ending.setString(1, name);
            ending.execute();
        }
    }
}
