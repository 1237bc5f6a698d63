package dev.rollcall.grading.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.transaction.TransactionException;

/**
 * How long an answer of the database is waited for, and in PostgreSQL what others have locked: less, so that the database ends
 * that wait and says so, and the connection stays good. If the grade book gave up first, the process at the server would not
 * know: it would go on waiting, one for each attempt, until the server takes no connections any more.
 */
enum QueryTimeout {
    /** A user waits for a page meanwhile. PostgreSQL looks for deadlocks after a second, which must come first. */
    SHORT(1_500, 1_200),
    /** All texts are read, or tens of thousands of rows are written at once, and the last statement waits for all of them. */
    LONG(60_000, 59_000),
    /** Everything is replaced. */
    RESTORING(600_000, 590_000);

    private final int answerMillis;
    private final int lockMillis;

    QueryTimeout(int answerMillis, int lockMillis) {
        this.answerMillis = answerMillis;
        this.lockMillis = lockMillis;
    }

    /**
     * Gives it to a connection, until another is given; in a transaction that is rolled back, what it had for locks comes back.
     * If it is short already, the database is not asked.
     */
    void on(Connection connection) throws SQLException {
        if (this == SHORT && connection.getNetworkTimeout() == answerMillis) {
            return;
        }
        connection.setNetworkTimeout(Runnable::run, answerMillis);
        if (connection.getMetaData().getDatabaseProductName().equals("PostgreSQL")) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("set lock_timeout = " + lockMillis);
            }
        }
    }

    /** Gives it to the connection of a handle, which is returned. */
    Handle on(Handle handle) {
        try {
            on(handle.getConnection());
            return handle;
        } catch (SQLException e) {
            throw new TransactionException("How long to wait cannot be said", e);
        }
    }
}
