package dev.rollcall.kit.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.h2.jdbcx.JdbcDataSource;
import org.jspecify.annotations.Nullable;

/**
 * Forces the file, with a connection of its own: those of the pool may all be in use. The connection is made when the file is
 * opened and fails from the moment when H2 has closed the file, as it does when it cannot write; so a force that succeeds
 * proves that nothing was lost in between. Forces one at a time.
 */
final class Checkpoints implements AutoCloseable {
    private final JdbcDataSource source;
    private volatile @Nullable Connection connection;

    /** Where there is no connection to be had, the first force fails. */
    Checkpoints(JdbcDataSource source) {
        this.source = source;
        connect();
    }

    private void connect() {
        try {
            connection = source.getConnection();
        } catch (SQLException e) {
            System.getLogger(Checkpoints.class.getName())
                    .log(System.Logger.Level.DEBUG, "The database cannot be forced yet", e);
        }
    }

    /** @throws SQLException if the disk refuses, or the file was closed since the last force */
    void run() throws SQLException {
        Connection current = connection;
        if (current == null) {
            connect();
            throw new SQLException("The database was closed meanwhile, because its file could not be used", "08006");
        }
        try (Statement statement = current.createStatement()) {
            statement.execute("checkpoint sync");
        } catch (SQLException e) {
            close();
            connect();
            throw e;
        }
    }

    @Override
    public void close() {
        Connection closing = connection;
        connection = null;
        if (closing != null) {
            try {
                closing.close();
            } catch (SQLException e) {
                System.getLogger(Checkpoints.class.getName())
                        .log(System.Logger.Level.DEBUG, "A connection was broken already", e);
            }
        }
    }
}
