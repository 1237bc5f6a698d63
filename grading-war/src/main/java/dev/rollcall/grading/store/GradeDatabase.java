package dev.rollcall.grading.store;

import dev.rollcall.grading.archive.Archiver;
import dev.rollcall.grading.gradebook.GradeBookUnavailableException;
import dev.rollcall.grading.gradebook.HistoryCodec;
import dev.rollcall.grading.gradebook.Id;
import dev.rollcall.kit.database.DatabaseInUseException;
import dev.rollcall.kit.database.EmbeddedDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javax.sql.DataSource;

/**
 * The database behind the grade book, brought up to date and ready. Closing it closes the embedded database; one that
 * the container's administrator configured instead is left to the container. Safe for use by several threads.
 */
public final class GradeDatabase implements AutoCloseable {
    private final DataSource source;
    private final Writers writers;
    private final Connections connections;
    private final Transactions transactions;

    private GradeDatabase(DataSource source, Durability durability) {
        this.source = source;
        this.writers = new Writers(embedded(source), durability);
        this.connections = new Connections(source);
        this.transactions = new Transactions(connections);
    }

    /** Opens the database so that what is confirmed is on the disk, see {@link #open(DataSource, Path, Durability)}. */
    public static GradeDatabase open(DataSource source, Path folder) {
        return open(source, folder, Durability.SYNC);
    }

    /**
     * Opens the database and brings its tables up to date. Blocks until that is done.
     *
     * @param source the container's {@code jdbc/grading}
     * @param folder where the embedded database keeps its file; of no use to any other
     * @param durability of the embedded database
     * @throws DatabaseRefusedException if it cannot be reached, is in use elsewhere, is damaged, or was written by a newer version
     * @throws org.flywaydb.core.api.FlywayException if the tables cannot be brought up to date; an embedded database is then
     *     as it was
     */
    public static GradeDatabase open(DataSource source, Path folder, Durability durability) {
        GradeDatabase database = new GradeDatabase(source, durability);
        try {
            database.embedded().ifPresent(embedded -> embedded.open(folder));
            database.migrate();
            return database;
        } catch (DatabaseInUseException e) {
            throw new DatabaseRefusedException(
                    e.getMessage() + " Several grade books share their grades in PostgreSQL: see the README.", e);
        } catch (RuntimeException e) {
            Optional<Path> damaged = database.embedded().flatMap(embedded -> embedded.damaged(e));
            database.close();
            throw damaged.<RuntimeException>map(file -> damage(file, e)).orElse(e);
        }
    }

    private static DatabaseRefusedException damage(Path file, RuntimeException e) {
        return new DatabaseRefusedException(
                "The file " + file + " is damaged: stop Rollcall, move it away, and restore the newest archive of "
                        + file.resolveSibling("backups") + " (rollcall restore).",
                e);
    }

    /** H2 commits each statement that changes tables, so an interruption would leave them half changed: it works on a copy. */
    private void migrate() {
        Migrations migrations = Migrations.of(source);
        if (migrations.pending()) {
            embedded()
                    .ifPresentOrElse(
                            embedded ->
                                    embedded.rebuild(copy -> Migrations.of(copy).run()),
                            migrations::run);
        }
    }

    /** What hands out its connections, for tests that look beneath. */
    DataSource source() {
        return source;
    }

    private Optional<EmbeddedDatabase> embedded() {
        return embedded(source);
    }

    private static Optional<EmbeddedDatabase> embedded(DataSource source) {
        return source instanceof EmbeddedDatabase embedded ? Optional.of(embedded) : Optional.empty();
    }

    /**
     * Returns the school in this database.
     *
     * @param clock says when changes are made
     * @param ids names what is new
     * @param codec of the history
     * @param changed told of each class that has changed once that is committed, by the thread that changed it; must not
     *     block
     */
    public JdbiSchool school(InstantSource clock, Supplier<Id> ids, HistoryCodec codec, Consumer<Id> changed) {
        return new JdbiSchool(transactions, writers, clock, ids, codec, changed);
    }

    /**
     * Asks the database for an answer, within bounded time.
     *
     * @throws GradeBookUnavailableException if it gives none
     */
    public void check() {
        transactions.of(
                handle -> handle.createQuery("select 1").mapTo(Integer.class).one());
    }

    /** Returns whether other processes may have this database open as well. */
    public boolean isShared() {
        return embedded().isEmpty();
    }

    /**
     * Returns which database this is, in a word that means nothing else: grade books that return different ones do not have the
     * same grades. Of an embedded one, which no other process can have open, it is another one each time.
     */
    public Optional<String> word() {
        return isShared() ? StoreWord.of(source) : Optional.of(UUID.randomUUID().toString());
    }

    /** Returns how often a change was forced to the disk of the embedded database; zero for any other. */
    public long forces() {
        return embedded().map(EmbeddedDatabase::forces).orElse(0L);
    }

    /**
     * Returns where everything goes out and comes in as an archive. Students in the list of erasures are erased in what comes in.
     *
     * @param clock says when an archive is made
     * @param codec of the history
     * @param folder with the list, see {@link #noteErasures}
     */
    public Archiver archiver(InstantSource clock, HistoryCodec codec, Path folder) {
        Place place = embedded().<Place>map(EmbeddedPlace::new).orElseGet(() -> new SharedPlace(source));
        return new JdbcArchiver(source, place, clock, codec, new ErasureList(folder));
    }

    /**
     * Writes down in a folder, without names, who was erased by any grade book on this database: so it is known where the backups
     * are.
     *
     * @throws GradeBookUnavailableException if the database gives no answer
     * @throws UncheckedIOException if it cannot be written
     */
    public void noteErasures(Path folder) {
        List<ErasureList.Entry> entries = transactions.of(handle -> new Erasures(handle).entries());
        try {
            new ErasureList(folder).note(entries);
        } catch (IOException e) {
            throw new UncheckedIOException("The list of erasures cannot be written to " + folder, e);
        }
    }

    /** Gives the disk back what the file of the embedded database does not need any more, if that is much; others wait meanwhile. */
    public void shrink() {
        embedded().ifPresent(EmbeddedDatabase::shrink);
    }

    @Override
    public void close() {
        connections.close();
        embedded().ifPresent(EmbeddedDatabase::close);
    }
}
