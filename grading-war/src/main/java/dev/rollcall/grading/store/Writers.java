package dev.rollcall.grading.store;

import dev.rollcall.grading.gradebook.GradeBookUnavailableException;
import dev.rollcall.kit.database.EmbeddedDatabase;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * How transactions that change something are run. Safe for use by several threads; a transaction must not write in another one.
 *
 * <ul>
 *   <li>In the embedded database one at a time, and confirmed once they are on the disk. With every commit H2 writes what there
 *       is at that moment, and of another transaction that can be a change without what is needed to take it back; if the next
 *       write fails, half of that transaction stays.
 *   <li>In any other {@value #AT_ONCE} at a time: transactions that change the same class wait for one another, each with a
 *       connection, and must leave some to those that read.
 * </ul>
 */
final class Writers {
    /** Half of the connections that a pool may have, as the README has it. */
    static final int AT_ONCE = 8;

    /** As long as the wait for a connection. */
    private static final int MAX_WAIT_SECONDS = 2;

    private final Optional<EmbeddedDatabase> embedded;
    private final Durability durability;
    private final Semaphore turns;

    Writers(Optional<EmbeddedDatabase> embedded, Durability durability) {
        this.embedded = embedded;
        this.durability = durability;
        this.turns = new Semaphore(embedded.isPresent() ? 1 : AT_ONCE, true);
    }

    /**
     * Returns the result of a transaction once it is committed, and as durable as it is meant to be.
     *
     * @throws GradeBookUnavailableException if it is not known whether it is durable, or others write for too long
     */
    <T> T write(Supplier<T> transaction) {
        awaitTurn();
        long begun;
        T result;
        try {
            begun = embedded.map(EmbeddedDatabase::generation).orElse(0L);
            result = transaction.get();
        } finally {
            turns.release();
        }
        if (durability == Durability.SYNC) {
            embedded.ifPresent(database -> force(database, begun));
        }
        return result;
    }

    /** Returns how many wait for their turn now. */
    int waiting() {
        return turns.getQueueLength();
    }

    private void awaitTurn() {
        try {
            if (!turns.tryAcquire(MAX_WAIT_SECONDS, TimeUnit.SECONDS)) {
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
