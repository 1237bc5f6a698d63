package dev.rollcall.portal.student;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.portal.gradebook.Category;
import dev.rollcall.portal.gradebook.Explanation;
import dev.rollcall.portal.gradebook.Explanation.CategoryShare;
import dev.rollcall.portal.gradebook.Explanation.ItemShare;
import dev.rollcall.portal.gradebook.Explanation.Treatment;
import dev.rollcall.portal.gradebook.LineItem;
import dev.rollcall.portal.gradebook.Mark;
import dev.rollcall.portal.gradebook.Person;
import dev.rollcall.portal.gradebook.Report;
import dev.rollcall.portal.gradebook.Result;
import dev.rollcall.portal.gradebook.SchoolClass;
import dev.rollcall.portal.gradebook.State;
import dev.rollcall.portal.gradebook.Total;
import dev.rollcall.portal.grid.TotalsView;
import dev.rollcall.portal.text.Language;
import dev.rollcall.portal.text.Texts;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SheetTest {
    private static final Result EIGHTEEN = new Result(Mark.of(State.GRADED, BigDecimal.valueOf(18)), 8);

    private static LineItem item(String id, String category) {
        return new LineItem(id, id, category, BigDecimal.TEN, null, null, false, true, 1);
    }

    private static CategoryShare share(String category, ItemShare... items) {
        return new CategoryShare(category, null, BigDecimal.ONE, BigDecimal.ONE, List.of(items));
    }

    private static ItemShare part(String item, Treatment treatment) {
        return new ItemShare(item, treatment, BigDecimal.ONE, BigDecimal.TEN, BigDecimal.ONE);
    }

    private static Report report(Explanation current, Explanation finished) {
        return new Report(
                new SchoolClass("algebra", "Algebra", "maths", "year-26", "", false, false, 1),
                List.of(
                        new Category("quizzes", "Quizzes", BigDecimal.ONE, 1, 5),
                        new Category("labs", "Labs", BigDecimal.ONE, 0, 5)),
                List.of(item("quiz", "quizzes"), item("essay", "")),
                new Person("p-cleo", "Cleo", "Example", "cleo", 1),
                null,
                Map.of("quiz", EIGHTEEN),
                current,
                finished);
    }

    private static Explanation explanation(CategoryShare... shares) {
        return new Explanation(new Total(null, ""), List.of(shares));
    }

    @Test
    void workIsShownByCategoryWithWhatBecomesOfItNowAndLater() {
        Explanation now = explanation(
                share("quizzes", part("quiz", Treatment.COUNTED)),
                share("labs"),
                share("", part("essay", Treatment.LEFT_OUT)));
        Explanation later = explanation(
                share("quizzes", part("quiz", Treatment.COUNTED)), share("", part("essay", Treatment.ZERO)));

        Sheet sheet = Sheet.of(report(now, later));

        assertEquals(2, sheet.groups().size(), "a category without work is not shown");
        Sheet.Row quiz = sheet.groups().get(0).rows().get(0);
        assertEquals(EIGHTEEN, quiz.result());
        assertFalse(quiz.changesLater());
        assertTrue(sheet.groups().get(0).drops());
        Sheet.Row essay = sheet.groups().get(1).rows().get(0);
        assertNull(essay.result());
        assertTrue(essay.changesLater());
        assertFalse(sheet.groups().get(1).drops(), "work without a category has nothing to drop");
    }

    /** A teacher who forgot the category looks for what is wrong with the total. */
    @Test
    void whatHasNoWeightInAWeightedClassIsNotSaidToCount() {
        Explanation both = explanation(
                share("quizzes", part("quiz", Treatment.COUNTED)), share("", part("essay", Treatment.COUNTED)));
        Report points = report(both, both);
        SchoolClass weighted = new SchoolClass("algebra", "Algebra", "maths", "year-26", "", true, false, 1);
        Report weights = new Report(
                weighted, points.categories(), points.items(), points.student(), null, points.results(), both, both);

        assertEquals(List.of("counted", "counted"), became(points));
        assertEquals(List.of("counted", "weightless"), became(weights));
        assertEquals(
                List.of("counted", "counts for nothing: no category with a weight"),
                TotalsView.of(weights, Texts.in(Language.ENGLISH)).current().parts().stream()
                        .flatMap(part -> part.pieces().stream())
                        .map(TotalsView.Piece::treatment)
                        .toList());
    }

    private static List<String> became(Report report) {
        return Sheet.of(report).groups().stream()
                .flatMap(group -> group.rows().stream())
                .map(row -> row.became(row.now()))
                .toList();
    }

    @Test
    void sharesOfWorkThatIsNotToldOfAreLeftOut() {
        Explanation odd = explanation(share("quizzes", part("other", Treatment.COUNTED)));

        assertEquals(List.of(), Sheet.of(report(odd, odd)).groups());
    }
}
