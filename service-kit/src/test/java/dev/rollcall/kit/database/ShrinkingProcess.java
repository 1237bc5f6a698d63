package dev.rollcall.kit.database;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * A process of its own that changes a database in a folder and shrinks its file without a pause meanwhile, until it is killed. Each
 * change adds its number to a table and replaces a text, which leaves gaps; once it is forced, its number is printed.
 */
final class ShrinkingProcess {
    /** So that the file is shrunk after every few changes, and there is something to move. */
    private static final long GROWN = 64 << 10;

    private static final int LONGEST_TEXT = 30_000;

    private ShrinkingProcess() {}

    public static void main(String... arguments) throws SQLException {
        EmbeddedDatabase database = new EmbeddedDatabase("shrinking", "test");
        database.open(Path.of(arguments[0]));
        int last = prepare(database);
        new Thread(() -> {
                    while (true) {
                        database.shrink(GROWN);
                    }
                })
                .start();
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        for (int number = last + 1; ; number++) {
            change(database, number);
            out.println(number);
        }
    }

    /** Returns the last number that is there. */
    private static int prepare(EmbeddedDatabase database) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("set retention_time 0");
            statement.execute("create table if not exists numbers (id int primary key)");
            statement.execute("create table if not exists text (number int, content varchar)");
            statement.execute("insert into text select 0, '' where not exists (select 1 from text)");
        }
        return Rows.all(database).size();
    }

    private static void change(EmbeddedDatabase database, int number) throws SQLException {
        long generation = database.generation();
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement("insert into numbers values (?)");
                PreparedStatement update = connection.prepareStatement("update text set number = ?, content = ?")) {
            connection.setAutoCommit(false);
            insert.setInt(1, number);
            insert.executeUpdate();
            update.setInt(1, number);
            update.setString(2, "x".repeat(number * 997 % LONGEST_TEXT));
            update.executeUpdate();
            connection.commit();
        }
        database.force(generation);
    }
}
