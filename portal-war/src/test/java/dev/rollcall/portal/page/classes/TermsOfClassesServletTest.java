package dev.rollcall.portal.page.classes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Of which term a class is, and what its pages offer once that is closed. */
class TermsOfClassesServletTest extends AlgebraPages {
    private static final String CLOSED =
            "{\"type\":\"https://rollcall.dev/problems/term-closed\",\"title\":\"x\",\"status\":409}";
    private static final String EMPTY =
            "{" + Algebra.CLASS + "," + Algebra.TERM + ",\"categories\":[],\"lineItems\":[],\"students\":[]}";
    private static final String ENROLMENTS = "{\"enrolments\":[" + Algebra.ENROLMENT + "]}";
    private static final List<String> PAGES = List.of(
            "new-item",
            "items/quiz",
            "students/p-cleo",
            "history",
            "settings",
            "roster",
            "roster/p-cleo",
            "new-people",
            "files",
            "files/imp-1");

    @Test
    void everyPageOfAClassSaysOfWhichTermItIs() {
        String grid = anna.get("/classes/algebra").body();

        assertTrue(grid.contains("<title>Algebra · 2026/27 · Rollcall</title>"), grid);
        assertTrue(grid.contains("<h1>Algebra <span class=\"chip\">2026/27</span></h1>"), grid);
        assertTrue(grid.contains("printed\">2026/27 (1 Aug 2026 to 31 Jul 2027) · as of 26 Nov 2026</p>"), grid);
        for (String path : PAGES) {
            String page = root.get("/classes/algebra/" + path).body();
            assertTrue(page.contains(" · Algebra · 2026/27 · Rollcall</title>"), path + "\n" + page);
            assertTrue(page.contains("<a href=\"/portal/classes/algebra\">Algebra · 2026/27</a>"), path + "\n" + page);
            assertFalse(page.contains("is closed"), path);
        }
    }

    @Test
    void aClassOfAClosedTermSaysSoAndOffersNothingThatCannotBeDone() {
        Algebra.prepare(services, answer -> answer.replace(Algebra.TERM_OPEN, Algebra.TERM_CLOSED));
        Pattern offered = Pattern.compile("<button type=\"submit\"|<button class=\"plain\" type=\"submit\" name"
                + "|danger-link|new-item|new-people|history/undo");

        String grid = anna.get("/classes/algebra").body();

        assertTrue(grid.contains("<span class=\"chip\">closed</span> The term “2026/27” is closed"), grid);
        assertFalse(grid.contains("<script") || grid.contains("new-item"), grid);
        for (String path : PAGES) {
            String page = root.get("/classes/algebra/" + path).body();
            assertTrue(page.contains("The term “2026/27” is closed: nothing in this class"), path + "\n" + page);
            String open = "<button type=\"submit\" class=\"plain\" name=\"open\"";
            String belowTheHead = page.substring(page.indexOf("<h1")).replace(open, "");
            boolean naming = path.equals("roster/p-cleo"); // is about the person, whatever the class
            assertTrue(
                    naming
                            || path.equals("history")
                            || !offered.matcher(belowTheHead).find(),
                    path + "\n" + page);
        }
        assertTrue(root.get("/classes/algebra/roster").body().contains("name=\"open\""), "people can be looked at");
        assertFalse(root.get("/classes/algebra/history").body().contains("history/undo"));
        assertFalse(root.get("/classes/algebra/roster/p-cleo").body().contains("/remove"));
        assertTrue(root.get("/classes/algebra/settings").body().contains("<fieldset disabled>"));
    }

    @ParameterizedTest
    @CsvSource({
        "items/quiz/delete, /line-items/quiz",
        "categories/quizzes/delete, /categories/quizzes",
        "roster/p-cleo/remove, /enrolments/p-cleo",
        "delete, ''"
    })
    void nobodyIsAskedWhetherToDeleteWhatStaysInAClosedTerm(String path, String thing) {
        String page = "/classes/algebra/" + path;
        String offered = "class=\"danger\"";
        String all = thing.isEmpty() ? EMPTY : Algebra.GRADEBOOK;
        services.answer("GET " + CLASS + "/gradebook", 200, all);
        services.answer("GET " + CLASS + "/enrolments", 200, thing.isEmpty() ? "{\"enrolments\":[]}" : ENROLMENTS);
        services.answer("DELETE " + CLASS + thing, 409, CLOSED);
        assertTrue(root.get(page).body().contains(offered), path);

        HttpResponse<String> refused = root.post(page, "version", "1");
        services.answer("GET " + CLASS + "/gradebook", 200, all.replace(Algebra.TERM_OPEN, Algebra.TERM_CLOSED));
        String asked = root.get(page).body();

        assertEquals(409, refused.statusCode(), refused.body());
        assertTrue(refused.body().contains("the term of this class is closed"), refused.body());
        assertFalse(refused.body().contains(offered), refused.body());
        assertTrue(asked.contains("The term of this class is closed: nothing in it can be changed until"), asked);
        assertFalse(asked.contains(offered), asked);
    }

    @Test
    void whatWasTypedBeforeTheTermWasClosedIsKept() {
        anna.get("/classes/algebra/new-item");
        Algebra.prepare(services, answer -> answer.replace(Algebra.TERM_OPEN, Algebra.TERM_CLOSED));
        services.answer("POST " + CLASS + "/line-items", 409, CLOSED);

        HttpResponse<String> answer = anna.post("/classes/algebra/new-item", "title", "Long essay", "maximum", "20");

        assertEquals(409, answer.statusCode());
        assertTrue(answer.body().contains("value=\"Long essay\""), answer.body());
    }
}
