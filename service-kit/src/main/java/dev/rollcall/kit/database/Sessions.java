package dev.rollcall.kit.database;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Logger;
import javax.sql.ConnectionEvent;
import javax.sql.ConnectionEventListener;
import javax.sql.ConnectionPoolDataSource;
import javax.sql.DataSource;
import javax.sql.PooledConnection;
import javax.sql.StatementEventListener;
import org.h2.api.ErrorCode;
import org.h2.jdbc.JdbcConnection;
import org.h2.message.DbException;
import org.jspecify.annotations.Nullable;

/**
 * The sessions of H2 that a pool lends. H2's own roll back whenever a connection is given back, and a session that
 * rolls back forgets all statements that it has parsed; these roll back only if a transaction is open. Thread-safe.
 */
final class Sessions implements ConnectionPoolDataSource {
    private final DataSource source;

    /** @param source H2's data source */
    Sessions(DataSource source) {
        this.source = source;
    }

    @Override
    public PooledConnection getPooledConnection() throws SQLException {
        return new Session(source.getConnection().unwrap(JdbcConnection.class));
    }

    @Override
    public PooledConnection getPooledConnection(String user, String password) throws SQLException {
        return new Session(source.getConnection(user, password).unwrap(JdbcConnection.class));
    }

    @Override
    public @Nullable PrintWriter getLogWriter() throws SQLException {
        return source.getLogWriter();
    }

    @Override
    public void setLogWriter(@Nullable PrintWriter out) throws SQLException {
        source.setLogWriter(out);
    }

    @Override
    public int getLoginTimeout() throws SQLException {
        return source.getLoginTimeout();
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        source.setLoginTimeout(seconds);
    }

    @Override
    public Logger getParentLogger() {
        return Logger.getLogger(Sessions.class.getPackageName());
    }

    /** Lent to one borrower after the other. */
    private static final class Session implements PooledConnection {
        private final JdbcConnection session;
        private final List<ConnectionEventListener> listeners = new CopyOnWriteArrayList<>();
        private volatile boolean broken;

        Session(JdbcConnection session) {
            this.session = session;
        }

        /** @throws SQLException if the session, or all of the file, is of no use any more */
        @Override
        public Connection getConnection() throws SQLException {
            if (broken) { // as H2 says of sessions of a closed file: it must be opened again
                throw DbException.toSQLException(DbException.get(ErrorCode.DATABASE_CALLED_AT_SHUTDOWN));
            }
            session.commit(); // commits nothing, but is refused where the borrower would be
            return new Lent(session, this::givenBack);
        }

        private void givenBack() {
            endTransaction();
            var event = new ConnectionEvent(this);
            listeners.forEach(listener -> listener.connectionClosed(event));
        }

        private void endTransaction() {
            try {
                if (!session.getAutoCommit()) {
                    session.rollback();
                    session.setAutoCommit(true);
                }
            } catch (SQLException e) {
                System.getLogger(Sessions.class.getName())
                        .log(System.Logger.Level.DEBUG, "What could not be taken back must not be committed", e);
                broken = true;
                close();
            }
        }

        @Override
        public void close() {
            try {
                session.close();
            } catch (SQLException e) {
                System.getLogger(Sessions.class.getName())
                        .log(System.Logger.Level.DEBUG, "A session could not be closed", e);
            }
        }

        @Override
        public void addConnectionEventListener(ConnectionEventListener listener) {
            listeners.add(listener);
        }

        @Override
        public void removeConnectionEventListener(ConnectionEventListener listener) {
            listeners.remove(listener);
        }

        /** H2 reports nothing about its statements. */
        @Override
        public void addStatementEventListener(StatementEventListener listener) {}

        @Override
        public void removeStatementEventListener(StatementEventListener listener) {}
    }

    /** What a borrower has until it is closed. */
    private static final class Lent extends JdbcConnection {
        private final Runnable givenBack;
        private boolean closed;

        Lent(JdbcConnection session, Runnable givenBack) {
            super(session);
            this.givenBack = givenBack;
        }

        @Override
        public void close() {
            lock();
            try {
                if (!closed) {
                    closed = true;
                    givenBack.run();
                }
            } finally {
                unlock();
            }
        }

        @Override
        public boolean isClosed() throws SQLException {
            lock();
            try {
                return closed || super.isClosed();
            } finally {
                unlock();
            }
        }

        @Override
        protected void checkClosed() {
            lock();
            try {
                if (closed) {
                    throw DbException.get(ErrorCode.OBJECT_CLOSED);
                }
                super.checkClosed();
            } finally {
                unlock();
            }
        }
    }
}
