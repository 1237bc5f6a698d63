package dev.rollcall.grading.store;

import dev.rollcall.grading.gradebook.GradeBookUnavailableException;
import dev.rollcall.grading.gradebook.RefusedException;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import java.sql.SQLTransientException;
import java.util.Set;
import java.util.function.Function;
import org.h2.mvstore.MVStoreException;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;

/**
 * Does work in transactions of its own, again from the beginning where others were in its way: when the database chose it to
 * end a deadlock, could not order it among others, or let somebody else enter the same thing first. Thread-safe.
 */
final class Transactions {
    private static final int ATTEMPTS = 8;
    private static final String UNIQUE_VIOLATION = "23505";

    /** Serialisation failure, deadlock (PostgreSQL), lock time-out (H2), row changed at the same time (H2). */
    private static final Set<String> IN_THE_WAY = Set.of("40001", "40P01", "HYT00", "90131", UNIQUE_VIOLATION);

    /** Connection lost, out of resources such as disk or connections, shut down or starting, trouble of the system. */
    private static final Set<String> AWAY = Set.of("08", "53", "57P", "58");

    private final Jdbi jdbi;

    Transactions(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /**
     * Returns the result of {@code work} once it is committed.
     *
     * @throws GradeBookUnavailableException if the database cannot be reached, or others were in the way each time
     * @throws RefusedException if what should be entered was there each time
     */
    <T> T of(Function<Handle, T> work) {
        for (int attempt = 1; ; attempt++) {
            try {
                return jdbi.inTransaction(work::apply);
            } catch (JdbiException e) {
                String state = inTheWay(e);
                if (state.isEmpty()) {
                    throw unreachable(e) ? new GradeBookUnavailableException(e) : e;
                }
                if (attempt == ATTEMPTS) {
                    throw state.equals(UNIQUE_VIOLATION)
                            ? new RefusedException(RefusedException.Reason.TAKEN, "Such a thing is there already.")
                            : new GradeBookUnavailableException(e);
                }
            }
        }
    }

    private static String inTheWay(JdbiException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql
                    && sql.getSQLState() != null
                    && IN_THE_WAY.contains(sql.getSQLState())) {
                return sql.getSQLState();
            }
        }
        return "";
    }

    /** PostgreSQL says it by the state alone: its driver has one exception for all. */
    private static boolean isAway(@Nullable String state) {
        return state != null && AWAY.stream().anyMatch(state::startsWith);
    }

    /** Also when H2 cannot write its file, as on a full disk: it closes, and opens again with the next connection. */
    private static boolean unreachable(JdbiException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof ConnectionException
                    || cause instanceof SQLTransientException
                    || cause instanceof SQLTransientConnectionException
                    || cause instanceof SQLNonTransientConnectionException
                    || cause instanceof SQLRecoverableException
                    || cause instanceof MVStoreException
                    || cause instanceof SQLException sql && isAway(sql.getSQLState())) {
                return true;
            }
        }
        return false;
    }
}
