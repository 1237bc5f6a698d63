package dev.rollcall.portal.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.portal.logs.LogFilter;
import dev.rollcall.portal.text.Language;
import dev.rollcall.portal.text.Texts;
import org.junit.jupiter.api.Test;

class RoutesTest {
    private static final Routes ROUTES = new Routes("/portal");

    @Test
    void everythingLiesBelowTheContext() {
        assertEquals("/portal/", ROUTES.home());
        assertEquals("/", new Routes("").home());
        assertEquals("/classes", new Routes("").classes());
        assertEquals("/portal/assets/portal.css", ROUTES.asset("portal.css"));
        assertEquals("/portal/logs", ROUTES.logs(LogFilter.ALL));
        assertEquals("/portal/logs?service=A&level=WARN", ROUTES.logs(LogFilter.troublesOf("A")));
        assertEquals("/portal/logs/tail?service=A&level=WARN", ROUTES.tail(LogFilter.troublesOf("A")));
    }

    @Test
    void everySectionKnowsItsOwnPaths() {
        assertEquals(Section.CLASSES, Section.at("/classes/7").orElseThrow());
        assertTrue(Section.at("/classesx").isEmpty());
        assertTrue(Section.CLASSES.leadsTo("/classes/7") && Section.CLASSES.leadsTo("/new-class"));
        assertTrue(Section.CLASSES.leadsTo("/terms"));
        assertTrue(Section.CLASSES.leadsTo("/people"));
        assertTrue(Section.at("/new-class").isEmpty(), "other roles are let in there");
        assertEquals("admin or operator", Section.LOGS.rolesInWords(Texts.in(Language.ENGLISH)));
    }
}
