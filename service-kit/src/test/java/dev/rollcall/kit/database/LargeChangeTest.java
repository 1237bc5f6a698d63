package dev.rollcall.kit.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.testing.Eventually;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A change so large that H2 writes parts of it before it is committed, and while it is. */
class LargeChangeTest {
    private static final int ROWS = 30_000;
    private static final Duration SOON = Duration.ofSeconds(10);

    /** Jobs, cells, cells found by an index. */
    private static final List<Integer> NOTHING = List.of(1, 0, 0);

    private static final List<Integer> EVERYTHING = List.of(0, ROWS, ROWS);

    @TempDir
    Path folder;

    @AfterEach
    void makeRoom() {
        ForgettingFiles.makeRoom();
    }

    /** H2 2.5.252 does not go on with a commit, and shows a part of the rows, and another part of an index. */
    @Test
    void isThereAsAWholeOrNotAtAllWhicheverWriteIsTheLast() throws Exception {
        int writes = 0;
        while (!isDoneAfter(writes)) {
            writes++;
        }

        assertTrue(writes >= 3, "it was written at once: " + writes);
    }

    private boolean isDoneAfter(int writes) throws Exception {
        Path before = Files.createDirectory(folder.resolve("before-" + writes));
        Path after = Files.createDirectory(folder.resolve("after-" + writes));
        try (EmbeddedDatabase database = new EmbeddedDatabase(ForgettingFiles.fileSystem(), "large", "test")) {
            database.open(before);
            create(database);
            ForgettingFiles.fullAfter(writes);
            boolean done = change(database);
            Files.copy(
                    before.resolve("large.mv.db"),
                    after.resolve("large.mv.db")); // as a process that is killed leaves it
            ForgettingFiles.makeRoom();
            List<Integer> found = found(after);
            assertTrue(
                    (done ? Set.of(EVERYTHING) : Set.of(NOTHING, EVERYTHING)).contains(found),
                    found + " after " + writes);
            Eventually.passes(SOON, () -> assertEquals(found, found(database), "opened again after " + writes));
            return done;
        }
    }

    private static void create(EmbeddedDatabase database) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create table jobs (id int primary key)");
            statement.execute("create table cells (id int primary key, student int, body varchar)");
            statement.execute("create index cells_by_student on cells (student, id)");
            statement.execute("insert into jobs values (1)");
        }
        database.force(database.generation());
    }

    /** Returns whether it was confirmed. */
    private static boolean change(EmbeddedDatabase database) {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            long begun = database.generation();
            connection.setAutoCommit(false);
            statement.execute("delete from jobs");
            statement.execute(
                    "insert into cells select x, x / 200, repeat('x', 80) from system_range(1, " + ROWS + ")");
            connection.commit();
            database.force(begun);
            return true;
        } catch (SQLException | AssertionError e) { // H2's own assertions are on
            return false;
        }
    }

    private static List<Integer> found(Path folder) throws SQLException {
        try (EmbeddedDatabase database = new EmbeddedDatabase("large", "test")) {
            database.open(folder);
            return found(database);
        }
    }

    private static List<Integer> found(EmbeddedDatabase database) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery("select (select count(*) from jobs), (select count(*) from cells),"
                                + " (select count(*) from cells where student >= 0)")) {
            rows.next();
            return List.of(rows.getInt(1), rows.getInt(2), rows.getInt(3));
        }
    }
}
