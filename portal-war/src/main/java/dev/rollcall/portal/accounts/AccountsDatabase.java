package dev.rollcall.portal.accounts;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.h2.Driver;
import org.h2.jdbcx.JdbcConnectionPool;
import org.jspecify.annotations.Nullable;

/**
 * The embedded database of the accounts, a {@link DataSource} that the container hands out under {@code jdbc/accounts}
 * before anybody knows the data directory: in its URL, {@value #FOLDER} stands for the folder that {@link #open} is told.
 * Until then, and after closing, every connection is refused. Safe for use by several threads.
 */
public final class AccountsDatabase implements DataSource, AutoCloseable {
    static final String FOLDER = "{folder}";

    /**
     * The URL of the embedded database, in {@code META-INF/context.xml} as well. With {@code retry:} a file that the
     * interrupt of a thread closed is opened again; {@code WRITE_DELAY=0}: what was said to be saved is saved.
     */
    static final String URL =
            "jdbc:h2:retry:" + FOLDER + "/accounts;WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;TRACE_LEVEL_FILE=0";

    private static final int MAX_CONNECTIONS = 8;

    private final String url;
    private volatile @Nullable JdbcConnectionPool pool;

    AccountsDatabase(String url) {
        this.url = url;
    }

    /** Opens the database in a folder, which must exist; the file is created with the first connection. */
    public synchronized void open(Path folder) {
        close();
        String place = folder.toAbsolutePath().toString().replace('\\', '/');
        JdbcConnectionPool opened = JdbcConnectionPool.create(url.replace(FOLDER, place), "portal", "");
        opened.setMaxConnections(MAX_CONNECTIONS);
        pool = opened;
    }

    @Override
    public synchronized void close() {
        JdbcConnectionPool opened = pool;
        pool = null;
        if (opened != null) {
            opened.dispose();
            Driver.unload(); // or the container finds a driver of ours when it stops us
        }
    }

    @Override
    public Connection getConnection() throws SQLException {
        JdbcConnectionPool opened = pool;
        if (opened == null) {
            throw new SQLException("The accounts are not open: the data directory is not known yet, or no more.");
        }
        return opened.getConnection();
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        throw new SQLFeatureNotSupportedException("The accounts have one user.");
    }

    @Override
    public @Nullable PrintWriter getLogWriter() {
        return null;
    }

    @Override
    public void setLogWriter(PrintWriter out) throws SQLException {
        throw new SQLFeatureNotSupportedException("The accounts write no log of their own.");
    }

    @Override
    public int getLoginTimeout() {
        return 0;
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        throw new SQLFeatureNotSupportedException("An embedded database has no login time-out.");
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        throw new SQLFeatureNotSupportedException("The accounts write no log of their own.");
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
