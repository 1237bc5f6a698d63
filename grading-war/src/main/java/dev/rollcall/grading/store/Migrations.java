package dev.rollcall.grading.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationInfoService;
import org.flywaydb.core.api.MigrationState;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/**
 * Brings the tables of a database up to date: what is common to both databases, and what one of them has of its own. In
 * PostgreSQL each step is a transaction, and several grade books that start at once wait for one another.
 */
final class Migrations {
    private static final String COMMON = "classpath:db/migration/common";
    private static final String POSTGRESQL = "classpath:db/migration/postgresql";

    private final FluentConfiguration configuration;
    private final Flyway flyway;

    private Migrations(FluentConfiguration configuration) {
        this.configuration = configuration;
        this.flyway = configuration.load();
    }

    /**
     * Asks the database what it is.
     *
     * @throws DatabaseRefusedException if it does not answer, is neither H2 nor PostgreSQL, cannot keep names in every script, or
     *     does not know the capitals of every script
     */
    static Migrations of(DataSource source) {
        String product = product(source);
        List<String> locations = new ArrayList<>(List.of(COMMON));
        switch (product) {
            case "H2" -> {}
            case "PostgreSQL" -> locations.add(POSTGRESQL);
            default ->
                throw new DatabaseRefusedException(
                        "The grade book keeps its data in H2 or PostgreSQL, and jdbc/grading is " + product + ".");
        }
        return new Migrations(Flyway.configure(Migrations.class.getClassLoader())
                .dataSource(source)
                .locations(locations.toArray(String[]::new))
                .javaMigrations(new TutorialMigration()));
    }

    /** Returns the same for another schema of the database, which is there and empty. */
    Migrations in(String schema) {
        return new Migrations(
                configuration.schemas(schema).defaultSchema(schema).createSchemas(false));
    }

    private static String product(DataSource source) {
        try (Connection connection = source.getConnection()) {
            String product = connection.getMetaData().getDatabaseProductName();
            if (product.equals("PostgreSQL")) {
                requireLetters(connection);
            }
            return product;
        } catch (SQLException e) {
            throw new DatabaseRefusedException(
                    "The database of the grade book, jdbc/grading, cannot be reached; the grade book tries again.", e);
        }
    }

    private static void requireLetters(Connection connection) throws SQLException {
        String encoding = word(connection, "show server_encoding");
        if (!encoding.equals("UTF8")) {
            throw refused("whose encoding is UTF8, and that of jdbc/grading is " + encoding);
        }
        if (!word(connection, "select lower('\u00c9')")
                .equals("\u00e9")) { // LC_CTYPE C: login names would not be found
            throw refused("that knows capital letters, and to jdbc/grading only A to Z are letters");
        }
    }

    private static String word(Connection connection, String question) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(question)) {
            row.next();
            return row.getString(1);
        }
    }

    private static DatabaseRefusedException refused(String need) {
        return new DatabaseRefusedException("The grade book needs a database " + need
                + ": createdb --encoding=UTF8 --locale=C.UTF-8 --template=template0 makes one.");
    }

    /**
     * Returns whether there is something to do.
     *
     * @throws DatabaseRefusedException if a newer version of the grade book has written the database
     */
    boolean pending() {
        MigrationInfoService info = flyway.info();
        List<MigrationVersion> unknown = Stream.of(info.all())
                .filter(Migrations::isFuture)
                .map(MigrationInfo::getVersion)
                .toList();
        if (!unknown.isEmpty()) {
            throw new DatabaseRefusedException(
                    "The database was written by a newer version of the grade book: its tables"
                            + " are of version " + unknown.get(unknown.size() - 1) + ", and this one knows up to "
                            + newest(info) + ". Deploy the newer version again, or restore a backup from before it.");
        }
        return info.pending().length > 0;
    }

    private static boolean isFuture(MigrationInfo migration) {
        return migration.getState() == MigrationState.FUTURE_SUCCESS
                || migration.getState() == MigrationState.FUTURE_FAILED;
    }

    private static MigrationVersion newest(MigrationInfoService info) {
        return Arrays.stream(info.all())
                .filter(migration -> !isFuture(migration))
                .map(MigrationInfo::getVersion)
                .max(MigrationVersion::compareTo)
                .orElse(MigrationVersion.EMPTY);
    }

    /** @throws org.flywaydb.core.api.FlywayException if a step fails */
    void run() {
        flyway.migrate();
    }

    /** Returns the version of the tables as it is when everything is done, which is the same in both databases. */
    int newest() {
        return newest(flyway.info()).getMajor().intValueExact();
    }

    /**
     * Goes as far as the tables are of a version, and not beyond.
     *
     * @throws org.flywaydb.core.api.FlywayException if a step fails
     */
    void runTo(int version) {
        MigrationVersion target = Arrays.stream(flyway.info().all())
                .map(MigrationInfo::getVersion)
                .filter(one -> one.getMajor().intValueExact() <= version)
                .max(MigrationVersion::compareTo)
                .orElse(MigrationVersion.EMPTY);
        new Migrations(configuration.target(target)).run();
    }
}
