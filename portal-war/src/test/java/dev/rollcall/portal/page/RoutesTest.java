package dev.rollcall.portal.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.portal.logs.LogFilter;
import dev.rollcall.portal.text.Language;
import dev.rollcall.portal.text.Texts;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RoutesTest {
    private static final Routes ROUTES = new Routes("/portal");

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 999_999_999_999_999_999L})
    void addressesOfStudentsAreParsedAsTheyArePrinted(long id) {
        assertEquals(OptionalLong.of(id), Routes.studentOf(inside(ROUTES.student(id))));
        assertEquals(OptionalLong.of(id), Routes.gradesOf(inside(ROUTES.grades(id))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "/x", "/-1", "/1/", "/1/grades/", "/1/gradesx", "/1000000000000000000", "/1;a=b"})
    void otherPathsAreNobodys(String path) {
        assertTrue(Routes.studentOf(path).isEmpty());
        assertTrue(Routes.gradesOf(path).isEmpty());
    }

    @Test
    void noPathIsNobodys() {
        assertTrue(Routes.studentOf(null).isEmpty());
    }

    @Test
    void everythingLiesBelowTheContext() {
        assertEquals("/portal/", ROUTES.home());
        assertEquals("/", new Routes("").home());
        assertEquals("/students", new Routes("").students());
        assertEquals("/portal/assets/portal.css", ROUTES.asset("portal.css"));
        assertEquals("/portal/logs", ROUTES.logs(LogFilter.ALL));
        assertEquals("/portal/logs?service=A&level=WARN", ROUTES.logs(LogFilter.troublesOf("A")));
        assertEquals("/portal/logs/tail?service=A&level=WARN", ROUTES.tail(LogFilter.troublesOf("A")));
    }

    @Test
    void everySectionKnowsItsOwnPaths() {
        assertEquals(Section.CLASSES, Section.at("/classes/7").orElseThrow());
        assertTrue(Section.at("/classesx").isEmpty());
        assertEquals("admin or operator", Section.LOGS.rolesInWords(Texts.in(Language.ENGLISH)));
    }

    private static String inside(String address) {
        return address.substring(ROUTES.students().length());
    }
}
