package dev.rollcall.kit.database;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.h2.Driver;
import org.h2.jdbcx.JdbcConnectionPool;
import org.h2.jdbcx.JdbcDataSource;
import org.jspecify.annotations.Nullable;

/**
 * An H2 database in a file, a {@link DataSource} that the container hands out before anybody knows the data directory: the
 * application says with {@link #open} where it is. Until then, and after closing, every connection is refused.
 *
 * <p>What was committed is with the operating system and survives the end of the process; the interrupt of a thread that
 * reads or writes harms nobody. Safe for use by several threads.
 */
public final class EmbeddedDatabase implements DataSource, AutoCloseable {
    /**
     * An interrupt closes the file under H2, as it does every {@link java.nio.channels.FileChannel}; {@code retry:} opens
     * it again. Without a delay a commit is written by the thread that commits, before it returns.
     */
    private static final String SCHEME = "jdbc:h2:retry:";

    private static final String OPTIONS = ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;TRACE_LEVEL_FILE=0";

    private static final int MAX_CONNECTIONS = 16;
    private static final int MAX_WAIT_SECONDS = 2;

    private final String file;
    private final String user;
    private volatile @Nullable Opened opened;

    /**
     * Makes a database that is not open yet.
     *
     * @param file its name without {@code .mv.db}: an absolute path, or one below the folder told when it is opened
     * @param user its one user, who has no password: whoever may read the file may read the data
     */
    public EmbeddedDatabase(String file, String user) {
        this.file = file;
        this.user = user;
    }

    /**
     * Opens the database, or opens it again elsewhere. The file is created with the first connection.
     *
     * @param folder where the file is unless its path is absolute; must exist
     */
    public synchronized void open(Path folder) {
        close();
        JdbcDataSource source = new JdbcDataSource();
        source.setURL(SCHEME + folder.resolve(file).toAbsolutePath().toString().replace('\\', '/') + OPTIONS);
        source.setUser(user);
        JdbcConnectionPool pool = JdbcConnectionPool.create(source);
        pool.setMaxConnections(MAX_CONNECTIONS);
        pool.setLoginTimeout(MAX_WAIT_SECONDS);
        opened = new Opened(source, pool);
    }

    /** Closes the file in good order, also under connections in use, and leaves neither thread nor driver behind. */
    @Override
    public synchronized void close() {
        Opened closing = opened;
        opened = null;
        if (closing != null) {
            closing.pool.dispose();
            closing.shutDown();
            Driver.unload();
        }
    }

    /**
     * Returns one of {@value #MAX_CONNECTIONS} connections, after {@value #MAX_WAIT_SECONDS} seconds at most.
     *
     * @throws SQLException if the database is not open, all connections stay in use, or the file cannot be used
     */
    @Override
    public Connection getConnection() throws SQLException {
        Opened current = opened;
        if (current == null) {
            throw notOpen(null);
        }
        try {
            return current.pool.getConnection();
        } catch (IllegalStateException e) { // closed in between
            throw notOpen(e);
        }
    }

    private static SQLException notOpen(@Nullable Exception cause) {
        return new SQLException("The database is not open: its folder is not known yet, or no more.", "08001", cause);
    }

    @Override
    public Connection getConnection(String other, String password) throws SQLException {
        throw new SQLFeatureNotSupportedException("The embedded database has one user.");
    }

    @Override
    public @Nullable PrintWriter getLogWriter() {
        return null;
    }

    @Override
    public void setLogWriter(@Nullable PrintWriter out) throws SQLException {
        throw new SQLFeatureNotSupportedException("The embedded database writes no log of its own.");
    }

    @Override
    public int getLoginTimeout() {
        return MAX_WAIT_SECONDS;
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        throw new SQLFeatureNotSupportedException("The wait for a connection is fixed.");
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        throw new SQLFeatureNotSupportedException("The embedded database writes no log of its own.");
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        if (type.isInstance(this)) {
            return type.cast(this);
        }
        throw new SQLException("Not a " + type.getName());
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return type.isInstance(this);
    }

    private record Opened(JdbcDataSource source, JdbcConnectionPool pool) {
        /** Not with a connection of the pool: all of them may be in use. */
        void shutDown() {
            try (Connection connection = source.getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("shutdown");
            } catch (SQLException e) {
                System.getLogger(EmbeddedDatabase.class.getName())
                        .log(System.Logger.Level.WARNING, "Closing failed; the database repairs itself when opened", e);
            }
        }
    }
}
