package dev.rollcall.grading.store;

import dev.rollcall.kit.threads.Threads;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import javax.sql.DataSource;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.jdbi.v3.core.ConnectionFactory;

/**
 * The connections of the container's pool. One on which the database fell silent is given back by a thread of its own: the pool
 * replaces it at once, and no caller should wait twice for a database that does not answer. Thread-safe.
 */
final class Connections implements ConnectionFactory, AutoCloseable {
    private static final Logger LOG = LogManager.getLogger(Connections.class);

    /** As many as a pool may have. */
    private static final int THREADS = 16;

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final DataSource source;
    private final ExecutorService aside = Threads.workers("rollcall-grading-silent", THREADS);
    private final Set<Connection> silent =
            Collections.synchronizedSet(Collections.newSetFromMap(new IdentityHashMap<>()));

    Connections(DataSource source) {
        this.source = source;
    }

    @Override
    public Connection openConnection() throws SQLException {
        return source.getConnection();
    }

    @Override
    public void closeConnection(Connection connection) throws SQLException {
        if (!silent.remove(connection)) {
            connection.close();
            return;
        }
        try {
            aside.execute(() -> giveBack(connection));
        } catch (RejectedExecutionException e) {
            connection.close();
        }
    }

    /** Gives up a connection on which the database does not answer; closing it would take as long again. */
    void abandon(Connection connection) throws SQLException {
        silent.add(connection);
        connection.abort(Runnable::run);
    }

    private static void giveBack(Connection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            LOG.debug("The pool could not replace a connection", e);
        }
    }

    @Override
    public void close() {
        Threads.stop(aside, PATIENCE);
    }
}
