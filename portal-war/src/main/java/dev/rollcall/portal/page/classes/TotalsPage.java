package dev.rollcall.portal.page.classes;

import dev.rollcall.portal.grid.TotalsView;
import dev.rollcall.portal.page.Answer;
import dev.rollcall.portal.page.Visit;
import dev.rollcall.portal.remote.gradebook.ClassBook;

/** {@code /classes/{class}/totals/{student}}: how a student's totals come about. */
final class TotalsPage implements ClassPart {
    private final ClassBook book;

    TotalsPage(ClassBook book) {
        this.book = book;
    }

    @Override
    public boolean takes(int ids) {
        return ids == 1;
    }

    @Override
    public Answer show(Visit visit, ClassPath path) {
        TotalsView view = TotalsView.of(
                book.report(visit.requirePerson(), path.section(), path.ids().get(0)), visit.texts());
        return Answer.page("totals", visit.texts().say("classes.totals.title", view.student()), view);
    }
}
