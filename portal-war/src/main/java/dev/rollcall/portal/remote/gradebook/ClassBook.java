package dev.rollcall.portal.remote.gradebook;

import dev.rollcall.kit.json.JsonP;
import dev.rollcall.kit.registry.ServiceProblem;
import dev.rollcall.kit.registry.ServiceUnavailable;
import dev.rollcall.kit.security.Person;
import dev.rollcall.portal.gradebook.Batch;
import dev.rollcall.portal.gradebook.Change;
import dev.rollcall.portal.gradebook.Changes;
import dev.rollcall.portal.gradebook.Course;
import dev.rollcall.portal.gradebook.Edit;
import dev.rollcall.portal.gradebook.Gradebook;
import dev.rollcall.portal.gradebook.Me;
import dev.rollcall.portal.gradebook.Outcome;
import dev.rollcall.portal.gradebook.Report;
import dev.rollcall.portal.gradebook.SchoolClass;
import dev.rollcall.portal.gradebook.Student;
import dev.rollcall.portal.gradebook.Term;
import dev.rollcall.portal.gradebook.Totals;
import dev.rollcall.portal.remote.Absence;
import dev.rollcall.portal.remote.UnreadableAnswerException;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Classes and what is in them, read as values on behalf of a person; what is not here can be asked of the {@link GradingApi}.
 * Every call may end in {@link ServiceUnavailable}, in {@link ServiceProblem} (404 also for what the person may not know
 * of) and in {@link UnreadableAnswerException}. Ids have 1 to 64 of the characters {@code A-Z a-z 0-9 . _ -}, beginning
 * with a letter or a digit, so they need no escape in a path. Safe for use by several threads; calls block.
 */
public final class ClassBook {
    /** The user who was faster is asked for cell by cell, so not for every one of many conflicts. */
    public static final int MAX_NAMED = 20;

    private static final int FEW = 8;
    private static final int NOT_FOUND = 404;

    private final GradingApi api;

    /** Reads from {@code api}. */
    public ClassBook(GradingApi api) {
        this.api = api;
    }

    /** The person as the grade book knows them, and their classes as teacher and as student. */
    public Me me(Person person) {
        return api.read(person, "/me").as(GradebookCodec::me);
    }

    /** The person's classes; an administrator's are all. */
    public List<SchoolClass> classes(Person person) {
        return api.readAll(person, "/classes", "classes", GradebookCodec::section);
    }

    /** What courses are called, by their ids. */
    public Map<String, String> courses(Person person) {
        return api.readAll(person, "/courses", "courses", GradebookCodec::course).stream()
                .collect(Collectors.toMap(Course::id, Course::title, (one, same) -> one));
    }

    /** The terms by their ids. */
    public Map<String, Term> terms(Person person) {
        return api.readAll(person, "/terms", "terms", GradebookCodec::term).stream()
                .collect(Collectors.toMap(Term::id, term -> term, (one, same) -> one));
    }

    /** Everything in a class, for its teachers. */
    public Gradebook gradebook(Person person, String section) {
        return GradebookReader.read(api.bytes(person, in(section) + "/gradebook"));
    }

    /** A student's results with explained totals: of all work for teachers, of what is published for the student. */
    public Report report(Person person, String section, String student) {
        return api.read(person, in(section) + "/students/" + student).as(ReportCodec::report);
    }

    /**
     * The totals of some students of a class: a few are asked for one by one, many at once. A student who is not in it
     * (any more) has none.
     */
    public Map<String, Totals> totals(Person person, String section, Set<String> students) {
        if (students.size() > FEW) {
            return gradebook(person, section).students().stream()
                    .filter(student -> students.contains(student.id()))
                    .collect(Collectors.toMap(Student::id, Student::totals));
        }
        Map<String, Totals> totals = new HashMap<>();
        for (String student : students) {
            try {
                totals.put(student, report(person, section, student).totals());
            } catch (ServiceProblem problem) {
                if (problem.status() != NOT_FOUND || Absence.is(problem)) {
                    throw problem;
                }
            }
        }
        return totals;
    }

    /**
     * The user who was faster, and when; also empty when the grade book cannot tell, since a page is of use without
     * that.
     */
    public Optional<Change> latestIfTold(Person person, String section, Outcome conflict) {
        String query = "lineItem=" + conflict.lineItem() + "&student=" + conflict.student() + "&limit=1";
        try {
            return changes(person, section, query).changes().stream().findFirst();
        } catch (ServiceProblem | UnreadableAnswerException e) {
            return Optional.empty();
        }
    }

    /**
     * A page of the history.
     *
     * @param query such as {@code lineItem=quiz&student=p-cleo&limit=1}, encoded; empty for the newest
     */
    public Changes changes(Person person, String section, String query) {
        return api.read(person, in(section) + "/changes" + (query.isEmpty() ? "" : "?" + query))
                .as(ResultCodec::changes);
    }

    /**
     * Writes many cells; each is answered by itself.
     *
     * @param edits at most 2,000
     * @param through with what they are made, for the history: a word of small letters
     * @param key of this attempt and those that repeat it
     */
    public Written<Batch> save(Person person, String section, List<Edit> edits, String through, String key) {
        JsonObject body = ResultCodec.write(edits, through);
        return api.write(
                        person,
                        Write.of("PATCH", in(section) + "/results", body).key(key))
                .as(ResultCodec::batch);
    }

    /**
     * Takes one change or a batch back where nothing was changed since (a conflict otherwise).
     *
     * @param change its number, unless a batch is named
     * @param batch id; empty for one change
     * @param reason for the history; empty for none
     * @param key of this attempt and those that repeat it
     */
    public Written<Batch> undo(Person person, String section, long change, String batch, String reason, String key) {
        JsonObjectBuilder body = JsonP.object();
        if (batch.isEmpty()) {
            body.add("change", change);
        } else {
            body.add("batch", batch);
        }
        if (!reason.isEmpty()) {
            body.add("reason", reason);
        }
        return api.write(
                        person,
                        Write.of("POST", in(section) + "/reversals", body.build())
                                .key(key))
                .as(ResultCodec::batch);
    }

    private static String in(String section) {
        return "/classes/" + section;
    }
}
