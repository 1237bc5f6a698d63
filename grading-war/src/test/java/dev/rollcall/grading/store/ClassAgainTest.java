package dev.rollcall.grading.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rollcall.grading.gradebook.Category;
import dev.rollcall.grading.gradebook.Change;
import dev.rollcall.grading.gradebook.ChangeFilter;
import dev.rollcall.grading.gradebook.Id;
import dev.rollcall.grading.gradebook.Origin;
import dev.rollcall.grading.gradebook.SchoolClass;
import dev.rollcall.grading.gradebook.Title;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A class that is deleted, and another one that gets its id. */
class ClassAgainTest extends SchoolOnEngine {
    private static final Id ID = new Id("algebra");
    private static final Id SCHOOL = new Id("tutorial");
    private static final Id QUIZZES = new Id("quizzes");
    private static final Origin ROOT = Origin.plain("root", Origin.API);

    private SchoolClass make(String title) {
        return school.change(tx -> tx.classes(ROOT)
                .insert(new SchoolClass(ID, new Title(title), SCHOOL, SCHOOL, Optional.empty(), false, false, 0, 0)));
    }

    private Category addCategory() {
        return school.change(tx ->
                tx.in(ID, ROOT).categories().insert(new Category(QUIZZES, new Title("Quizzes"), BigDecimal.ONE, 0, 0)));
    }

    private void delete() {
        school.change(tx -> {
            var categories = tx.in(ID, ROOT).categories();
            categories.find(QUIZZES).ifPresent(one -> categories.delete(QUIZZES, one.version()));
            return tx;
        });
        school.change(tx -> {
            tx.classes(ROOT).delete(ID, tx.classes(ROOT).find(ID).orElseThrow().version());
            return tx;
        });
    }

    private List<Change> history() {
        return school.read(tx -> tx.in(ID, ROOT).changes(ChangeFilter.ALL, true, 100));
    }

    @Test
    void noVersionOfAnEarlierClassIsUsedAgain() {
        assertEquals(1, make("Algebra").version());
        long first = addCategory().version();
        delete();

        assertEquals(first + 3, make("Algebra again").version(), "both were deleted");
        assertEquals(first + 4, addCategory().version());
        long revision = school.read(tx -> tx.revisions(List.of(ID))).getOrDefault(ID, 0L);
        assertEquals(history().get(history().size() - 1).number(), revision);
    }

    @Test
    void theHistoryEndsWithTheClass() {
        make("Algebra");
        addCategory();
        delete();

        assertEquals(
                List.of(Change.Kind.CLASS),
                history().stream().map(change -> change.subject().kind()).toList(),
                "that it was deleted");
        assertEquals(Optional.empty(), history().get(0).after());

        make("Algebra again");

        assertEquals(2, history().size());
    }
}
