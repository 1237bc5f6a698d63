package dev.rollcall.grading.http;

import dev.rollcall.grading.gradebook.Grade;
import dev.rollcall.grading.gradebook.GradeBookUnavailableException;
import dev.rollcall.grading.gradebook.RefusedException;
import dev.rollcall.grading.gradebook.StrangerException;
import dev.rollcall.grading.gradebook.Student;
import dev.rollcall.grading.gradebook.StudentId;
import dev.rollcall.grading.gradebook.TutorialGradeBook;
import dev.rollcall.kit.json.Json;
import dev.rollcall.kit.servlet.CommonProblem;
import dev.rollcall.kit.servlet.Exchange;
import dev.rollcall.kit.servlet.JsonServlet;
import dev.rollcall.kit.servlet.ProblemException;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;

/** Everything below {@code /students}: the three addresses of {@code docs/protocol/grading.md}. */
public final class StudentsServlet extends JsonServlet {
    /** The patterns it has to be mapped to. */
    public static final List<String> PATTERNS = List.of("/" + Route.STUDENTS, "/" + Route.STUDENTS + "/*");

    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LogManager.getLogger(StudentsServlet.class);
    private static final int MAX_BODY_BYTES = 16 * 1024;

    private final transient TutorialGradeBook book;
    private final transient Access access;
    private final transient GradeReader reader = new GradeReader();
    private final transient GradeWriter writer = new GradeWriter();

    /** Takes the grade book and who may use it. */
    public StudentsServlet(Json json, TutorialGradeBook book, Access access) {
        super(json);
        this.book = book;
        this.access = access;
    }

    @Override
    protected Set<String> allowed(Exchange exchange) {
        return Route.parse(exchange.path()).map(Route::allowed).orElseGet(() -> super.allowed(exchange));
    }

    @Override
    protected void get(Exchange exchange) throws IOException {
        TutorialGradeBook open = opened(access.mayRead(exchange.request()));
        if (route(exchange) instanceof Route.OneStudent one) {
            Optional<Student> student = ask(() -> open.student(one.id()));
            answer(exchange, 200, student.map(writer::student).orElseThrow(() -> unknown(one.id())));
        } else {
            answer(exchange, 200, writer.students(ask(open::students)));
        }
    }

    @Override
    protected void post(Exchange exchange) throws IOException {
        Access.Admitted admitted = access.mayWrite(exchange.request());
        String by = admitted.by();
        if (!(route(exchange) instanceof Route.GradesOfStudent grades)) {
            throw new IllegalStateException("POST is allowed where grades are added only");
        }
        exchange.requireContentType(Exchange.JSON);
        StudentId student = grades.student();
        Grade grade = reader.read(exchange.body(MAX_BODY_BYTES));
        TutorialGradeBook.Added added =
                ask(() -> opened(admitted).add(student, grade, by)).orElseThrow(() -> unknown(student));
        By.user(by, user -> LOG.info("Grade added: student={} grade={} by={}", student, added.id(), user));
        answer(exchange, 201, writer.added(added.grade()));
    }

    private TutorialGradeBook opened(Access.Admitted admitted) {
        return admitted.teacher().map(book::as).orElse(book);
    }

    private static void answer(Exchange exchange, int status, byte[] json) throws IOException {
        exchange.response().setHeader("Cache-Control", "no-store");
        exchange.answer(status, Exchange.JSON, json);
    }

    private static Route route(Exchange exchange) {
        return Route.parse(exchange.path())
                .orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND, "There is nothing at this address."));
    }

    private static <T> T ask(Supplier<T> question) {
        try {
            return question.get();
        } catch (StrangerException e) {
            throw new ProblemException(
                    CommonProblem.FORBIDDEN, "Only a teacher of the class or an administrator may do this.", e);
        } catch (RefusedException e) {
            boolean closed = e.reason() == RefusedException.Reason.CLOSED;
            throw new ProblemException(closed ? GradingProblem.TERM_CLOSED : CommonProblem.CONFLICT, e.sentence(), e);
        } catch (GradeBookUnavailableException e) {
            throw new ProblemException(
                            CommonProblem.UNAVAILABLE, "The database of the grade book is away or too busy.", e)
                    .header("Retry-After", "2");
        }
    }

    private static ProblemException unknown(StudentId id) {
        return new ProblemException(CommonProblem.NOT_FOUND, "There is no student " + id + ".");
    }
}
