package dev.rollcall.grading.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rollcall.grading.gradebook.Change;
import dev.rollcall.grading.gradebook.ChangeFilter;
import dev.rollcall.grading.gradebook.Fixtures;
import dev.rollcall.grading.gradebook.Grade;
import dev.rollcall.grading.gradebook.Origin;
import dev.rollcall.grading.gradebook.PersonName;
import dev.rollcall.grading.gradebook.SchoolClass;
import dev.rollcall.grading.gradebook.Student;
import dev.rollcall.grading.gradebook.StudentId;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** A grade book as the version before wrote it, opened by this one. */
@ParameterizedClass
@EnumSource(Engine.class)
class TutorialMigrationTest {
    @Parameter
    Engine engine;

    @TempDir
    Path folder;

    private DataSource source;

    @BeforeEach
    void aGradeBookOfTheVersionBefore() {
        source = engine.raw(folder);
        Flyway.configure()
                .dataSource(source)
                .locations("classpath:db/migration/common")
                .target("2")
                .load()
                .migrate();
    }

    private void execute(String... statements) throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private static String grade(int student, String title, String type, String score) {
        return "insert into grade (student_id, title, type, score, added_by, added_at) values (" + student + ", '"
                + title + "', '" + type + "', " + score
                + ", 'anna', timestamp with time zone '2026-10-01 08:30:00+02')";
    }

    @Test
    void studentsAndGradesAreCarriedOverAsTheyWere() throws SQLException {
        execute(
                "insert into student (given_name, family_name) values ('Averill', 'Simen')",
                "insert into student (given_name, family_name) values ('deleted', 'since')",
                "insert into student (given_name, family_name) values ('小', '🎓')",
                "delete from student where id = 2",
                grade(3, "Quiz 1", "Quiz", "0.000000001"),
                grade(1, "Week 1 Homework", "Homework", "94"),
                grade(1, "Quiz 1", "Quiz", "77.5"),
                grade(1, "Quiz 1", "Test", "999999999"),
                grade(1, "Quiz 1", "Quiz", "105"));

        try (GradeDatabase database = GradeDatabase.open(source, folder)) {
            assertEquals(
                    List.of(
                            new Student(
                                    new StudentId(1),
                                    new PersonName("Averill", "Simen"),
                                    List.of(
                                            Fixtures.grade("Week 1 Homework", "Homework", "94"),
                                            Fixtures.grade("Quiz 1", "Quiz", "77.5"),
                                            Fixtures.grade("Quiz 1", "Test", "999999999"),
                                            Fixtures.grade("Quiz 1 (2)", "Quiz", "105"))),
                            new Student(
                                    new StudentId(3),
                                    new PersonName("小", "🎓"),
                                    List.of(Fixtures.grade("Quiz 1", "Quiz", "0.000000001")))),
                    Schools.in(database).book().students());
        }
    }

    @Test
    void whoGaveAGradeAndWhenIsItsHistory() throws SQLException {
        execute("insert into student (given_name, family_name) values ('Ada', 'B')", grade(1, "Quiz", "Quiz", "77.50"));

        try (GradeDatabase database = GradeDatabase.open(source, folder)) {
            List<Change> changes = Schools.in(database)
                    .read(tx -> tx.in(SchoolClass.TUTORIAL, Origin.plain("", Origin.API))
                            .changes(ChangeFilter.ALL, true, 10));

            assertEquals(1, changes.size());
            assertEquals(Origin.plain("anna", "migration"), changes.get(0).origin());
            assertEquals(Instant.parse("2026-10-01T06:30:00Z"), changes.get(0).at());
            assertEquals(
                    "{\"state\":\"graded\",\"score\":77.5}",
                    changes.get(0).after().orElseThrow());
        }
    }

    @Test
    void gradesAndStudentsThatComeLaterGoOnWhereTheOldOnesEnded() throws SQLException {
        execute(
                "insert into student (given_name, family_name) values ('Ada', 'B')",
                grade(1, "Quiz", "Quiz", "1"),
                grade(1, "Quiz", "Quiz", "2"));

        try (GradeDatabase database = GradeDatabase.open(source, folder)) {
            Grade third = Schools.in(database)
                    .book()
                    .add(new StudentId(1), Fixtures.grade("Quiz", "Quiz", "3"), "anna")
                    .orElseThrow()
                    .grade();

            assertEquals(Fixtures.grade("Quiz (3)", "Quiz", "3"), third);
        }
        execute("insert into person (id, given_name, family_name, version) values ('x', 'C', 'D', 1)");
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement();
                var number = statement.executeQuery("select number from person where id = 'x'")) {
            number.next();
            assertEquals(2, number.getLong(1));
        }
    }

    @Test
    void anEmptyGradeBookIsAnEmptyClass() {
        try (GradeDatabase database = GradeDatabase.open(source, folder)) {
            assertEquals(List.of(), Schools.in(database).book().students());
        }
    }
}
