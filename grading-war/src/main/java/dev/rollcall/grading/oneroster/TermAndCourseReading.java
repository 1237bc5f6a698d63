package dev.rollcall.grading.oneroster;

import dev.rollcall.grading.gradebook.Course;
import dev.rollcall.grading.gradebook.DateRange;
import dev.rollcall.grading.gradebook.Id;
import dev.rollcall.grading.gradebook.SourceId.Kind;
import dev.rollcall.grading.gradebook.Term;
import dev.rollcall.grading.gradebook.Title;
import dev.rollcall.grading.gradebook.Versioned;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads terms and courses. What is gone elsewhere stays here: results are kept below it. */
final class TermAndCourseReading {
    private final Intake intake;
    private final Set<String> taughtIn = new HashSet<>();
    private final Lines terms = new Lines();
    private final Lines courses = new Lines();

    TermAndCourseReading(Intake intake) {
        this.intake = intake;
    }

    void read() {
        intake.archive().each(Part.CLASSES, row -> taughtIn.addAll(sessions(row)));
        intake.each(Part.ACADEMIC_SESSIONS, this::term);
        intake.each(Part.ORGS, (row, deleted) -> intake.findings().ignored(Part.ORGS));
        intake.each(Part.COURSES, this::course);
    }

    /** Returns the sessions that a class names, at least one, which is an empty text where none is between commas. */
    static List<String> sessions(Row row) {
        return List.of(row.get("termSourcedIds").split("\\s*,\\s*", -1));
    }

    /** Grading periods are parts of terms, and terms only if classes are taught in them. */
    private void term(Row row, boolean deleted) throws RowRefusedException {
        String sourced = row.required("sourcedId");
        Things<Term> there = intake.known().terms();
        Optional<Id> id = intake.names().find(Kind.TERM, sourced, there::has);
        boolean part = row.get("type").equals("gradingPeriod") && !taughtIn.contains(sourced) && id.isEmpty();
        if (deleted || part) {
            intake.findings().ignored(Part.ACADEMIC_SESSIONS);
            return;
        }
        Optional<Term> before = id.flatMap(there::find);
        DateRange was = before.map(Term::days).orElse(DateRange.ALWAYS);
        Title title = new Title(row.required("title"));
        DateRange days = new DateRange(
                day(row, "startDate", StandIns.begin(was), was.begin(), StandIns.FIRST_DAY),
                day(row, "endDate", StandIns.end(was), was.end(), StandIns.LAST_DAY));
        Id identity = id.orElseGet(() -> intake.names().make(Kind.TERM, sourced));
        terms.enter(row, identity);
        intake.put(
                row,
                there,
                new Term(
                        identity,
                        title,
                        days,
                        before.map(Term::closed).orElse(false),
                        before.map(Term::version).orElse(Versioned.NONE)));
    }

    private static Optional<LocalDate> day(
            Row row, String column, LocalDate written, Optional<LocalDate> was, LocalDate nothing)
            throws RowRefusedException {
        Optional<String> changed = row.changed(column, written.toString());
        if (changed.isEmpty()) {
            return was;
        }
        LocalDate day = row.date(column, changed.get());
        return day.equals(nothing) ? was : Optional.of(day);
    }

    private void course(Row row, boolean deleted) throws RowRefusedException {
        String sourced = row.required("sourcedId");
        Things<Course> there = intake.known().courses();
        Optional<Id> id = intake.names().find(Kind.COURSE, sourced, there::has);
        if (deleted) {
            intake.findings().ignored(Part.COURSES);
            return;
        }
        Optional<Course> before = id.flatMap(there::find);
        Title title = new Title(row.required("title"));
        String code = row.get("courseCode");
        Optional<Title> kept = code.isEmpty() ? before.flatMap(Course::code) : Optional.of(new Title(code));
        Id identity = id.orElseGet(() -> intake.names().make(Kind.COURSE, sourced));
        courses.enter(row, identity);
        intake.put(
                row,
                there,
                new Course(identity, title, kept, before.map(Course::version).orElse(Versioned.NONE)));
    }
}
