package dev.rollcall.kit.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a process that is killed leaves is the file as it is: a copy of it, made at that moment, has everything that was forced. */
class DatabaseKilledTest {
    private static final String FILE = "counter.mv.db";
    private static final int CHANGES = 1_000;
    private static final int BATCHES = 8;
    private static final int ROWS = 1_000;
    private static final int CHANGES_UNDER_KILLS = 300;
    private static final int CHANGES_BETWEEN_KILLS = 7;

    @TempDir
    Path folder;

    @TempDir
    Path left;

    private final EmbeddedDatabase database = new EmbeddedDatabase("counter", "test");

    /** H2 leaves the gaps of a file alone for the first 45 s after they came to be; a service runs for months. */
    @BeforeEach
    void open() throws SQLException {
        database.open(folder);
        execute("set retention_time 0");
        execute("create table counter (id int primary key, number int, text varchar)");
        execute("insert into counter values (1, 0, '')");
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void whateverWasForcedIsThere() throws SQLException, IOException {
        for (int number = 1; number <= CHANGES_UNDER_KILLS; number++) {
            change(number);
            if (number % CHANGES_BETWEEN_KILLS == 0) {
                Files.copy(folder.resolve(FILE), left.resolve(FILE), StandardCopyOption.REPLACE_EXISTING);

                assertEquals(number, numberLeft());
            }
        }
    }

    @Test
    void aFileThatHasGrownIsShrunk() throws SQLException, IOException {
        for (int number = 1; number <= CHANGES; number++) {
            change(number);
        }
        long grown = Files.size(folder.resolve(FILE));

        database.shrink(1 << 20);

        assertTrue(Files.size(folder.resolve(FILE)) < grown / 2, grown + " bytes");
        assertEquals(CHANGES, number(database));
        change(0);
        assertEquals(0, number(database));
    }

    /**
     * Large changes leave gaps of which H2 knows already, and behind them chunks that are in use as a whole, which it takes for a reason to
     * move nothing, however often it closes the file.
     */
    @Test
    void aFileWithGapsAndFullChunksBehindThemIsShrunk() throws SQLException, IOException {
        execute("create table before (id int primary key, text varchar)");
        execute("create table behind (id int primary key, text varchar)");
        for (int batch = 0; batch < BATCHES; batch++) {
            fill("before", batch);
        }
        fill("behind", 0);
        execute("drop table before");
        change(1); // what is forced next lets H2 know of the gaps
        change(2);
        long grown = Files.size(folder.resolve(FILE));

        database.shrink(1 << 20);

        assertTrue(Files.size(folder.resolve(FILE)) < grown / 3, grown + " bytes");
        assertEquals(2, number(database));
        assertEquals(ROWS, rowsBehind());
    }

    private void fill(String table, int batch) throws SQLException {
        execute("insert into " + table + " select x, random_uuid() || repeat('x', 2000) from system_range("
                + batch * ROWS + ", " + (batch * ROWS + ROWS - 1) + ")");
        database.force(database.generation());
    }

    private int rowsBehind() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select count(*) from behind")) {
            row.next();
            return row.getInt(1);
        }
    }

    private void change(int number) throws SQLException {
        long generation = database.generation();
        try (Connection connection = database.getConnection();
                PreparedStatement update = connection.prepareStatement("update counter set number = ?, text = ?")) {
            update.setInt(1, number);
            update.setString(2, "x".repeat(number * 37 % 3_000));
            update.executeUpdate();
        }
        database.force(generation);
    }

    private int numberLeft() throws SQLException {
        try (EmbeddedDatabase next = new EmbeddedDatabase("counter", "test")) {
            next.open(left);
            return number(next);
        }
    }

    private static int number(EmbeddedDatabase database) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select number from counter")) {
            row.next();
            return row.getInt(1);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
