package dev.rollcall.grading.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.grading.gradebook.Fixtures;
import dev.rollcall.grading.gradebook.GradeBookUnavailableException;
import dev.rollcall.grading.gradebook.PersonName;
import dev.rollcall.grading.gradebook.Student;
import dev.rollcall.grading.gradebook.TutorialGradeBook;
import dev.rollcall.grading.gradebook.TutorialGradeBookContract;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Engine.class)
class JdbiTutorialGradeBookTest extends TutorialGradeBookContract {
    @Parameter
    Engine engine;

    @TempDir
    Path folder;

    private DataSource source;
    private GradeDatabase database;

    @BeforeEach
    void create() {
        source = engine.database(folder);
        open();
    }

    private void open() {
        database = GradeDatabase.open(source, folder);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Override
    protected TutorialGradeBook book() {
        return Schools.in(database).book();
    }

    @Test
    void everythingIsThereAfterReopening() {
        book().fill(Fixtures.twoStudents(), "test");
        var before = book().students();

        database.close();
        open();

        assertEquals(before, book().students());
    }

    @Test
    void aClosedDatabaseIsUnavailableAndSaysSo() throws Exception {
        TutorialGradeBook book = book();
        database.check();

        database.close();
        if (source instanceof AutoCloseable pool) {
            pool.close();
        }

        assertThrows(GradeBookUnavailableException.class, book::students);
        assertThrows(GradeBookUnavailableException.class, database::check);
    }

    @Test
    void aDatabaseThatSomebodyElseConfiguredIsUsedAndLeftOpen() throws SQLException {
        DataSource other = engine.raw(folder);
        try (Connection keptOpen = other.getConnection();
                GradeDatabase theirs = GradeDatabase.open(other, folder.resolve("of-no-use"))) {
            assertTrue(Schools.in(theirs).book().fill(Fixtures.twoStudents(), "test"));
            theirs.close();

            assertTrue(keptOpen.isValid(1));
            assertEquals(2, Schools.in(theirs).book().students().size());
        }
        assertFalse(Files.exists(folder.resolve("of-no-use")));
    }

    @Test
    void textThatWasTurnedAroundInAnOlderGradeBookIsReadWithoutTheTurns() throws SQLException {
        DataSource older = engine.raw(folder);
        Flyway.configure()
                .dataSource(older)
                .locations("classpath:db/migration/common")
                .target("1")
                .load()
                .migrate();
        try (Connection connection = older.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("insert into student (given_name, family_name) values"
                    + " (U&'\\202EAda\\2066\\2067', U&'\\0627\\200F\\2068\\2069')");
            statement.execute("insert into grade (student_id, title, type, score, added_by) values"
                    + " (1, U&'Quiz \\202A\\202B\\202C\\202D1', U&'Quiz\\202E', 5, 'test')");
        }

        try (GradeDatabase newer = GradeDatabase.open(older, folder)) {
            Student student = Schools.in(newer).book().students().get(0);

            assertEquals(new PersonName("Ada", "\u0627\u200f"), student.name());
            assertEquals("Quiz 1", student.grades().get(0).title().text());
            assertEquals("Quiz", student.grades().get(0).type().text());
        }
    }
}
