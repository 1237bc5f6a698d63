package dev.rollcall.grading.oneroster;

import dev.rollcall.grading.gradebook.Id;
import dev.rollcall.grading.gradebook.LetterScheme;
import dev.rollcall.grading.gradebook.SchoolClass;
import dev.rollcall.grading.gradebook.SourceId.Kind;
import dev.rollcall.grading.gradebook.Term;
import dev.rollcall.grading.gradebook.Title;
import dev.rollcall.grading.gradebook.Versioned;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads classes and their letters. A class that is gone stays with its results; its enrolments end. */
final class ClassReading {
    private final Intake intake;
    private final Things<SchoolClass> classes;
    private final Set<Id> closing = new HashSet<>();
    private final Lines lines = new Lines();
    private final Lines scaled = new Lines();
    private final Map<Id, LetterScheme> read = new HashMap<>();

    ClassReading(Intake intake) {
        this.intake = intake;
        this.classes = intake.known().classes();
    }

    void read() {
        intake.each(Part.CLASSES, this::section);
        intake.each(Part.SCORE_SCALES, this::scale);
    }

    /** Returns the classes that are gone. */
    Set<Id> closing() {
        return closing;
    }

    /** Returns whether a class is in the archive. */
    boolean has(Id section) {
        return lines.has(section);
    }

    private void section(Row row, boolean deleted) throws RowRefusedException {
        String sourced = row.required("sourcedId");
        Optional<Id> id = intake.names().find(Kind.CLASS, sourced, classes::has);
        if (deleted) {
            id.ifPresent(closing::add);
            intake.findings().ignored(Part.CLASSES);
            return;
        }
        Optional<SchoolClass> before = id.flatMap(classes::find);
        Id course =
                intake.named(row, "courseSourcedId", Kind.COURSE, intake.known().courses()::has);
        Id term = term(row);
        Title title = new Title(row.required("title"));
        Id identity = id.orElseGet(() -> intake.names().make(Kind.CLASS, sourced));
        lines.enter(row, identity);
        SchoolClass after = new SchoolClass(
                identity,
                title,
                course,
                term,
                before.flatMap(SchoolClass::scheme),
                before.map(SchoolClass::weighted).orElse(false),
                before.map(SchoolClass::shared).orElse(false),
                before.map(SchoolClass::version).orElse(Versioned.NONE),
                before.map(SchoolClass::revision).orElse(0L));
        if (!Optional.of(after).equals(before)) {
            intake.requireOpen(identity);
            requireOpenTerm(term);
        }
        intake.known().in(identity);
        intake.put(row, classes, after);
    }

    /** The first of its sessions: the grade book has a class in one term. */
    private Id term(Row row) throws RowRefusedException {
        row.required("termSourcedIds");
        return intake.names()
                .find(
                        Kind.TERM,
                        TermAndCourseReading.sessions(row).get(0),
                        intake.known().terms()::has)
                .orElseThrow(() -> Intake.unknown("termSourcedIds"));
    }

    private void requireOpenTerm(Id term) throws RowRefusedException {
        if (intake.known().terms().find(term).filter(Term::closed).isPresent()) {
            throw new RowRefusedException("termSourcedIds", Fault.CLOSED, "the term is closed");
        }
    }

    /** A scale is of one class; classes that are written with the same letters get the same back. */
    private void scale(Row row, boolean deleted) throws RowRefusedException {
        String sourced = row.required("sourcedId");
        Id section = intake.named(row, "classSourcedId", Kind.CLASS, classes::has);
        if (deleted) {
            intake.findings().ignored(Part.SCORE_SCALES);
            return;
        }
        scaled.enter(row, section);
        Id id = scheme(row, sourced);
        Things<LetterScheme> schemes = intake.known().schemes();
        Optional<LetterScheme> before = schemes.find(id);
        LetterScheme after = new LetterScheme(
                id,
                new Title(row.required("title")),
                Scales.read("scoreScaleValue", row.required("scoreScaleValue")),
                before.map(LetterScheme::version).orElse(Versioned.NONE));
        if (!after.equals(read.getOrDefault(id, after))) {
            throw new RowRefusedException("scoreScaleValue", Fault.TWICE, "the same scale has other letters before");
        }
        SchoolClass old = classes.find(section).orElseThrow(() -> Intake.unknown("classSourcedId"));
        boolean same = old.scheme().equals(Optional.of(id));
        if (!same || !before.equals(Optional.of(after))) {
            intake.requireOpen(section);
        }
        if (before.isPresent() && !before.get().letters().equals(after.letters())) {
            requireOpenWhereUsed(id);
        }
        read.put(id, after);
        if (!same && before.equals(Optional.of(after))) {
            intake.findings().change(Part.SCORE_SCALES, RosterReport.Kind.CHANGED, row.line(), sourced, old, after);
        } else {
            intake.put(row, schemes, after);
        }
        if (!same) {
            classes.put(old.calculating(Optional.of(id), old.weighted()));
        }
    }

    /** Our own archives have the id of the class behind that of the scheme. */
    private static Id scheme(Row row, String sourced) throws RowRefusedException {
        String suffix = "_" + row.get("classSourcedId");
        String name = sourced.endsWith(suffix) && sourced.length() > suffix.length()
                ? sourced.substring(0, sourced.length() - suffix.length())
                : sourced;
        return Id.isSafe(name) ? new Id(name) : Names.derived("SCHEME", name);
    }

    /** Other letters are other grades in every class that uses the scheme. */
    private void requireOpenWhereUsed(Id scheme) throws RowRefusedException {
        for (SchoolClass section : classes.there()) {
            if (section.scheme().equals(Optional.of(scheme)) && intake.known().isClosed(section.id())) {
                throw new RowRefusedException(
                        "scoreScaleValue",
                        Fault.CLOSED,
                        "the class " + section.id() + " uses the same scale, and its term is closed");
            }
        }
    }
}
