package dev.rollcall.portal.grid;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rollcall.portal.gradebook.SchoolClass;
import dev.rollcall.portal.gradebook.Term;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ClassesViewTest {
    private static SchoolClass section(String id, String term) {
        return new SchoolClass(id, id, "maths", term, "", false, false, 1);
    }

    private static Term term(String id, String title, @Nullable LocalDate begin) {
        return new Term(id, title, begin, null, false, 0);
    }

    @Test
    void classesOfTheNewestTermComeFirstWhateverItIsCalled() {
        Map<String, Term> terms = Map.of(
                "autumn", term("autumn", "Autumn 2026", LocalDate.of(2026, 9, 1)),
                "spring", term("spring", "Spring 2026", LocalDate.of(2026, 2, 1)),
                "winter", term("winter", "Winter 2025", LocalDate.of(2025, 12, 1)),
                "trial", term("trial", "Trial", null),
                "club", term("club", "Club", null));

        ClassesView view = ClassesView.of(
                List.of(
                        section("t", "trial"),
                        section("w", "winter"),
                        section("g", "gone"),
                        section("b", "autumn"),
                        section("A", "autumn"),
                        section("s", "spring"),
                        section("c", "club")),
                Map.of("maths", "Mathematics"),
                terms,
                true,
                false);

        assertEquals(
                List.of("A", "b", "s", "w", "c", "t", "g"),
                view.classes().stream().map(line -> line.section().id()).toList());
        assertEquals("Autumn 2026", view.classes().get(0).term().title());
        assertEquals("Mathematics", view.classes().get(0).course());
        assertEquals("gone", view.classes().get(6).term().title());
    }
}
