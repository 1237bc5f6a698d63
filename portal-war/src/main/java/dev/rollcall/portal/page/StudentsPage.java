package dev.rollcall.portal.page;

import dev.rollcall.portal.grades.StudentsView;
import dev.rollcall.portal.remote.GradeBook;
import java.io.Serial;

/** {@code /students}: everybody with their averages. */
public final class StudentsPage extends PageServlet {
    @Serial
    private static final long serialVersionUID = 1L;

    private final transient GradeBook gradeBook;

    public StudentsPage(Pages pages, GradeBook gradeBook) {
        super(pages);
        this.gradeBook = gradeBook;
    }

    @Override
    Answer show(Visit visit) {
        return Answer.page("students", "Students", new StudentsView(gradeBook.students(visit.requirePerson())));
    }

    @Override
    String allowed() {
        return "GET, HEAD";
    }
}
