package dev.rollcall.kit.database;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * A process of its own, in which nothing checks itself that does not where it serves: its disk gets full in the middle of a
 * large change, again and again, and has room again. Prints how many rows are there in the end.
 */
final class FullDiskProcess {
    private static final int TIMES = 4;

    private FullDiskProcess() {}

    public static void main(String... arguments) throws SQLException {
        EmbeddedDatabase database = new EmbeddedDatabase(ForgettingFiles.fileSystem(), "full", "test");
        database.open(Path.of(arguments[0]));
        Rows.create(database);
        ForgettingFiles.fullAfter(0);
        for (int time = 0; time < TIMES; time++) {
            try {
                fill(database);
                throw new IllegalStateException("The disk was not full");
            } catch (SQLException | AssertionError e) {
                continue; // as it should be
            }
        }
        ForgettingFiles.makeRoom();
        for (boolean done = false; !done; ) {
            try {
                fill(database);
                done = true;
            } catch (SQLException | AssertionError e) {
                continue; // H2 opens its file again
            }
        }
        System.out.println(Rows.all(database).size());
        database.close();
    }

    private static void fill(EmbeddedDatabase database) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            try {
                statement.execute("insert into numbers values (0)");
                statement.execute("insert into numbers select x from system_range(1, 100000)");
                connection.commit();
            } finally {
                connection.rollback();
            }
        }
    }
}
