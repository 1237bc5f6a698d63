package dev.rollcall.grading.store;

import dev.rollcall.grading.gradebook.GradeBookUnavailableException;
import dev.rollcall.grading.gradebook.RefusedException;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;

/**
 * Does work in transactions of its own, again from the beginning where others were in its way: when the database chose it to end
 * a deadlock, could not order it among others, or let another transaction enter the same thing first; or when a connection of the
 * pool turned out to be broken, as all are after a restart of the database, before anything was committed. Thread-safe.
 */
final class Transactions {
    private static final Logger LOG = LogManager.getLogger(Transactions.class);
    private static final int ATTEMPTS = 8;

    /** As a pool may have sixteen, and each connection may say so twice: that it is ended, and that it is closed. */
    private static final int MOST_BROKEN = 40;

    private final Connections connections;
    private final Jdbi jdbi;
    private final AtomicInteger asking = new AtomicInteger();
    private final AtomicInteger working = new AtomicInteger();

    Transactions(Connections connections) {
        this.connections = connections;
        this.jdbi = Jdbi.create(connections);
    }

    /** Returns how many have a connection now. */
    int working() {
        return working.get();
    }

    /** Returns how many wait for a connection now. */
    int waiting() {
        return Math.max(0, asking.get() - working.get());
    }

    /**
     * Returns the result of {@code work} once it is committed.
     *
     * @throws GradeBookUnavailableException if the database cannot be reached, or others were in the way each time
     * @throws RefusedException if what should be entered was there each time
     */
    <T> T of(Function<Handle, T> work) {
        return counted(() -> repeated(work, false));
    }

    /** Returns the result of a question that sees everything as it was when it first looked, see {@link #of}. */
    <T> T snapshot(Function<Handle, T> question) {
        return counted(() -> repeated(question, true));
    }

    /**
     * H2 below serializable looks at each table when it is first asked for. PostgreSQL is told with one message, where Jdbi would
     * send three.
     */
    private static <T> T inSnapshot(Handle handle, HandleCallback<T, RuntimeException> question) {
        if (!isPostgres(handle)) {
            return handle.inTransaction(TransactionIsolationLevel.SERIALIZABLE, question);
        }
        return handle.inTransaction(same -> {
            same.execute("set transaction isolation level repeatable read");
            return question.withHandle(same);
        });
    }

    /** Returns whether the database is PostgreSQL, and not H2. */
    static boolean isPostgres(Handle handle) {
        return handle.queryMetadata(DatabaseMetaData::getDatabaseProductName).equals("PostgreSQL");
    }

    private <T> T counted(Supplier<T> work) {
        asking.incrementAndGet();
        try {
            return work.get();
        } finally {
            asking.decrementAndGet();
        }
    }

    private <T> T repeated(Function<Handle, T> work, boolean snapshot) {
        int broken = 0;
        for (int attempt = 1; ; attempt++) {
            AtomicBoolean committing = new AtomicBoolean();
            try {
                return once(work, snapshot, committing);
            } catch (JdbiException e) {
                if (!committing.get() && Trouble.isBroken(e) && broken < MOST_BROKEN) {
                    broken++;
                    attempt--;
                } else {
                    requireInTheWay(e, attempt == ATTEMPTS);
                }
            } catch (AssertionError e) {
                if (Trouble.isOfH2(e)) {
                    throw new GradeBookUnavailableException(e);
                }
                throw e;
            }
        }
    }

    private <T> T once(Function<Handle, T> work, boolean snapshot, AtomicBoolean committing) {
        return jdbi.withHandle(handle -> {
            working.incrementAndGet();
            try {
                answered(QueryTimeout.SHORT::on, handle);
                HandleCallback<T, RuntimeException> transaction = same -> {
                    T result = answered(work, same);
                    committing.set(true);
                    return result;
                };
                return snapshot ? inSnapshot(handle, transaction) : handle.inTransaction(transaction);
            } finally {
                working.decrementAndGet();
            }
        });
    }

    private <T> T answered(Function<Handle, T> work, Handle handle) {
        try {
            return work.apply(handle);
        } catch (JdbiException e) {
            if (Trouble.isSilence(e)) {
                abandon(handle);
            }
            throw e;
        }
    }

    private void abandon(Handle handle) {
        try {
            connections.abandon(handle.getConnection());
        } catch (SQLException e) {
            LOG.debug("A connection on which nobody answers is closed already", e);
        }
    }

    /** Returns if it is worth another attempt. */
    private static void requireInTheWay(JdbiException e, boolean last) {
        String state = Trouble.inTheWay(e);
        if (state.isEmpty()) {
            throw Trouble.isUnreachable(e) ? new GradeBookUnavailableException(e) : e;
        }
        if (last) {
            throw state.equals(Trouble.UNIQUE_VIOLATION)
                    ? new RefusedException(
                            RefusedException.Reason.TAKEN, "id is that of something that is there already")
                    : new GradeBookUnavailableException(e);
        }
    }
}
