package dev.rollcall.portal.page.classes;

import dev.rollcall.portal.gradebook.Gradebook;
import dev.rollcall.portal.grid.GridView;
import dev.rollcall.portal.page.Answer;
import dev.rollcall.portal.page.Visit;
import dev.rollcall.portal.page.WallClock;
import dev.rollcall.portal.remote.gradebook.ClassBook;

/** {@code /classes/{class}?page=}: the grid. */
final class GridPage implements ClassPart {
    private final ClassBook book;
    private final WallClock clock;

    GridPage(ClassBook book, WallClock clock) {
        this.book = book;
        this.clock = clock;
    }

    @Override
    public boolean takes(int ids) {
        return ids == 0;
    }

    @Override
    public Answer show(Visit visit, ClassPath path) {
        Gradebook read = book.gradebook(visit.requirePerson(), path.section());
        GridView view = GridView.of(read, page(visit.parameter("page")), clock.today(), visit.texts());
        return Answer.page("grid", view.section().title(), view);
    }

    /** Counted from 1 in addresses. What makes no sense is the first. */
    private static int page(String text) {
        if (text.equals("all")) {
            return GridView.ALL;
        }
        return text.matches("[1-9][0-9]{0,5}") ? Integer.parseInt(text) - 1 : 0;
    }
}
