package dev.rollcall.portal.page.classes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The reports of a class to be printed, over real HTTP. */
class ReportsServletTest extends AlgebraPages {
    private static final String PAGE = "/classes/algebra/reports";
    private static final String GONE =
            "{\"type\":\"https://rollcall.dev/problems/not-found\",\"title\":\"x\",\"status\":404}";

    private static int sheets(String page) {
        return page.split("<section class=\"paper\"").length - 1;
    }

    @Test
    void eachStudentHasASheetWithWhatTheStudentSees() {
        services.answer(
                "GET " + CLASS + "/students/p-ben",
                200,
                Algebra.report("").replace("Cleo", "Ben").replace("p-cleo", "p-ben"));

        String page = anna.get(PAGE).body();

        assertEquals(2, sheets(page), page);
        assertTrue(page.indexOf(">Ben Example</h2>") < page.indexOf(">Cleo Example</h2>"), page);
        assertTrue(page.contains("2026/27 (1 Aug 2026 to 31 Jul 2027) · as of 26 Nov 2026"), page);
        assertFalse(page.contains("<input class=\"short\"") || page.contains("These are"), page);
        assertEquals(
                "GET " + CLASS + "/students/p-ben?published=true",
                services.last("GET " + CLASS + "/students/p-ben").line());
        assertTrue(anna.get("/classes/algebra/files").body().contains("href=\"/portal" + PAGE + "\""));
    }

    @Test
    void whoWasTakenOutJustNowHasNone() {
        services.answer("GET " + CLASS + "/students/p-ben", 404, GONE);

        assertEquals(1, sheets(anna.get(PAGE).body()));
    }

    @Test
    void namesakesAreToldApart() {
        services.answer("GET " + CLASS + "/gradebook", 200, Algebra.GRADEBOOK.replace("\"Ben\"", "\"Cleo\""));

        String page = anna.get(PAGE).body();

        assertTrue(page.contains(">Cleo Example (p-ben)</h2>") && page.contains(">Cleo Example (p-cleo)</h2>"), page);
    }

    @Test
    void aGradeBookThatGoesAwayMeanwhileLeavesThoseThatWereRead() {
        services.answer("GET " + CLASS + "/students/p-cleo", 503, "{\"status\":503,\"title\":\"x\"}");

        String page = anna.get(PAGE).body();

        assertEquals(1, sheets(page));
        assertTrue(page.contains("These are 1 to 1 of 2.") && page.contains(PAGE + "?from=1"), page);
    }

    @Test
    void theGradeBookDecidesWhoReadsThem() {
        services.answer("GET " + CLASS + "/gradebook", 403, "{\"status\":403,\"title\":\"x\"}");
        assertEquals(403, cleo.get(PAGE).statusCode());

        Algebra.prepare(services);
        services.answer("GET " + CLASS + "/students/p-ben", 403, "{\"status\":403,\"title\":\"x\"}");
        assertEquals(403, anna.get(PAGE).statusCode());
    }

    @Test
    void aLargeClassIsPrintedInParts() {
        String student = Algebra.GRADEBOOK.substring(
                Algebra.GRADEBOOK.indexOf("{\"id\":\"p-ben\""), Algebra.GRADEBOOK.indexOf(",{\"id\":\"p-cleo\""));
        String students = IntStream.range(100, 150)
                .mapToObj(number -> student.replace("p-ben", "p-" + number).replace("Ben", "" + number))
                .collect(Collectors.joining(","));
        services.answer(
                "GET " + CLASS + "/gradebook",
                200,
                "{" + Algebra.CLASS + "," + Algebra.TERM + "," + Algebra.WORK + ",\"students\":[" + students + "]}");
        for (int number = 100; number < 150; number++) {
            services.answer("GET " + CLASS + "/students/p-" + number, 200, Algebra.report(""));
        }

        String first = anna.get(PAGE).body();
        assertEquals(ReportsPage.MOST, sheets(first));
        assertTrue(first.contains("These are 1 to 40 of 50.") && first.contains(PAGE + "?from=40"), first);
        String rest = anna.get(PAGE + "?from=40").body();
        assertEquals(10, sheets(rest));
        assertTrue(rest.contains("These are 41 to 50 of 50.") && rest.contains("href=\"/portal" + PAGE + "\""), rest);
        assertFalse(rest.contains("?from="), rest);
        assertEquals(first, anna.get(PAGE + "?from=50").body());
    }
}
