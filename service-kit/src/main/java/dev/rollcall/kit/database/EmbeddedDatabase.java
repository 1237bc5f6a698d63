package dev.rollcall.kit.database;

import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.h2.Driver;
import org.jspecify.annotations.Nullable;

/**
 * An H2 database in a file, a {@link DataSource} that the container hands out before the data directory is known: the
 * application says with {@link #open} where it is. Until then, and after closing, every connection is refused.
 *
 * <p>What was committed is with the operating system and survives the end of the process; what was committed before
 * {@link #force} survives a power cut as well. Interrupting a thread that reads or writes loses nothing that was
 * committed; if that thread is waiting for another one, H2 gives the file up for all threads, and the next connection
 * opens it again. Safe for use by several threads.
 */
public final class EmbeddedDatabase implements DataSource, AutoCloseable {
    /**
     * An interrupt closes the file under H2, as it does every {@link java.nio.channels.FileChannel}; {@code retry:}
     * opens it again.
     */
    private static final String FILES = "retry";

    private static final long GROWN_MUCH = 64 << 20;

    /** How long a shrink waits at most, and lets others wait, for the database to be idle. */
    private static final Duration QUIET = Duration.ofMillis(500);

    private final String fileSystem;
    private final String file;
    private final String user;
    private final GroupCommit commits = new GroupCommit(this::checkpoint);

    /**
     * Shared by threads that borrow a connection or force, until that is done; taken before this object's own lock.
     */
    private final ReentrantReadWriteLock use = new ReentrantReadWriteLock();

    private volatile @Nullable OpenDatabase opened;

    /** Where the next connection opens it, if it could not be opened again; null: nowhere. */
    private volatile @Nullable Path place;

    /**
     * Makes a database that is not open yet.
     *
     * @param file its name without {@code .mv.db}: an absolute path, or one below the folder told when it is opened
     * @param user its one user, without a password: reading the file is enough to read the data
     */
    public EmbeddedDatabase(String file, String user) {
        this(FILES, file, user);
    }

    /** For tests that put something of their own below H2. */
    EmbeddedDatabase(String fileSystem, String file, String user) {
        this.fileSystem = fileSystem;
        this.file = file;
        this.user = user;
    }

    /**
     * Opens the database, or opens it again elsewhere. Creates the file if it is not there.
     *
     * @param folder where the file is unless its path is absolute; must exist
     * @throws DatabaseInUseException if the file is open elsewhere
     */
    public synchronized void open(Path folder) {
        Path path = folder.resolve(file).toAbsolutePath();
        close();
        openFile(path);
        place = path;
    }

    private void openFile(Path path) {
        closeFile();
        opened = new OpenDatabase(fileSystem, path, user);
    }

    /** Closes the file in good order, also under connections in use, and leaves neither thread nor driver behind. */
    @Override
    public synchronized void close() {
        place = null;
        closeFile();
    }

    private void closeFile() {
        OpenDatabase closing = opened;
        opened = null;
        if (closing != null) {
            closing.close();
            Driver.unload();
        }
    }

    /**
     * H2 closes a file that it cannot write, but not always completely: so its files are taken away from it, and a new
     * H2 database, which knows nothing of that, opens the file. What was committed but not forced is no longer
     * confirmed.
     */
    private synchronized OpenDatabase openAgain(OpenDatabase lost) throws SQLException {
        if (opened == lost) {
            lost.fence();
            openNext(lost.path());
            lost.discard();
        }
        return opened();
    }

    private void openNext(Path path) throws SQLException {
        try {
            OpenDatabase next = new OpenDatabase(fileSystem, path, user);
            commits.renew(() -> opened = next);
        } catch (DatabaseInUseException e) {
            throw new SQLException(e.getMessage(), "08001", e);
        }
    }

    private OpenDatabase opened() throws SQLException {
        OpenDatabase current = opened;
        if (current == null && place == null) {
            throw notOpen(null); // also while it is rebuilt: connections do not wait for that
        }
        return current == null ? openAtItsPlace() : current;
    }

    private synchronized OpenDatabase openAtItsPlace() throws SQLException {
        Path path = place;
        if (opened == null && path != null) {
            openNext(path);
        }
        OpenDatabase current = opened;
        if (current == null) {
            throw notOpen(null);
        }
        return current;
    }

    /**
     * Returns the generation of what is written from now on, for {@link #force(long)}: it ends when the file cannot be
     * written, and what was committed in it but not forced may be lost.
     */
    public long generation() {
        use.readLock().lock();
        try {
            OpenDatabase current = opened();
            if (current.isRefused()) {
                openAgain(current);
            }
        } catch (SQLException e) {
            System.getLogger(EmbeddedDatabase.class.getName())
                    .log(System.Logger.Level.DEBUG, "The database cannot be used, as its next connection will tell", e);
        } finally {
            use.readLock().unlock();
        }
        return commits.generation();
    }

    /**
     * Returns once everything that was committed before the call is on the disk, and not only with the operating
     * system. Concurrent callers share one force. Blocks as long as the disk needs.
     *
     * @param begun the generation that was noted before the first write of what was committed
     * @throws SQLException if the database is not open or the disk refuses, or has refused since the generation was
     *     noted: then what is on it is unknown
     */
    public void force(long begun) throws SQLException {
        commits.await(begun);
    }

