package dev.rollcall.kit.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedDatabaseTest {
    private static final int WRITERS = 3;
    private static final int ROWS = 20;

    @TempDir
    Path folder;

    private final EmbeddedDatabase database = new EmbeddedDatabase("stock", "test");

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void refusesConnectionsUntilItIsOpenAndAfterItIsClosed() throws SQLException {
        assertThrows(SQLException.class, database::getConnection);

        database.open(folder);
        try (Connection connection = database.getConnection()) {
            assertTrue(connection.isValid(1));
        }
        database.close();

        assertThrows(SQLException.class, database::getConnection);
    }

    @Test
    void putsItsFileIntoTheFolder() throws SQLException {
        database.open(folder);

        assertTrue(Files.exists(folder.resolve("stock.mv.db")));
    }

    @Test
    void anAbsolutePathIsTakenAsItIs() throws SQLException {
        Path elsewhere = folder.resolve("elsewhere").toAbsolutePath();
        try (EmbeddedDatabase other = new EmbeddedDatabase(elsewhere.toString(), "test")) {
            other.open(folder.resolve("of-no-use"));
            other.getConnection().close();
        }

        assertTrue(Files.exists(folder.resolve("elsewhere.mv.db")));
        assertFalse(Files.exists(folder.resolve("of-no-use")));
    }

    @Test
    void canBeOpenedAgain() throws SQLException {
        database.open(folder);
        Rows.create(database);
        Rows.add(database, 1);
        database.close();

        database.open(folder);

        assertEquals(List.of(1), Rows.all(database));
    }

    @Test
    void aQuestionIsAnsweredWithTheRowsOfOneMoment() throws SQLException {
        database.open(folder);
        try (Connection asking = database.getConnection();
                Connection changing = database.getConnection();
                Statement ask = asking.createStatement();
                Statement change = changing.createStatement()) {
            change.execute("create table marks (id int primary key, student int, mark int)");
            change.execute("create index marks_by_student on marks (student)");
            change.execute("insert into marks select x, 1, 1 from system_range(1, " + ROWS + ")");
            asking.setAutoCommit(false);

            List<Integer> answer = new ArrayList<>();
            try (ResultSet rows = ask.executeQuery("select mark from marks where student = 1")) {
                while (rows.next()) {
                    answer.add(rows.getInt(1));
                    change.execute("update marks set mark = 2 where id = " + ROWS);
                    change.execute("delete from marks where id = " + ROWS / 2);
                }
            }

            assertEquals(Collections.nCopies(ROWS, 1), answer);
        }
    }

    @Test
    void closesUnderConnectionsThatAreAllInUse() throws SQLException {
        database.open(folder);
        List<Connection> inUse = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            inUse.add(database.getConnection());
        }

        database.close();

        for (Connection connection : inUse) {
            assertFalse(connection.isValid(1));
        }
    }

    @Test
    void nobodyIsRefusedWhileItIsShrunk() throws Exception {
        database.open(folder);
        Rows.create(database);
        ExecutorService others = Executors.newFixedThreadPool(WRITERS);
        try {
            List<Future<Integer>> writers = new ArrayList<>();
            for (int i = 0; i < WRITERS; i++) {
                int first = i * ROWS;
                writers.add(others.submit(() -> {
                    for (int row = first; row < first + ROWS; row++) {
                        long begun = database.generation();
                        Rows.add(database, row);
                        database.force(begun);
                    }
                    return ROWS;
                }));
            }
            while (!writers.stream().allMatch(Future::isDone)) {
                database.shrink(0);
            }
            for (Future<Integer> writer : writers) {
                assertEquals(ROWS, writer.get());
            }
        } finally {
            others.shutdownNow();
        }

        assertEquals(WRITERS * ROWS, Rows.all(database).size());
    }

    @Test
    void isNotShrunkUnderAConnectionInUse() throws SQLException {
        database.open(folder);
        Rows.create(database);

        try (Connection connection = database.getConnection()) {
            database.shrink(0);

            assertTrue(connection.isValid(1));
        }
        Rows.add(database, 1);
        assertEquals(List.of(1), Rows.all(database));
    }

    @Test
    void isADataSourceWithOneUserAndNoLog() throws SQLException {
        assertThrows(SQLFeatureNotSupportedException.class, () -> database.getConnection("other", "secret"));
        assertThrows(SQLFeatureNotSupportedException.class, () -> database.setLoginTimeout(1));
        assertThrows(SQLFeatureNotSupportedException.class, () -> database.setLogWriter(null));
        assertThrows(SQLFeatureNotSupportedException.class, database::getParentLogger);
        assertThrows(SQLException.class, () -> database.unwrap(String.class));
        assertSame(database, database.unwrap(DataSource.class));
        assertTrue(database.isWrapperFor(EmbeddedDatabase.class));
        assertEquals(2, database.getLoginTimeout());
    }

    @Test
    void isRebuiltAsAWholeOrNotAtAll() throws SQLException {
        database.open(folder);
        Rows.create(database);
        database.rebuild(copy -> add(copy, 1));

        assertThrows(
                IllegalStateException.class,
                () -> database.rebuild(copy -> {
                    add(copy, 2);
                    throw new IllegalStateException("in the middle");
                }));
        assertEquals(List.of(1), Rows.all(database));
        assertFalse(Files.exists(folder.resolve("stock-next.mv.db")));

        database.rebuild(copy -> add(copy, 3));
        assertEquals(List.of(1, 3), Rows.all(database));
        assertFalse(Files.exists(folder.resolve("stock-next.mv.db")));
    }

    @Test
    void theNextConnectionOpensWhatSomebodyElseHadWhenItWasToBeOpenedAgain() throws SQLException {
        database.open(folder);
        Rows.create(database);
        Rows.add(database, 1);
        try (EmbeddedDatabase other = new EmbeddedDatabase("stock", "test")) {
            assertThrows(
                    DatabaseInUseException.class,
                    () -> database.rebuild(copy -> {
                        other.open(folder);
                        throw new IllegalStateException("in the middle");
                    }));
            assertThrows(SQLException.class, database::getConnection);
        }

        assertEquals(List.of(1), Rows.all(database));
        database.close();
        assertThrows(SQLException.class, database::getConnection);
    }

    @Test
    void nobodyWaitsForWhatIsRebuilt() throws SQLException {
        database.open(folder);
        Rows.create(database);

        database.rebuild(copy -> {
            var refused = CompletableFuture.supplyAsync(() ->
                    assertThrows(SQLException.class, database::getConnection).getSQLState());
            assertEquals("08001", refused.orTimeout(10, TimeUnit.SECONDS).join());
        });
        assertEquals(List.of(), Rows.all(database));
    }

    private static void add(DataSource source, int number) {
        try {
            Rows.add(source, number);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }
}
