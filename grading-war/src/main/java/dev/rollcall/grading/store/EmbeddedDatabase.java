package dev.rollcall.grading.store;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.jspecify.annotations.Nullable;

/**
 * The embedded database, a {@link DataSource} that the container hands out before anybody knows the data directory: in
 * its URL, {@value #FOLDER} stands for the folder that {@link #open} is told. Until then, and after closing, every
 * connection is refused. Safe for use by several threads.
 */
public final class EmbeddedDatabase implements DataSource, AutoCloseable {
    static final String FOLDER = "{folder}";

    private static final int MAX_CONNECTIONS = 16;
    private static final int MAX_WAIT_SECONDS = 2;

    private final String url;
    private volatile @Nullable JdbcConnectionPool pool;

    EmbeddedDatabase(String url) {
        this.url = url;
    }

    /** Opens the database in a folder, which must exist; the file is created with the first connection. */
    synchronized void open(Path folder) {
        close();
        AsyncFilePath.start();
        String place = folder.toAbsolutePath().toString().replace('\\', '/');
        JdbcConnectionPool opened = JdbcConnectionPool.create(url.replace(FOLDER, place), "grading", "");
        opened.setMaxConnections(MAX_CONNECTIONS);
        opened.setLoginTimeout(MAX_WAIT_SECONDS);
        pool = opened;
    }

    /** Closes the file in good order, also under statements that still run, and ends every thread behind it. */
    @Override
    public synchronized void close() {
        JdbcConnectionPool opened = pool;
        pool = null;
        if (opened == null) {
            return;
        }
        try (Connection connection = opened.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("shutdown");
        } catch (SQLException e) {
            System.getLogger(EmbeddedDatabase.class.getName())
                    .log(System.Logger.Level.WARNING, "Closing the database failed; it repairs itself when opened", e);
        } finally {
            opened.dispose();
            AsyncFilePath.stop();
        }
    }

    @Override
    public Connection getConnection() throws SQLException {
        JdbcConnectionPool opened = pool;
        if (opened == null) {
            throw new SQLException("The database is not open: its folder is not known yet, or no more.", "08001");
        }
        return opened.getConnection();
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        throw new SQLFeatureNotSupportedException("The embedded database has one user.");
    }

    @Override
    public @Nullable PrintWriter getLogWriter() {
        return null;
    }

    @Override
    public void setLogWriter(PrintWriter out) throws SQLException {
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
}
