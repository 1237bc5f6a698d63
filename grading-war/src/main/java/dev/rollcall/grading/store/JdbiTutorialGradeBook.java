package dev.rollcall.grading.store;

import dev.rollcall.grading.gradebook.DateRange;
import dev.rollcall.grading.gradebook.Enrolment;
import dev.rollcall.grading.gradebook.Grade;
import dev.rollcall.grading.gradebook.GradeType;
import dev.rollcall.grading.gradebook.Id;
import dev.rollcall.grading.gradebook.NewStudent;
import dev.rollcall.grading.gradebook.Origin;
import dev.rollcall.grading.gradebook.Person;
import dev.rollcall.grading.gradebook.PersonName;
import dev.rollcall.grading.gradebook.SchoolClass;
import dev.rollcall.grading.gradebook.Score;
import dev.rollcall.grading.gradebook.StrangerException;
import dev.rollcall.grading.gradebook.Student;
import dev.rollcall.grading.gradebook.StudentId;
import dev.rollcall.grading.gradebook.Teacher;
import dev.rollcall.grading.gradebook.Title;
import dev.rollcall.grading.gradebook.TutorialGradeBook;
import dev.rollcall.grading.gradebook.Versioned;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.result.RowView;
import org.jdbi.v3.core.statement.Query;

/** The class of the tutorial in SQL; the number of statements never grows with the class. */
final class JdbiTutorialGradeBook implements TutorialGradeBook {
    private static final String THROUGH = "tutorial";
    private static final String CLASS = SchoolClass.TUTORIAL.text();

    /** A type has fewer characters than the title of a category may have. */
    private static final String SELECT_STUDENTS = """
            select p.number, p.given_name, p.family_name, i.title, r.score, coalesce(c.title, 'Work') as type
            from enrolment e join person p on p.id = e.person_id
            left join result r on r.class_id = e.class_id and r.student_id = e.person_id and r.score is not null
            left join line_item i on i.id = r.item_id
            left join category c on c.id = i.category_id
            where e.class_id = :class and e.role = 'STUDENT'
            """;

    private static final String IN_ORDER = " order by p.number, r.since";

    private final JdbiSchool school;
    private final Optional<Teacher> teacher;

    /** @param teacher who asks; empty: the caller may ask for every class */
    JdbiTutorialGradeBook(JdbiSchool school, Optional<Teacher> teacher) {
        this.school = school;
        this.teacher = teacher;
    }

    @Override
    public TutorialGradeBook as(Teacher asking) {
        return new JdbiTutorialGradeBook(school, Optional.of(asking));
    }

    private <T> T asked(Function<JdbiTransaction, T> question) {
        return school.readInTransaction(tx -> {
            requireTeacher(tx);
            return question.apply(tx);
        });
    }

    private <T> T changed(Function<JdbiTransaction, T> work) {
        return school.changeInTransaction(tx -> {
            requireTeacher(tx);
            tx.history(SchoolClass.TUTORIAL).open();
            return work.apply(tx);
        });
    }

    private void requireTeacher(JdbiTransaction tx) {
        teacher.ifPresent(asking -> {
            if (tx.membership(SchoolClass.TUTORIAL, Optional.of(asking.login()))
                    .filter(membership -> membership.isTaughtOn(asking.today()))
                    .isEmpty()) {
                throw new StrangerException();
            }
        });
    }

    @Override
    public List<Student> students() {
        return asked(tx -> read(tx.handle().createQuery(SELECT_STUDENTS + IN_ORDER)));
    }

    @Override
    public Optional<Student> student(StudentId id) {
        String select = SELECT_STUDENTS + " and p.number = :number" + IN_ORDER;
        return asked(tx -> read(tx.handle().createQuery(select).bind("number", id.value())).stream()
                .findFirst());
    }

    @Override
    public Optional<Added> add(StudentId student, Grade grade, String by) {
        return changed(tx -> person(tx, student)
                .map(person -> new TutorialGrades(tx, Origin.plain(by, THROUGH)).give(person, grade)));
    }

    private static Optional<Id> person(JdbiTransaction tx, StudentId student) {
        return tx.handle()
                .createQuery("""
                        select p.id from person p join enrolment e on e.person_id = p.id
                        where p.number = :number and e.class_id = :class and e.role = 'STUDENT'
                        """)
                .bind("number", student.value())
                .bind("class", CLASS)
                .mapTo(String.class)
                .findOne()
                .map(Id::new);
    }

    @Override
    public boolean fill(List<NewStudent> students, String by) {
        Origin origin = Origin.plain(by, THROUGH);
        return changed(tx -> {
            boolean empty = tx.handle()
                    .createQuery("select 1 from enrolment where class_id = :class limit 1")
                    .bind("class", CLASS)
                    .mapTo(Integer.class)
                    .findOne()
                    .isEmpty();
            if (empty) {
                students.forEach(student -> enter(tx, student, origin));
            }
            return empty;
        });
    }

    private static void enter(JdbiTransaction tx, NewStudent student, Origin origin) {
        Person person =
                tx.people(origin).insert(new Person(tx.newId(), student.name(), Optional.empty(), Versioned.NONE));
        tx.in(SchoolClass.TUTORIAL, origin)
                .enrolments()
                .insert(new Enrolment(person.id(), Enrolment.Role.STUDENT, DateRange.ALWAYS, Versioned.NONE));
        TutorialGrades grades = new TutorialGrades(tx, origin);
        student.grades().forEach(grade -> grades.give(person.id(), grade));
    }

    private static List<Student> read(Query query) {
        return query
                .bind("class", CLASS)
                .reduceRows(new LinkedHashMap<Long, Collected>(), JdbiTutorialGradeBook::collect)
                .values()
                .stream()
                .map(Collected::student)
                .toList();
    }

    private static Map<Long, Collected> collect(Map<Long, Collected> found, RowView row) {
        StudentId id = new StudentId(row.getColumn("number", Long.class));
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
                GradeType.abbreviated(row.getColumn("type", String.class)),
                new Score(row.getColumn("score", BigDecimal.class))));
    }
}
