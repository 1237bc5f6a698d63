package dev.rollcall.grading.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.grading.gradebook.Fixtures;
import dev.rollcall.grading.gradebook.Student;
import dev.rollcall.kit.database.EmbeddedDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Engine.class)
class MigrationsTest {
    private static final String HISTORY = "\"flyway_schema_history\"";

    @Parameter
    Engine engine;

    @TempDir
    Path folder;

    private static void execute(DataSource source, String... statements) {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private static List<Student> students(GradeDatabase database) {
        return Schools.in(database).book().students();
    }

    private static void fill(GradeDatabase database) {
        Schools.in(database).book().fill(Fixtures.twoStudents(), "test");
    }

    @Test
    void nothingIsPendingOnceTheyAreDone() {
        DataSource source = engine.raw(folder);
        assertTrue(Migrations.of(source).pending());

        Migrations.of(source).run();

        assertFalse(Migrations.of(source).pending());
    }

    /** The launcher, which ends when a service is refused for good, waits longer for one that says this. */
    @Test
    void whereThereIsNoDatabaseTheGradeBookSaysThatItTriesAgain() {
        JdbcDataSource gone = new JdbcDataSource();
        gone.setURL("jdbc:h2:" + folder.resolve("gone") + ";IFEXISTS=TRUE");

        DatabaseRefusedException refused =
                assertThrows(DatabaseRefusedException.class, () -> GradeDatabase.open(gone, folder));

        assertTrue(refused.getMessage().contains("tries again"), refused.getMessage());
    }

    @Test
    void aNewerDatabaseIsRefusedInASentence() {
        DataSource source = engine.raw(folder);
        GradeDatabase.open(source, folder).close();
        execute(
                source,
                "insert into " + HISTORY + " (\"installed_rank\", \"version\", \"description\", \"type\", \"script\","
                        + " \"installed_by\", \"execution_time\", \"success\")"
                        + " values (900, '77', 'to come', 'SQL', 'V77__to_come.sql', 'test', 1, true)");

        DatabaseRefusedException refused =
                assertThrows(DatabaseRefusedException.class, () -> GradeDatabase.open(source, folder));

        assertTrue(
                refused.getMessage()
                        .startsWith("The database was written by a newer version of the grade book: its tables"
                                + " are of version 77, and this one knows up to "),
                refused.getMessage());
    }

    /** By something that stands where a later statement of the third migration wants to be. */
    @Test
    void anInterruptedMigrationLeavesWhatWasThereAndIsDoneAgain() {
        DataSource source = engine.database(folder);
        older(source);
        inside(source, () -> execute(source, "create table answered (in_the_way integer)"));

        assertThrows(FlywayException.class, () -> GradeDatabase.open(source, folder));

        inside(source, () -> execute(source, "drop table answered"));
        try (GradeDatabase database = GradeDatabase.open(source, folder)) {
            assertEquals(1, students(database).size());
        }
    }

    /** A grade book as the version before wrote it, with one student. */
    private void older(DataSource source) {
        inside(source, () -> {
            Flyway.configure()
                    .dataSource(source)
                    .locations("classpath:db/migration/common")
                    .target("2")
                    .load()
                    .migrate();
            execute(source, "insert into student (given_name, family_name) values ('Ada', 'B')");
        });
    }

    private void inside(DataSource source, Runnable work) {
        if (source instanceof EmbeddedDatabase embedded) {
            embedded.open(folder);
            work.run();
            embedded.close();
        } else {
            work.run();
        }
    }

    @Test
    void nothingIsLeftBesideTheDatabase() throws IOException {
        try (GradeDatabase database = GradeDatabase.open(engine.database(folder), folder)) {
            fill(database);
        }

        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(
                    engine == Engine.H2 ? List.of("gradebook.mv.db") : List.of(),
                    files.map(file -> file.getFileName().toString()).toList());
        }
    }
}
