package dev.rollcall.portal.page;

import dev.rollcall.portal.grades.AddedGrade;
import dev.rollcall.portal.grades.GradeForm;
import dev.rollcall.portal.grades.Student;
import dev.rollcall.portal.grades.StudentView;
import dev.rollcall.portal.remote.GradeBook;
import java.io.Serial;
import java.util.Optional;
import java.util.OptionalLong;

/** {@code /students/{id}}: a student's grades; {@code POST /students/{id}/grades} adds one. */
public final class StudentPage extends PageServlet {
    @Serial
    private static final long serialVersionUID = 1L;

    private static final int UNPROCESSABLE = 422;

    private final transient GradeBook gradeBook;

    public StudentPage(Pages pages, GradeBook gradeBook) {
        super(pages);
        this.gradeBook = gradeBook;
    }

    @Override
    Answer show(Visit visit) {
        String path = visit.request().getPathInfo();
        OptionalLong grades = Routes.gradesOf(path);
        if (grades.isPresent()) {
            return new Answer.SeeOther(visit.to().student(grades.getAsLong()));
        }
        OptionalLong id = Routes.studentOf(path);
        return id.isPresent() ? page(visit, id.getAsLong(), GradeForm.empty(), 200) : noStudent(visit);
    }

    @Override
    Answer submit(Visit visit) {
        OptionalLong id = Routes.gradesOf(visit.request().getPathInfo());
        if (id.isEmpty()) {
            return Answer.status(405);
        }
        GradeForm form = GradeForm.typed(
                visit.parameter(GradeForm.TITLE), visit.parameter(GradeForm.TYPE), visit.parameter(GradeForm.SCORE));
        return form.isValid() ? add(visit, id.getAsLong(), form) : page(visit, id.getAsLong(), form, UNPROCESSABLE);
    }

    @Override
    String allowed() {
        return "GET, HEAD, POST";
    }

    private Answer add(Visit visit, long id, GradeForm form) {
        AddedGrade added = gradeBook.add(visit.requirePerson(), id, form.grade());
        if (added instanceof AddedGrade.Refused refused) {
            return page(visit, id, form.refused(refused.errors()), UNPROCESSABLE);
        }
        if (added instanceof AddedGrade.NoStudent) {
            return noStudent(visit);
        }
        visit.leave(
                added instanceof AddedGrade.Saved saved
                        ? saved(saved)
                        : new Notice(
                                "warn",
                                "Not confirmed: the grade book did not answer in time. Look whether “"
                                        + form.grade().title() + "” is in the list before you add it again."));
        return new Answer.SeeOther(visit.to().student(id));
    }

    private static Notice saved(AddedGrade.Saved saved) {
        String sentence =
                "Saved “" + saved.grade().title() + "” with " + saved.grade().scoreText() + ".";
        return saved.warning().isEmpty()
                ? new Notice("ok", sentence)
                : new Notice("warn", sentence + " " + saved.warning());
    }

    private Answer page(Visit visit, long id, GradeForm form, int status) {
        Optional<Student> student = gradeBook.student(visit.requirePerson(), id);
        return student.<Answer>map(found -> new Answer.Page(
                        status,
                        "student",
                        form.isValid() ? found.name() : "Not saved: " + found.name(),
                        new StudentView(found, form)))
                .orElseGet(() -> noStudent(visit));
    }

    private static Answer noStudent(Visit visit) {
        return Answer.message(
                404,
                Message.of("warn", "There is no such student", "The grade book knows nobody of that number.")
                        .withLink("To all students", visit.to().students()));
    }
}
