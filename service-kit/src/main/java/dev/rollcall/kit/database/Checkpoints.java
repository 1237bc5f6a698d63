package dev.rollcall.kit.database;

import java.sql.Connection;
import java.sql.SQLException;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.h2.message.DbException;
import org.h2.mvstore.FileStore;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.h2.mvstore.RandomAccessStore;

/**
 * Lets H2 only append to the file, and forces it, through the store that a connection of its own keeps open. That store
 * belongs to the file as it was opened, and is closed for good when H2 closes the file, as it does when it cannot
 * write: so a force that succeeds proves that nothing was lost in between. Forces one at a time.
 *
 * <p>H2's statement {@code CHECKPOINT SYNC} does the same, but holds the lock of its {@code Database} while it waits
 * for that of the store. A thread that finds the file refused holds the second and waits for the first: on a full disk
 * both would wait for ever.
 *
 * <p>The next process finds what H2 writes into a gap of the file only through the head of the file, and H2 (2.4 and
 * 2.5) writes there what was last <em>before</em>: a process killed after that loses up to twenty forced changes. What
 * is at the end of the file is found. So gaps are left alone until the file is closed in good order.
 */
final class Checkpoints implements AutoCloseable {
    /** A file with fewer gaps stays as it is. */
    private static final int FULL_PERCENT = 75;

    /** Bytes that are moved at most, so that closing takes less than a second. */
    private static final long MOVED = 16 << 20;

    private final Connection connection;
    private final MVStore store;

    /** @param connection used by nothing else; is closed with this */
    Checkpoints(Connection connection) throws SQLException {
        SessionLocal session =
                (SessionLocal) connection.unwrap(JdbcConnection.class).getSession();
        this.connection = connection;
        try {
            this.store = session.getDatabase().getStore().getMvStore();
            store.setReuseSpace(false);
        } catch (DbException e) {
            throw closed(e);
        }
    }

    /**
     * Forces what was committed: H2 has written it with each commit. Nothing more is written: H2 would write one table
     * after the other while threads change them, and a change could then be on the disk without what undoes it.
     *
     * @throws SQLException if the disk refuses, or the file was closed since it was opened; then it will always be
     *     refused
     */
    void run() throws SQLException {
        try {
            store.sync();
        } catch (MVStoreException | DbException | AssertionError e) { // H2's own assertions are on
            throw closed(e);
        }
        if (store.isClosed()) { // if that was during the force, the force was silently left out
            throw closed(store.getPanicException());
        }
    }

    /**
     * Lets H2 fill the gaps of the file with what is behind them. H2 does that when it closes a file, but only while it
     * finds chunks of which little is in use, and large changes leave none. If the disk refuses, the file keeps its
     * length.
     */
    void fillGaps() {
        store.setReuseSpace(true);
        try {
            FileStore<?> file = store.getFileStore();
            if (file instanceof RandomAccessStore chunks && !store.isClosed()) {
                store.setRetentionTime(0);
                chunks.compactMoveChunks(FULL_PERCENT, MOVED, store);
            }
        } catch (MVStoreException | AssertionError e) {
            System.getLogger(Checkpoints.class.getName())
                    .log(System.Logger.Level.DEBUG, "The gaps of the file stay", e);
        }
    }

    private static SQLException closed(Throwable cause) {
        return new SQLException(
                "The database was closed meanwhile, because its file could not be used", "08006", cause);
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            System.getLogger(Checkpoints.class.getName())
                    .log(System.Logger.Level.DEBUG, "A connection was broken already", e);
        }
    }
}
