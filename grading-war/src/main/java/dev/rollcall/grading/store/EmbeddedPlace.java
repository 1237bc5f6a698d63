package dev.rollcall.grading.store;

import dev.rollcall.kit.database.EmbeddedDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** The file of the embedded database: a copy of it is filled, and takes its place. */
record EmbeddedPlace(EmbeddedDatabase database) implements Place {
    @Override
    public void replace(int version, Filling filling) throws SQLException, IOException {
        try {
            database.rebuild(copy -> build(copy, version, filling));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } catch (BuildException e) {
            throw e.sql;
        }
    }

    private static void build(DataSource copy, int version, Filling filling) {
        try (Connection connection = copy.getConnection();
                Statement statement = connection.createStatement()) {
            Emptiness.require(connection);
            statement.execute("drop all objects");
            Migrations.of(copy).runTo(version);
            filling.fill(connection);
            Migrations.of(copy).run();
            filling.finish(connection);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new BuildException(e);
        }
    }

    /** Carries an exception through the rebuilding. */
    private static final class BuildException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final SQLException sql;

        BuildException(SQLException sql) {
            super(sql);
            this.sql = sql;
        }
    }
}
