package dev.rollcall.grading.store;

import dev.rollcall.grading.gradebook.GradeBookUnavailableException;
import dev.rollcall.kit.database.EmbeddedDatabase;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * How transactions that change something are run: in the embedded database one at a time, and confirmed once they are on the
 * disk. With every commit H2 writes what there is at that moment, and of a transaction that goes on meanwhile that can be a
 * change without what is needed to take it back; if the next write fails, the half of that transaction stays. Any other
 * database takes care of itself. Safe for use by several threads.
 */
final class Writers {
    /** As long as the wait for a connection. */
    private static final int MAX_WAIT_SECONDS = 2;

    private final Optional<EmbeddedDatabase> embedded;
    private final Durability durability;
    private final ReentrantLock turn = new ReentrantLock(true);

    Writers(Optional<EmbeddedDatabase> embedded, Durability durability) {
        this.embedded = embedded;
        this.durability = durability;
    }

    /**
     * Returns the result of a transaction once it is committed, and as durable as it is meant to be.
     *
     * @throws GradeBookUnavailableException if it is not known whether it is durable, or others write for too long
     */
    <T> T write(Supplier<T> transaction) {
        if (embedded.isEmpty()) {
            return transaction.get();
        }
        EmbeddedDatabase database = embedded.get();
        awaitTurn();
        long begun;
        T result;
        try {
            begun = database.generation();
            result = transaction.get();
        } finally {
            turn.unlock();
        }
        if (durability == Durability.SYNC) {
            force(database, begun);
        }
        return result;
    }

    private void awaitTurn() {
        try {
            if (!turn.tryLock(MAX_WAIT_SECONDS, TimeUnit.SECONDS)) {
                throw new GradeBookUnavailableException(new SQLException("Others are writing"));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new GradeBookUnavailableException(e);
        }
    }

    private static void force(EmbeddedDatabase database, long begun) {
        try {
            database.force(begun);
        } catch (SQLException e) {
            throw new GradeBookUnavailableException(e);
        }
    }
}
