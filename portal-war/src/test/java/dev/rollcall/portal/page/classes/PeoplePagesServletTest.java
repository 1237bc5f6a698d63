package dev.rollcall.portal.page.classes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

/** How administrators find a person, and see the person in all classes, with a grade book that answers what the test says. */
class PeoplePagesServletTest extends AlgebraPages {
    private static final String CLEO = "/people/p-cleo";

    @Test
    void onlyAdministratorsAreLedThere() {
        assertTrue(root.get("/classes").body().contains("href=\"/portal/people\">People</a>"));
        assertFalse(anna.get("/classes").body().contains("/portal/people"));
        assertTrue(root.get("/classes/algebra/roster/p-cleo").body().contains("href=\"/portal" + CLEO + "\""));
    }

    @Test
    void everybodyIsListedAndWhoIsLookedForIsOpened() {
        String page = root.get("/people").body();
        assertTrue(page.contains("2 people are in the grade book"), page);
        assertTrue(page.contains("href=\"/portal" + CLEO + "\">Cleo Example</a>"), page);

        HttpResponse<String> one = root.get("/people?who=CLEO+example");

        assertEquals(303, one.statusCode());
        assertEquals("/portal" + CLEO, one.headers().firstValue("Location").orElse(""));
    }

    @Test
    void aPartOfANameIsEnough() {
        String page = root.get("/people?who=exam").body();

        assertTrue(page.contains("2 people are called so"), page);
        assertTrue(page.contains("name=\"who\" type=\"search\" value=\"exam\""), page);
        assertEquals(303, root.get("/people?who=dora").statusCode());
        assertTrue(root.get("/people?who=zoe").body().contains("knows nobody with all of this"));
    }

    @Test
    void whatIsLeftOfAnErasedStudentIsNobody() {
        services.answer("GET /api/v1/erasures", 200, "{\"erasures\":[{\"person\":\"p-dora\"}],\"requests\":[]}");

        String page = root.get("/people").body();

        assertTrue(page.contains("1 person is in the grade book"), page);
        assertFalse(page.contains("p-dora"), page);
    }

    @Test
    void aStudentIsShownInAllClassesWithWhatThatHasComeTo() {
        String page = root.get(CLEO).body();

        assertTrue(page.contains("<h1>Cleo Example</h1>"), page);
        assertTrue(page.contains("Does not log in."), page);
        assertTrue(page.contains("href=\"/portal/classes/algebra/students/p-cleo\">Algebra</a>"), page);
        assertTrue(page.contains("2026/27"), page);
        assertTrue(page.contains("30 Jun 2027"), page);
        assertTrue(page.contains("<strong>15"), page);
        assertTrue(page.contains("href=\"/portal/classes/algebra/roster/p-cleo\""), page);
        assertEquals(
                "GET " + CLASS + "/students/p-cleo?published=true",
                services.last("GET " + CLASS + "/students").line());
    }

    @Test
    void aClassThatDoesNotTellDoesNotTakeThePageAway() {
        for (int status : new int[] {404, 503}) {
            services.answer(
                    "GET " + CLASS + "/students/p-cleo", status, "{\"type\":\"https://rollcall.dev/problems/gone\"}");

            HttpResponse<String> page = root.get(CLEO);

            assertEquals(200, page.statusCode(), page.body());
            assertTrue(page.body().contains("students/p-cleo\">Algebra</a>"), page.body());
            assertFalse(page.body().contains("<strong>15"), page.body());
        }
    }

    @Test
    void aTeacherHasNoMarks() {
        services.answer(
                "GET /api/v1/people/p-cleo/classes",
                200,
                Algebra.PERSON_CLASSES.replace("\"role\":\"student\"", "\"role\":\"teacher\""));

        String page = root.get(CLEO).body();

        assertTrue(page.contains("href=\"/portal/classes/algebra\">Algebra</a>"), page);
        assertFalse(page.contains("<strong>"), page);
    }

    @Test
    void somebodyWithoutClassesIsShownAllTheSame() {
        services.answer(
                "GET /api/v1/people/p-cleo/classes",
                200,
                Algebra.PERSON_CLASSES.replaceFirst("\"classes\":\\[.*", "\"classes\":[]}"));

        assertTrue(root.get(CLEO).body().contains("belongs to no class"));
    }
}