    /** Returns how often the disk was forced by {@link #force}. */
    public long forces() {
        return commits.rounds();
    }

    private void checkpoint() throws SQLException {
        use.readLock().lock();
        try {
            OpenDatabase current = opened();
            try {
                current.force();
            } catch (SQLException e) {
                openAgain(current);
                throw e;
            }
        } finally {
            use.readLock().unlock();
        }
    }

    /**
     * Gives the disk back what changes have left in the file, which only grows while it is open: if it has grown by 64
     * MiB, closes it in good order and opens it again. A thread that wants a connection meanwhile waits, a second or
     * two for each gigabyte. Does nothing while a connection is kept for longer than half a second, so that none is
     * broken. If this throws, the next connection opens the file.
     *
     * @throws DatabaseInUseException if the file was opened elsewhere in between
     */
    public void shrink() {
        shrink(GROWN_MUCH);
    }

    void shrink(long grownMuch) {
        OpenDatabase current = opened;
        if (current == null || current.grown() < grownMuch) {
            return;
        }
        try {
            if (use.writeLock().tryLock(QUIET.toMillis(), TimeUnit.MILLISECONDS)) {
                try {
                    if (current.awaitIdle(QUIET)) {
                        openAnew(current);
                    }
                } finally {
                    use.writeLock().unlock();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Forces first: no later force would report what the disk refuses while the file is closed. */
    private synchronized void openAnew(OpenDatabase grown) {
        if (opened != grown) {
            return;
        }
        try {
            grown.force();
        } catch (SQLException refused) {
            openAfterRefusal(grown);
            return;
        }
        openFile(grown.path());
    }

    /** If that fails, the next connection tries again. */
    private void openAfterRefusal(OpenDatabase refused) {
        try {
            openAgain(refused);
        } catch (SQLException e) {
            System.getLogger(EmbeddedDatabase.class.getName())
                    .log(System.Logger.Level.DEBUG, "The database cannot be used, as its next connection will tell", e);
        }
    }

    /**
     * Changes the database as a whole or not at all, whatever ends the process meanwhile: the work is done on a copy of
     * the file, which takes the place of the database once it is complete and on the disk. The database cannot be used
     * meanwhile; afterwards it is open, or the next connection opens it, also if this throws.
     *
     * @param work is given the copy
     * @throws IllegalStateException if the database is not open
     * @throws UncheckedIOException if the file cannot be copied or replaced
     */
    public synchronized void rebuild(Consumer<DataSource> work) {
        OpenDatabase current = opened;
        if (current == null) {
            throw new IllegalStateException("The database is not open");
        }
        close();
        try {
            new Rebuilding(current.path()).run(copy -> {
                try (EmbeddedDatabase next = new EmbeddedDatabase(fileSystem, copy.toString(), user)) {
                    next.open(copy);
                    work.accept(next);
                }
            });
        } finally {
            place = current.path();
            openFile(current.path());
        }
    }

    /**
     * Returns one of {@value OpenDatabase#MAX_CONNECTIONS} connections, after at most
     * {@value OpenDatabase#MAX_WAIT_SECONDS} seconds and the time that {@link #shrink()} may need.
     *
     * @throws SQLException if the database is not open, all connections stay in use, or the file cannot be used
     */
    @Override
    public Connection getConnection() throws SQLException {
        use.readLock().lock();
        try {
            return borrow(opened());
        } finally {
            use.readLock().unlock();
        }
    }

    private Connection borrow(OpenDatabase current) throws SQLException {
        try {
            return current.connection();
        } catch (IllegalStateException e) { // closed in between
            throw notOpen(e);
        } catch (SQLException e) {
            if (current.isRefused() || OpenDatabase.isLost(e)) {
                return openAgain(current).connection();
            }
            throw e;
        }
    }

    /**
     * Returns the file, if it is open and {@code failure} says that it no longer holds an H2 database, which no further
     * attempt changes.
     */
    public Optional<Path> damaged(Throwable failure) {
        Path path = place;
        return path != null && OpenDatabase.isDamage(failure)
                ? Optional.of(path.resolveSibling(path.getFileName() + ".mv.db"))
                : Optional.empty();
    }

    private static SQLException notOpen(@Nullable Exception cause) {
        return new SQLException("The database is not open: its folder is not known yet, or no more.", "08001", cause);
    }

    @Override
    public Connection getConnection(String other, String password) throws SQLException {
        throw new SQLFeatureNotSupportedException("The embedded database has one user.");
    }

    @Override
    public @Nullable PrintWriter getLogWriter() {
        return null;
    }

    @Override
    public void setLogWriter(@Nullable PrintWriter out) throws SQLException {
        throw new SQLFeatureNotSupportedException("The embedded database writes no log of its own.");
    }

    @Override
    public int getLoginTimeout() {
        return OpenDatabase.MAX_WAIT_SECONDS;
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        throw new SQLFeatureNotSupportedException("The wait for a connection is fixed.");
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        throw new SQLFeatureNotSupportedException("The embedded database writes no log of its own.");
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
