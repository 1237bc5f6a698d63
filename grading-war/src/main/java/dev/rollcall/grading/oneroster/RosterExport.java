package dev.rollcall.grading.oneroster;

import dev.rollcall.grading.gradebook.Category;
import dev.rollcall.grading.gradebook.ClassTransaction;
import dev.rollcall.grading.gradebook.Course;
import dev.rollcall.grading.gradebook.Enrolment;
import dev.rollcall.grading.gradebook.Erasure;
import dev.rollcall.grading.gradebook.Id;
import dev.rollcall.grading.gradebook.LetterScheme;
import dev.rollcall.grading.gradebook.LineItem;
import dev.rollcall.grading.gradebook.Origin;
import dev.rollcall.grading.gradebook.Person;
import dev.rollcall.grading.gradebook.SchoolClass;
import dev.rollcall.grading.gradebook.Term;
import dev.rollcall.grading.gradebook.Transaction;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Writes the grade book as a bulk archive of OneRoster CSV 1.2. Erased students are not in it, nor the results that are left of
 * them. Results pass through; names of people and classes are in memory. Used by one thread.
 */
public final class RosterExport {
    private static final int ALL = Integer.MAX_VALUE;

    private final Transaction tx;
    private final ZoneId zone;
    private final RosterFields fields;
    private final Origin nobody = Origin.plain("", Origin.API);
    private final List<Term> terms;
    private final List<SchoolClass> classes;
    private final Set<Id> erased;

    /**
     * Takes what is to be written.
     *
     * @param tx that sees everything as it is at one moment
     * @param zone of the school
     */
    public RosterExport(Transaction tx, ZoneId zone) {
        this.tx = tx;
        this.zone = zone;
        this.terms = tx.terms(nobody).page(Optional.empty(), ALL);
        this.fields = new RosterFields(
                new Names(tx.sourceIds().all()), terms.stream().collect(Collectors.toMap(Term::id, term -> term)));
        this.classes = tx.classes(nobody).page(Optional.empty(), ALL);
        this.erased = tx.erasures().stream().map(Erasure::person).collect(Collectors.toSet());
    }

    /**
     * Writes everything.
     *
     * @param school what the school is called
     * @param out is left open
     * @throws IOException if {@code out} does not take it
     */
    public void write(String school, OutputStream out) throws IOException {
        try (RosterWriter writer = new RosterWriter(out)) {
            for (Term term : terms) {
                writer.line(Part.ACADEMIC_SESSIONS, fields.of(term));
            }
            writer.line(Part.ORGS, RosterFields.of(school));
            for (Course course : tx.courses().page(Optional.empty(), ALL)) {
                writer.line(Part.COURSES, fields.of(course));
            }
            for (SchoolClass section : classes) {
                writer.line(Part.CLASSES, fields.of(section));
            }
            people(writer);
            for (SchoolClass section : classes) {
                for (Enrolment one : enrolments(section)) {
                    writer.line(Part.ENROLLMENTS, fields.of(section, one));
                }
            }
            work(writer);
            for (SchoolClass section : classes) {
                results(writer, section);
            }
            scales(writer);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private ClassTransaction in(SchoolClass section) {
        return tx.in(section.id(), nobody);
    }

    private List<Enrolment> enrolments(SchoolClass section) {
        return in(section).enrolments().page(Optional.empty(), ALL).stream()
                .filter(one -> !erased.contains(one.person()))
                .toList();
    }

    /** A person in no class has no role that the grade book knows. */
    private void people(RosterWriter writer) throws IOException {
        Set<Id> teachers = new HashSet<>();
        Set<Id> students = new HashSet<>();
        for (SchoolClass section : classes) {
            for (Enrolment one : enrolments(section)) {
                (one.role() == Enrolment.Role.TEACHER ? teachers : students).add(one.person());
            }
        }
        List<Person> people = tx.people(nobody).page(Optional.empty(), ALL).stream()
                .filter(person -> !erased.contains(person.id()))
                .toList();
        for (Person person : people) {
            writer.line(Part.USERS, fields.of(person));
        }
        for (Person person : people) {
            boolean teaches = teachers.contains(person.id());
            if (teaches) {
                writer.line(Part.ROLES, fields.role(person, "teacher", "primary"));
            }
            if (students.contains(person.id())) {
                writer.line(Part.ROLES, fields.role(person, "student", teaches ? "secondary" : "primary"));
            }
        }
    }

    private void work(RosterWriter writer) throws IOException {
        boolean uncategorised = false;
        for (SchoolClass section : classes) {
            List<Category> all = in(section).categories().page(Optional.empty(), ALL);
            for (Category category : all) {
                writer.line(Part.CATEGORIES, RosterFields.of(section, category, all));
            }
            uncategorised |=
                    items(section).stream().anyMatch(item -> item.category().isEmpty());
        }
        if (uncategorised) {
            writer.line(Part.CATEGORIES, Map.of("sourcedId", Names.NO_CATEGORY, "title", "No category"));
        }
        for (SchoolClass section : classes) {
            for (LineItem item : items(section)) {
                writer.line(Part.LINE_ITEMS, fields.of(section, item));
            }
        }
    }

    private List<LineItem> items(SchoolClass section) {
        return in(section).items().page(Optional.empty(), ALL);
    }

    private void results(RosterWriter writer, SchoolClass section) {
        Map<Id, LineItem> items = items(section).stream().collect(Collectors.toMap(LineItem::id, item -> item));
        in(section).datedResults((result, at) -> {
            LineItem item = items.get(result.cell().item());
            if (item != null && !erased.contains(result.cell().student())) {
                try {
                    writer.line(
                            Part.RESULTS,
                            fields.of(section, item, result, at.map(moment -> LocalDate.ofInstant(moment, zone))));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        });
    }

    private void scales(RosterWriter writer) throws IOException {
        Map<Id, LetterScheme> schemes = tx.schemes(nobody).page(Optional.empty(), ALL).stream()
                .collect(Collectors.toMap(LetterScheme::id, scheme -> scheme));
        for (SchoolClass section : classes) {
            LetterScheme scheme = section.scheme().map(schemes::get).orElse(null);
            if (scheme != null) {
                writer.line(Part.SCORE_SCALES, fields.of(section, scheme));
            }
        }
    }
}
