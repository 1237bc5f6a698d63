package dev.rollcall.portal.page.classes;

import dev.rollcall.kit.security.Person;
import dev.rollcall.portal.gradebook.Me;
import dev.rollcall.portal.gradebook.Report;
import dev.rollcall.portal.gradebook.SchoolClass;
import dev.rollcall.portal.gradebook.Term;
import dev.rollcall.portal.page.Answer;
import dev.rollcall.portal.page.PageServlet;
import dev.rollcall.portal.page.Pages;
import dev.rollcall.portal.page.Visit;
import dev.rollcall.portal.remote.gradebook.ClassBook;
import dev.rollcall.portal.remote.gradebook.StudentReports;
import dev.rollcall.portal.student.MyClassesView;
import java.io.Serial;
import java.util.Comparator;
import java.util.Map;

/** {@code /my}: a student's classes, with what the student has in them. */
public final class MyClassesPage extends PageServlet {
    @Serial
    private static final long serialVersionUID = 1L;

    private final transient ClassBook book;
    private final transient StudentReports reports;

    MyClassesPage(Pages pages, ClassBook book, StudentReports reports) {
        super(pages);
        this.book = book;
        this.reports = reports;
    }

    @Override
    protected Answer show(Visit visit) {
        Person person = visit.requirePerson();
        Me me = book.me(person);
        String id = me.person() == null ? "" : me.person().id();
        Map<String, Term> terms = me.learned().isEmpty() ? Map.of() : book.terms(person);
        MyClassesView view = new MyClassesView(
                id,
                person.user(),
                me.learning().stream()
                        .map(section -> entry(reports.report(person, section.id(), id)))
                        .toList(),
                me.learned().stream()
                        .sorted(Comparator.comparing(Me.Learned::section, SchoolClass.newestFirst(terms)))
                        .map(one -> new MyClassesView.Earlier(
                                one.section(),
                                one.section().termAmong(terms).title(),
                                one.left() == null ? null : one.left().minusDays(1)))
                        .toList());
        return Answer.page("my", visit.texts().say("student.my"), view);
    }

    private static MyClassesView.Entry entry(Report report) {
        SchoolClass section = report.section();
        String term = report.section().when() == null
                ? section.term()
                : report.section().when().title();
        return new MyClassesView.Entry(section, term, report.totals());
    }

    @Override
    protected String allowed() {
        return "GET, HEAD";
    }
}
