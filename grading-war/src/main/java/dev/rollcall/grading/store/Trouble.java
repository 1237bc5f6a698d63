package dev.rollcall.grading.store;

import java.net.SocketTimeoutException;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.Set;
import java.util.function.Predicate;
import org.h2.mvstore.MVStoreException;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;

/** What the exceptions of the databases mean. */
final class Trouble {
    static final String UNIQUE_VIOLATION = "23505";
    static final String FOREIGN_KEY_VIOLATION = "23503";

    /**
     * Serialisation failure, deadlock (PostgreSQL), lock time-out (H2), row changed at the same time (H2); what another one has
     * taken, or deleted, since it was looked for.
     */
    private static final Set<String> IN_THE_WAY =
            Set.of("40001", "40P01", "HYT00", "90131", UNIQUE_VIOLATION, FOREIGN_KEY_VIOLATION);

    /** The connection does not exist any more, was lost or closed, or was ended when the database was stopped. */
    private static final Set<String> BROKEN = Set.of("08003", "08006", "08S01", "57P01", "57P02");

    /**
     * Connection lost, out of resources such as disk or connections, locked for longer than {@link QueryTimeout} has it, shut
     * down or starting, trouble of the system; and as H2 says it, closed or closing.
     */
    private static final Set<String> AWAY = Set.of("08", "53", "55P03", "57P", "58", "90098", "90121");

    private Trouble() {}

    /** Returns whether the database did not answer in time. */
    static boolean isSilence(JdbiException e) {
        return has(e, cause -> cause instanceof SocketTimeoutException);
    }

    /** Returns whether a connection that was there is broken, and kept no caller waiting. */
    static boolean isBroken(JdbiException e) {
        return !isSilence(e)
                && !has(e, cause -> cause instanceof ConnectionException)
                && has(e, cause -> cause instanceof SQLException sql && isOneOf(BROKEN, sql.getSQLState()));
    }

    private static boolean isOneOf(Set<String> states, @Nullable String state) {
        return state != null && states.contains(state);
    }

    private static boolean has(Throwable e, Predicate<Throwable> sign) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (sign.test(cause) || cause instanceof SQLException sql && isBehind(sql, sign)) {
                return true;
            }
        }
        return false;
    }

    /** What a batch of H2 has met follows the exception and is not its cause: one for each row, with the cause of that. */
    private static boolean isBehind(SQLException first, Predicate<Throwable> sign) {
        for (Throwable next : first) {
            if (sign.test(next)) {
                return true;
            }
        }
        return false;
    }

    /** Returns the state that says that others were in the way; empty if they were not. */
    static String inTheWay(JdbiException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && isOneOf(IN_THE_WAY, sql.getSQLState())) {
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
    static boolean isUnreachable(JdbiException e) {
        return has(
                e,
                cause -> cause instanceof ConnectionException
                        || cause instanceof SQLTransientException
                        || cause instanceof SQLNonTransientConnectionException
                        || cause instanceof SQLRecoverableException
                        || cause instanceof MVStoreException
                        || cause instanceof SQLException sql && isAway(sql.getSQLState()));
    }

    /** Returns whether H2 found itself in a state that cannot be, as it does after it could not write its file. */
    static boolean isOfH2(AssertionError e) {
        StackTraceElement[] trace = e.getStackTrace();
        return trace.length > 0 && trace[0].getClassName().startsWith("org.h2.");
    }
}
