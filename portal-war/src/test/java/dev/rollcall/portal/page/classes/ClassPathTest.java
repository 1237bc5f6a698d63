package dev.rollcall.portal.page.classes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.portal.page.Routes;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClassPathTest {
    private static final Routes ROUTES = new Routes("/portal");

    @Test
    void addressesAreParsedAsTheyArePrinted() {
        assertEquals(new ClassPath("algebra", "", List.of()), parsed(ROUTES.section("algebra")));
        assertEquals(
                new ClassPath("1.a-B_c", "results", List.of("quiz", "p-ben")),
                parsed(ROUTES.section("1.a-B_c") + "/results/quiz/p-ben"));
        assertEquals(
                new ClassPath("algebra", "history", List.of()),
                parsed(ROUTES.in("algebra").history()));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "/",
                "/algebra/",
                "/.",
                "/..",
                "/-x",
                "/<script>",
                "/a b",
                "/algebra/Totals",
                "/algebra/totals/",
                "/algebra/totals/..",
                "/algebra/totals//x",
                "/algebra/results/a/b/c/d",
                "/xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
            })
    void everythingElseIsNoAddress(String path) {
        assertTrue(ClassPath.of(path).isEmpty());
    }

    private static ClassPath parsed(String address) {
        return ClassPath.of(address.substring(ROUTES.classes().length())).orElseThrow();
    }
}
