package dev.rollcall.portal.remote;

import dev.rollcall.kit.ServiceName;
import dev.rollcall.kit.http.HttpAnswer;
import dev.rollcall.kit.registry.ServiceCall;
import dev.rollcall.kit.registry.ServiceProblem;
import dev.rollcall.kit.registry.ServiceUnavailable;
import dev.rollcall.kit.security.Person;
import dev.rollcall.portal.grades.AddedGrade;
import dev.rollcall.portal.grades.Grade;
import dev.rollcall.portal.grades.Student;
import dev.rollcall.portal.text.Visible;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The grade book of the grading service, asked on behalf of a person. Safe for use by several threads; calls block. */
public final class GradeBook {
    private static final Duration DEADLINE = Duration.ofSeconds(3);
    private static final String STUDENTS = "/students";

    private final Function<ServiceCall, HttpAnswer> service;

    /** The grade book that a call reaches. */
    public GradeBook(Function<ServiceCall, HttpAnswer> service) {
        this.service = service;
    }

    /**
     * Everybody.
     *
     * @throws ServiceUnavailable when no grading service answers
     * @throws ServiceProblem when it refuses
     * @throws UnreadableAnswerException when its answer makes no sense
     */
    public List<Student> students(Person person) {
        return StudentCodec.students(get(STUDENTS, person).body());
    }

    /**
     * One student, if there is one of that number.
     *
     * @throws ServiceUnavailable when no grading service answers
     * @throws ServiceProblem when it refuses
     * @throws UnreadableAnswerException when its answer makes no sense
     */
    public Optional<Student> student(Person person, long id) {
        try {
            return Optional.of(
                    StudentCodec.student(get(STUDENTS + "/" + id, person).body()));
        } catch (ServiceProblem problem) {
            if (problem.status() == 404) {
                return Optional.empty();
            }
            throw problem;
        }
    }

    /**
     * Adds a grade. It is sent once, since sending it again might add it twice.
     *
     * @throws ServiceUnavailable when no grading service can be reached; nothing was added
     * @throws ServiceProblem when it refuses for a reason that the person cannot mend
     */
    public AddedGrade add(Person person, long student, Grade grade) {
        ServiceCall call = ServiceCall.post(
                ServiceName.GRADING,
                STUDENTS + "/" + student + "/grades",
                "application/json",
                StudentCodec.write(grade));
        try {
            HttpAnswer answer = service.apply(call.as(person).deadline(DEADLINE));
            return new AddedGrade.Saved(grade, StudentCodec.warning(answer.body()));
        } catch (ServiceUnavailable unavailable) {
            if (unavailable.mayHaveArrived()) {
                return new AddedGrade.Unconfirmed();
            }
            throw unavailable;
        } catch (ServiceProblem problem) {
            return switch (problem.status()) {
                case 404 -> new AddedGrade.NoStudent();
                case 400, 422 -> new AddedGrade.Refused(Map.of("", Visible.sentence(problem.detail())));
                default -> throw problem;
            };
        } catch (UnreadableAnswerException unreadable) {
            return new AddedGrade
                    .Unconfirmed(); // it was taken, or seems so: saying that it failed would have it typed again
        }
    }

    private HttpAnswer get(String path, Person person) {
        return service.apply(
                ServiceCall.get(ServiceName.GRADING, path).as(person).deadline(DEADLINE));
    }
}
