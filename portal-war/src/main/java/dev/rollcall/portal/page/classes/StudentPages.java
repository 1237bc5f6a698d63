package dev.rollcall.portal.page.classes;

import dev.rollcall.portal.accounts.Role;
import dev.rollcall.portal.gradebook.LineItem;
import dev.rollcall.portal.gradebook.Report;
import dev.rollcall.portal.gradebook.WhatIf;
import dev.rollcall.portal.marks.MarkLine;
import dev.rollcall.portal.marks.MarksForm;
import dev.rollcall.portal.marks.Part;
import dev.rollcall.portal.page.Answer;
import dev.rollcall.portal.page.ClassRoutes;
import dev.rollcall.portal.page.Message;
import dev.rollcall.portal.page.Visit;
import dev.rollcall.portal.page.WallClock;
import dev.rollcall.portal.remote.gradebook.ClassBook;
import dev.rollcall.portal.remote.gradebook.StudentReports;
import dev.rollcall.portal.remote.gradebook.Written;
import dev.rollcall.portal.student.ReportView;
import dev.rollcall.portal.student.ResultsView;
import dev.rollcall.portal.student.Sheet;
import dev.rollcall.portal.student.WhatIfForm;
import dev.rollcall.portal.text.Texts;
import java.util.List;
import java.util.Set;

/** {@code /classes/{class}/students/{student}}: all results in a form, for a teacher; the report and its what-if, for both. */
final class StudentPages implements ClassPart {
    private final ClassBook book;
    private final StudentReports reports;
    private final MarksSaving saving;
    private final WallClock clock;

    StudentPages(ClassBook book, StudentReports reports, WallClock clock) {
        this.book = book;
        this.reports = reports;
        this.clock = clock;
        this.saving = new MarksSaving(book);
    }

    @Override
    public boolean takes(int ids) {
        return ids == 1 || ids == 2;
    }

    @Override
    public Answer show(Visit visit, ClassPath path) {
        String student = path.id(0);
        if (path.ids().size() == 1) {
            return teaches(visit, path.section())
                    ? results(visit, path.section(), student)
                    : report(visit, path.section(), student, true);
        }
        if (path.endsWith(2, ClassRoutes.RESULTS)) {
            return new Answer.SeeOther(visit.to().in(path.section()).student(student));
        }
        if (path.endsWith(2, ClassRoutes.REPORT)) {
            return report(visit, path.section(), student, !teaches(visit, path.section()));
        }
        return path.endsWith(2, ClassRoutes.WHAT_IF) ? whatIf(visit, path.section(), student) : Answer.status(404);
    }

    @Override
    public Answer submit(Visit visit, ClassPath path) {
        if (!path.endsWith(2, ClassRoutes.RESULTS)) {
            return Answer.status(405);
        }
        Report report = book.report(visit.requirePerson(), path.section(), path.id(0));
        MarksForm typed = MarksForm.typed(sent(visit, report), visit.request()::getParameter, visit.texts());
        Part part = part(visit, report);
        MarksSaving.Result result =
                saving.save(visit, path.section(), typed, row -> new MarksForm.Cell(row.id(), path.id(0)));
        if (result instanceof MarksSaving.Result.Saved saved) {
            visit.leave(saved.notice());
            return new Answer.SeeOther(visit.to().in(path.section()).student(path.id(0)) + part.query());
        }
        MarksSaving.Result.Again again = (MarksSaving.Result.Again) result;
        return page(visit, again.status(), new ResultsView(report, again.form(), part, again.sentence(), clock.zone()));
    }

    /** Whether the person may change results in a class; the grade book decides it again. */
    private boolean teaches(Visit visit, String section) {
        if (visit.isAdmin()) {
            return true;
        }
        if (!visit.hasAnyRole(Set.of(Role.STUDENT))) {
            return visit.hasAnyRole(Set.of(Role.TEACHER));
        }
        return visit.hasAnyRole(Set.of(Role.TEACHER))
                && book.me(visit.requirePerson()).teaching().stream()
                        .anyMatch(taught -> taught.id().equals(section));
    }

    private Answer results(Visit visit, String section, String student) {
        Report report = book.report(visit.requirePerson(), section, student);
        Part part = part(visit, report);
        MarksForm form = MarksForm.shown(part.of(lines(report)), visit.texts());
        return page(visit, 200, new ResultsView(report, form, part, "", clock.zone()));
    }

    private static Answer page(Visit visit, int status, ResultsView view) {
        String name = view.report().student().name();
        String title = view.trouble().isEmpty() ? name : visit.texts().say("student.not-saved", name);
        return new Answer.Page(status, "results", title, view);
    }

    private static Part part(Visit visit, Report report) {
        return Part.of(visit.parameter(Part.PART), lines(report).size());
    }

    /** Work may be in another part by now than it was in when the form was opened. */
    private static List<MarkLine> sent(Visit visit, Report report) {
        return lines(report).stream()
                .filter(line -> visit.request().getParameter(MarksForm.SEEN + "." + line.id()) != null)
                .toList();
    }

    /** In the order of the sheet. */
    private static List<MarkLine> lines(Report report) {
        return Sheet.of(report).groups().stream()
                .flatMap(group -> group.rows().stream())
                .map(Sheet.Row::item)
                .map(item -> new MarkLine(
                        item.id(),
                        item.title(),
                        item.maximum(),
                        report.results().get(item.id())))
                .toList();
    }

    private Answer report(Visit visit, String section, String student, boolean own) {
        Report report = reports.report(visit.requirePerson(), section, student);
        return page(visit, 200, ReportView.of(report, WhatIfForm.EMPTY, own, clock.today()));
    }

    private Answer whatIf(Visit visit, String section, String student) {
        Texts texts = visit.texts();
        Report report = reports.report(visit.requirePerson(), section, student);
        List<LineItem> items = report.items();
        WhatIfForm form = WhatIfForm.typed(items, visit.request()::getParameter, texts);
        boolean own = !teaches(visit, section);
        if (!form.asks()) {
            return page(visit, form.errors().isEmpty() ? 200 : 422, ReportView.of(report, form, own, clock.today()));
        }
        Written<WhatIf> written = reports.whatIf(visit.requirePerson(), section, student, form.marks(texts));
        if (written instanceof Written.Done<WhatIf> done) {
            return page(visit, 200, ReportView.imagined(report, form, done.value(), own, clock.today()));
        }
        WriteFailure failure = WriteFailure.of(written, texts);
        return Answer.message(
                failure.status(), Message.of("warn", texts.say("student.what-if.failed"), failure.sentence()));
    }

    private static Answer page(Visit visit, int status, ReportView view) {
        String title = visit.texts()
                .say("student.report.title", view.report().student().name());
        return new Answer.Page(status, "report", title, view);
    }
}
