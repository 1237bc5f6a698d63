package dev.rollcall.kit.database;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.h2.jdbcx.JdbcConnectionPool;
import org.h2.jdbcx.JdbcDataSource;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.jspecify.annotations.Nullable;

/** The file of a database from its opening to its end. Safe for use by several threads. */
final class OpenDatabase {
    static final int MAX_CONNECTIONS = 16;
    static final int MAX_WAIT_SECONDS = 2;

    /** H2 would keep eight parsed statements for each connection, which is fewer than one change can have. */
    private static final String OPTIONS =
            ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;TRACE_LEVEL_FILE=0;QUERY_CACHE_SIZE=64";

    /** H2's: the file is locked elsewhere. */
    private static final int IN_USE = 90020;

    /** H2's: closed, in use, called at shutdown. */
    private static final Set<Integer> LOST = Set.of(90098, IN_USE, 90121);

    /** H2's: damaged, of a format that is unknown; so is a file whose beginning was overwritten. */
    private static final Set<Integer> DAMAGED = Set.of(90030, 90048);

    /** H2's: the file is whole, and was written by a newer version. */
    private static final String NEWER = "is larger than the supported format";

    private static final String HOLDER = ".holder";

    static {
        // without, a thread that goes on with a store that could not be written looks for a version in it for ever
        MVStore.class.getClassLoader().setClassAssertionStatus(MVStore.class.getName(), true);
    }

    private final Path path;
    private final FencedFiles.Fence fence;
    private final JdbcDataSource source;
    private final JdbcConnectionPool pool;
    private final Holder holder;
    private final long sizeAtFirst;
    private @Nullable Checkpoints checkpoints;
    private @Nullable SQLException refusal;

    /**
     * Opens the file, or creates it. Obstacles other than its use elsewhere, such as a file that cannot be read, are
     * reported when a connection is wanted.
     *
     * @param fileSystem H2's, in which the file is
     * @param path without {@code .mv.db}
     * @throws DatabaseInUseException if the file is open elsewhere
     */
    OpenDatabase(String fileSystem, Path path, String user) {
        this.path = path;
        this.fence = FencedFiles.open();
        this.source = new JdbcDataSource();
        source.setURL(
                "jdbc:h2:" + fence.prefix() + fileSystem + ":" + path.toString().replace('\\', '/') + OPTIONS);
        source.setUser(user);
        this.pool = JdbcConnectionPool.create(new Sessions(source));
        pool.setMaxConnections(MAX_CONNECTIONS);
        pool.setLoginTimeout(MAX_WAIT_SECONDS);
        this.holder = new Holder(path.resolveSibling(path.getFileName() + HOLDER));
        takeFirstConnection();
        this.sizeAtFirst = size();
        holder.write();
    }

    private void takeFirstConnection() {
        try {
            this.checkpoints = new Checkpoints(source.getConnection());
        } catch (SQLException e) {
            if (e.getErrorCode() == IN_USE) {
                fence.close();
                throw new DatabaseInUseException("The database " + path + " is in use by " + holder.read() + ".", e);
            }
            this.refusal = e;
        } catch (RuntimeException | Error e) { // such as memory that is short: it can be opened later
            fence.close();
            throw e;
        }
    }

    Path path() {
        return path;
    }

    /** Returns by how many bytes the file is longer than when it was opened. */
    long grown() {
        return size() - sizeAtFirst;
    }

    private long size() {
        return path.resolveSibling(path.getFileName() + ".mv.db").toFile().length();
    }

    /** Returns whether the file was refused when it was opened, and will be of no use until it is opened again. */
    boolean isRefused() {
        return refusal != null;
    }

    /** @throws SQLException if all connections stay in use, or the file cannot be used */
    Connection connection() throws SQLException {
        if (refusal != null) {
            throw new SQLException(refusal.getMessage(), refusal.getSQLState(), refusal.getErrorCode(), refusal);
        }
        return pool.getConnection();
    }

    /**
     * Waits until no connection is in use, and returns whether that came; no thread may be able to take one meanwhile.
     *
     * @param longest how long to wait
     */
    boolean awaitIdle(Duration longest) throws InterruptedException {
        for (long waited = 0; pool.getActiveConnections() > 0; waited++) {
            if (waited == longest.toMillis()) {
                return false;
            }
            Thread.sleep(1); // the pool does not notify
        }
        return true;
    }

    /** Returns whether a refusal says that this file is of no use any more, but may be once it is opened again. */
    static boolean isLost(SQLException refusal) {
        if (LOST.contains(refusal.getErrorCode())) {
            return true;
        }
        for (Throwable cause = refusal; cause != null; cause = cause.getCause()) {
            if (cause instanceof MVStoreException) {
                return true;
            }
        }
        return false;
    }

    /** Returns whether a failure says that the file can never be read, not even by a newer H2. */
    static boolean isDamage(Throwable failure) {
        List<Throwable> causes = Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .toList();
        return causes.stream()
                        .anyMatch(cause -> cause instanceof SQLException sql && DAMAGED.contains(sql.getErrorCode()))
                && causes.stream()
                        .noneMatch(cause -> String.valueOf(cause.getMessage()).contains(NEWER));
    }

    /** @throws SQLException if the disk refuses, or has refused since the file was opened */
    void force() throws SQLException {
        if (checkpoints == null) {
            throw new SQLException("The database could not be opened", "08006");
        }
        checkpoints.run();
    }

    /** Ends all reading and writing of the file, whatever connections are in use and whatever state H2 is in. */
    void fence() {
        fence.close();
    }

    /** Releases what is left of a file that was fenced. */
    void discard() {
        pool.dispose();
        if (checkpoints != null) {
            checkpoints.close();
        }
    }

    /** Closes the file in good order, also under connections in use. */
    void close() {
        if (checkpoints != null) {
            checkpoints.fillGaps();
        }
        discard();
        shutDown();
        fence.close();
        holder.delete();
    }

    /** Not with a connection of the pool: all of them may be in use. */
    private void shutDown() {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("shutdown");
        } catch (SQLException | AssertionError e) {
            System.getLogger(OpenDatabase.class.getName())
                    .log(System.Logger.Level.WARNING, "Closing failed; the database repairs itself when opened", e);
        }
    }
}
