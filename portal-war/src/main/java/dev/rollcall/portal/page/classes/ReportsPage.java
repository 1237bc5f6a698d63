package dev.rollcall.portal.page.classes;

import dev.rollcall.kit.registry.ServiceProblem;
import dev.rollcall.kit.security.Person;
import dev.rollcall.kit.time.Ticker;
import dev.rollcall.portal.gradebook.Gradebook;
import dev.rollcall.portal.gradebook.Student;
import dev.rollcall.portal.page.Answer;
import dev.rollcall.portal.page.Visit;
import dev.rollcall.portal.page.WallClock;
import dev.rollcall.portal.remote.Absence;
import dev.rollcall.portal.remote.gradebook.ClassBook;
import dev.rollcall.portal.remote.gradebook.StudentReports;
import dev.rollcall.portal.student.ReportView;
import dev.rollcall.portal.student.ReportsView;
import dev.rollcall.portal.student.WhatIfForm;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code /classes/{class}/reports?from=}: what students see, for teachers to be printed; so many at once as do not take too long. */
final class ReportsPage implements ClassPart {
    /** Each is a question to the grade book. */
    static final int MOST = 40;

    /** A page of fewer is of more use than none. */
    static final Duration LIMIT = Duration.ofSeconds(10);

    private final ClassBook book;
    private final StudentReports reports;
    private final WallClock clock;
    private final Ticker ticker;

    ReportsPage(ClassBook book, StudentReports reports, WallClock clock, Ticker ticker) {
        this.book = book;
        this.reports = reports;
        this.clock = clock;
        this.ticker = ticker;
    }

    @Override
    public boolean takes(int ids) {
        return ids == 0;
    }

    @Override
    public Answer show(Visit visit, ClassPath path) {
        Gradebook all = book.gradebook(visit.requirePerson(), path.section());
        List<Student> students = all.students().stream()
                .sorted(Student.byPresenceAndName(visit.texts().language().locale()))
                .toList();
        int from = from(visit, students.size());
        List<ReportsView.Sheet> read = new ArrayList<>();
        long start = ticker.nanos();
        int taken = 0;
        for (Student student : students.subList(from, Math.min(students.size(), from + MOST))) {
            if (taken > 0 && ticker.nanos() - start > LIMIT.toNanos()) {
                break;
            }
            try {
                report(visit, path.section(), student.id())
                        .ifPresent(report -> read.add(new ReportsView.Sheet(student.name(), report)));
            } catch (ServiceProblem problem) {
                if (read.isEmpty() || !Absence.isPassing(problem)) {
                    throw problem;
                }
                break;
            }
            taken++;
        }
        ReportsView view = new ReportsView(all.section(), read, from, taken, students.size());
        return Answer.page("reports", visit.texts().say("student.reports"), view);
    }

    /** Counted from 0. What makes no sense, or is beyond the last, is the first. */
    private static int from(Visit visit, int students) {
        String typed = visit.parameter("from");
        int from = typed.matches("[0-9]{1,6}") ? Integer.parseInt(typed) : 0;
        return from < students ? from : 0;
    }

    /** Empty when the student was taken out of the class just now. */
    private Optional<ReportView> report(Visit visit, String section, String student) {
        Person person = visit.requirePerson();
        try {
            return Optional.of(
                    ReportView.of(reports.report(person, section, student), WhatIfForm.EMPTY, false, clock.today()));
        } catch (ServiceProblem problem) {
            if (problem.status() != 404 || Absence.is(problem)) {
                throw problem;
            }
            return Optional.empty();
        }
    }
}
