package dev.rollcall.grading.store;

import dev.rollcall.grading.gradebook.Id;
import dev.rollcall.grading.gradebook.Notation;
import dev.rollcall.kit.database.EmbeddedDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Jdbi;

/**
 * The database behind the grade book, brought up to date and ready. Closing it closes the embedded database; one that
 * the container's administrator configured instead is left to the container. Safe for use by several threads.
 */
public final class GradeDatabase implements AutoCloseable {
    private static final int CHECK_SECONDS = 2;

    private final DataSource source;

    private GradeDatabase(DataSource source) {
        this.source = source;
    }

    /**
     * Opens the database and brings its tables up to date. Blocks until that is done.
     *
     * @param source the container's {@code jdbc/grading}
     * @param folder where the embedded database keeps its file; of no use to any other
     * @throws org.flywaydb.core.api.FlywayException if the tables cannot be brought up to date
     */
    public static GradeDatabase open(DataSource source, Path folder) {
        if (source instanceof EmbeddedDatabase embedded) {
            embedded.open(folder);
        }
        GradeDatabase database = new GradeDatabase(source);
        try {
            database.migrate();
            return database;
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
    }

    private void migrate() {
        Flyway.configure(GradeDatabase.class.getClassLoader())
                .dataSource(source)
                .locations("classpath:db/migration/common")
                .javaMigrations(new TutorialMigration())
                .load()
                .migrate();
    }

    /**
     * Returns the school in this database.
     *
     * @param clock says when changes are made
     * @param ids names what is new
     * @param notation of the history
     * @param changed told of each class that has changed once that is committed, by the thread that changed it; must not
     *     block
     */
    public JdbiSchool school(InstantSource clock, Supplier<Id> ids, Notation notation, Consumer<Id> changed) {
        return new JdbiSchool(new Transactions(Jdbi.create(source)), clock, ids, notation, changed);
    }

    /**
     * Asks the database for an answer, within bounded time.
     *
     * @throws SQLException if it gives none
     */
    public void check() throws SQLException {
        try (Connection connection = source.getConnection()) {
            if (!connection.isValid(CHECK_SECONDS)) {
                throw new SQLException("The database does not answer");
            }
        }
    }

    @Override
    public void close() {
        if (source instanceof EmbeddedDatabase embedded) {
            embedded.close();
        }
    }
}
