package dev.rollcall.grading.store;

import dev.rollcall.grading.gradebook.Grade;
import dev.rollcall.grading.gradebook.GradeBook;
import dev.rollcall.grading.gradebook.GradeBookUnavailableException;
import dev.rollcall.grading.gradebook.GradeId;
import dev.rollcall.grading.gradebook.GradeType;
import dev.rollcall.grading.gradebook.NewStudent;
import dev.rollcall.grading.gradebook.PersonName;
import dev.rollcall.grading.gradebook.Score;
import dev.rollcall.grading.gradebook.Student;
import dev.rollcall.grading.gradebook.StudentId;
import dev.rollcall.grading.gradebook.Title;
import java.math.BigDecimal;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.h2.mvstore.MVStoreException;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.result.RowView;
import org.jdbi.v3.core.statement.Query;

/** The grade book in SQL that H2 and PostgreSQL both understand; the number of statements never grows with the class. */
final class JdbiGradeBook implements GradeBook {
    private static final String SELECT_STUDENTS = """
            select s.id, s.given_name, s.family_name, g.title, g.type, g.score
            from student s left join grade g on g.student_id = s.id
            """;
    private static final String IN_ORDER = " order by s.id, g.id";
    private static final String INSERT_GRADE = """
            insert into grade (student_id, title, type, score, added_by)
            select id, :title, :type, :score, :by from student where id = :student
            """;

    private final Jdbi jdbi;

    JdbiGradeBook(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public List<Student> students() {
        return inTransaction(handle -> read(handle.createQuery(SELECT_STUDENTS + IN_ORDER)));
    }

    @Override
    public Optional<Student> student(StudentId id) {
        String select = SELECT_STUDENTS + " where s.id = :id" + IN_ORDER;
        return inTransaction(handle -> read(handle.createQuery(select).bind("id", id.value()))).stream()
                .findFirst();
    }

    @Override
    public Optional<GradeId> add(StudentId student, Grade grade, String by) {
        return inTransaction(handle -> insert(handle, student.value(), grade, by));
    }

    @Override
    public boolean fill(List<NewStudent> students, String by) {
        return inTransaction(handle -> {
            boolean empty = handle.createQuery("select count(*) from student")
                            .mapTo(Long.class)
                            .one()
                    == 0;
            if (empty) {
                students.forEach(student -> insert(handle, student, by));
            }
            return empty;
        });
    }

    private static void insert(Handle handle, NewStudent student, String by) {
        long id = handle.createUpdate("insert into student (given_name, family_name) values (:given, :family)")
                .bind("given", student.name().given())
                .bind("family", student.name().family())
                .executeAndReturnGeneratedKeys("id")
                .mapTo(Long.class)
                .one();
        student.grades().forEach(grade -> insert(handle, id, grade, by));
    }

    private static Optional<GradeId> insert(Handle handle, long student, Grade grade, String by) {
        return handle.createUpdate(INSERT_GRADE)
                .bind("student", student)
                .bind("title", grade.title().text())
                .bind("type", grade.type().text())
                .bind("score", grade.score().points())
                .bind("by", by)
                .executeAndReturnGeneratedKeys("id")
                .mapTo(Long.class)
                .findOne()
                .map(GradeId::new);
    }

    private static List<Student> read(Query query) {
        return query.reduceRows(new LinkedHashMap<Long, Collected>(), JdbiGradeBook::collect).values().stream()
                .map(Collected::student)
                .toList();
    }

    private static Map<Long, Collected> collect(Map<Long, Collected> found, RowView row) {
        StudentId id = new StudentId(row.getColumn("id", Long.class));
        Collected student = found.computeIfAbsent(id.value(), key -> new Collected(id, name(row), new ArrayList<>()));
        grade(row).ifPresent(student.grades::add);
        return found;
    }

    /** A student while the rows of the grades come in. */
    private record Collected(StudentId id, PersonName name, List<Grade> grades) {
        Student student() {
            return new Student(id, name, grades);
        }
    }

    private static PersonName name(RowView row) {
        return new PersonName(row.getColumn("given_name", String.class), row.getColumn("family_name", String.class));
    }

    private static Optional<Grade> grade(RowView row) {
        String title = row.getColumn("title", String.class);
        if (title == null) {
            return Optional.empty();
        }
        return Optional.of(new Grade(
                new Title(title),
                new GradeType(row.getColumn("type", String.class)),
                new Score(row.getColumn("score", BigDecimal.class))));
    }

    private <T> T inTransaction(Function<Handle, T> work) {
        try {
            return jdbi.inTransaction(work::apply);
        } catch (JdbiException e) {
            throw unreachable(e) ? new GradeBookUnavailableException(e) : e;
        }
    }

    /** Also when H2 cannot write its file, as on a full disk: it closes, and opens again with the next connection. */
    private static boolean unreachable(JdbiException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof ConnectionException
                    || cause instanceof SQLTransientException
                    || cause instanceof SQLNonTransientConnectionException
                    || cause instanceof SQLRecoverableException
                    || cause instanceof MVStoreException) {
                return true;
            }
        }
        return false;
    }
}
