package dev.rollcall.portal.page.classes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What somebody is called is changed, whether the person belongs to the class or not; for administrators. */
class MemberPagesServletTest extends AlgebraPages {
    private static final String ROSTER = "/classes/algebra/roster";
    private static final String CLEO = ROSTER + "/p-cleo";
    private static final String CHANGE = "PUT /api/v1/people/p-cleo";
    private static final String CONFLICT =
            "{\"type\":\"https://rollcall.dev/problems/%s\",\"title\":\"x\",\"status\":%s,\"detail\":\"x.\",%s}";

    private HttpResponse<String> rename(String family, String username) {
        root.get(CLEO);
        return root.post(CLEO + "/person", "seen", "1", "given", "Cleo", "family", family, "username", username);
    }

    @Test
    void whoeverIsMeantByANameIsAddedAndOpened() {
        root.get(ROSTER);
        for (String who : List.of("Dora Example", "example, dora", "p-dora")) {
            HttpResponse<String> added = root.post(ROSTER, "person", who, "role", "student");

            assertEquals(303, added.statusCode(), who + added.body());
            assertEquals("PUT " + CLASS + "/enrolments/p-dora", services.last().line());
            String opened = root.post(ROSTER, "open", "1", "person", who)
                    .headers()
                    .firstValue("Location")
                    .orElse("");
            assertTrue(opened.endsWith(ROSTER + "/p-dora"), opened);
        }
    }

    @Test
    void whoIsNobodyIsToldHowToGoOnAndWhatWasTypedIsKept() {
        root.get(ROSTER);

        HttpResponse<String> answer = root.post(ROSTER, "person", "Dora Nobody", "role", "student");

        assertEquals(422, answer.statusCode());
        assertTrue(
                answer.body().contains("The grade book knows nobody with this user name, name or id."), answer.body());
        assertTrue(answer.body().contains("value=\"Dora Nobody\""), answer.body());
    }

    @Test
    void whoMarriesGetsAnotherName() {
        String page = root.get(CLEO).body();
        assertTrue(page.contains("name=\"family\" type=\"text\" value=\"Example\""), page);
        assertTrue(page.contains("name=\"username\" type=\"text\" value=\"\""), page);

        HttpResponse<String> changed = rename(" Sa\u0308mple ", "");

        assertEquals(303, changed.statusCode(), changed.body());
        assertEquals(
                "{\"givenName\":\"Cleo\",\"familyName\":\"S\u00e4mple\",\"through\":\"form\"}",
                services.last(CHANGE).body());
        assertEquals("\"1\"", services.last(CHANGE).headers().get("if-match"));
        assertTrue(root.get(ROSTER).body().contains("What was said of Cleo Sample was saved."));
    }

    @Test
    void aUserNameIsWrittenInSmallLetters() {
        assertEquals(303, rename("Example", "CExample").statusCode());
        assertTrue(services.last(CHANGE).body().contains("\"username\":\"cexample\""));
    }

    @Test
    void aUserNameWithWhichNobodyCanLogInIsRefused() {
        int before = services.count(CHANGE);

        HttpResponse<String> refused = rename("Example", "\u00fckuenstler");

        assertEquals(422, refused.statusCode());
        assertTrue(refused.body().contains("A user name has 1 to 64 small letters"), refused.body());
        assertTrue(refused.body().contains("value=\"\u00fckuenstler\""), refused.body());
        assertEquals(before, services.count(CHANGE));
    }

    @Test
    void aUserNameThatIsNotTouchedStaysThoughNobodyCouldChooseIt() {
        services.answer("GET /api/v1/people", 200, """
                {"people":[{"id":"p-cleo","givenName":"Cleo","familyName":"Example","username":"C \u00c9x","version":1}]}""");

        assertEquals(303, rename("Sample", "C \u00c9x").statusCode());
        assertTrue(services.last(CHANGE).body().contains("\"username\":\"C \u00c9x\""));
    }

    @Test
    void whatSomebodyElseHasChangedIsShownAndCanBeSavedAllTheSame() {
        services.answer(CHANGE, 412, CONFLICT.formatted("stale", 412, """
                "current":{"id":"p-cleo","givenName":"Clea","familyName":"Other","username":"clea","version":4}"""));

        HttpResponse<String> stale = rename("Sample", "");

        assertEquals(409, stale.statusCode());
        assertTrue(stale.body().contains("Now it is Clea Other, user name clea."), stale.body());
        assertTrue(stale.body().contains("name=\"family\" type=\"text\" value=\"Sample\""), stale.body());
        assertTrue(stale.body().contains("name=\"seen\" value=\"4\""), stale.body());
    }

    @Test
    void aMembershipThatSomebodyElseHasChangedIsToldBeforeItIsReplaced() {
        root.get(CLEO);
        services.answer("PUT " + CLASS + "/enrolments/p-cleo", 412, CONFLICT.formatted("stale", 412, """
                "current":{"person":"p-cleo","role":"student","beginDate":"2026-10-05","version":9}"""));

        HttpResponse<String> stale = root.post(CLEO, "role", "student", "until", "2027-01-31", "seen", "3");

        assertEquals(409, stale.statusCode());
        assertTrue(stale.body().contains("Now it is: Student; from 5 Oct 2026."), stale.body());
        assertTrue(stale.body().contains("value=\"2027-01-31\""), stale.body());
        assertTrue(stale.body().contains("name=\"seen\" value=\"9\""), stale.body());
    }

    @Test
    void aUserNameOfSomebodyElseIsSaidAtItsField() {
        services.answer(CHANGE, 409, CONFLICT.formatted("conflict", 409, """
                "errors":[{"pointer":"/username","detail":"username is that of somebody else"}]"""));

        HttpResponse<String> taken = rename("Example", "ben");

        assertEquals(422, taken.statusCode());
        assertTrue(
                taken.body().contains("id=\"username-error\">") && taken.body().contains("has the user name ben."),
                taken.body());
    }

    @Test
    void whatTheGradeBookDoesNotConfirmIsKept() {
        services.answer(CHANGE, 503, "");

        HttpResponse<String> open = rename("Sample", "");

        assertEquals(503, open.statusCode());
        assertTrue(open.body().contains("Not confirmed"), open.body());
        assertTrue(open.body().contains("value=\"Sample\""), open.body());
    }

    @Test
    void whoDoesNotBelongToTheClassHasAPageAndCanBeErased() {
        services.answer("GET /api/v1/people/p-dora/erasure", 200, "{\"approval\":false}");
        services.answer("POST /api/v1/people/p-dora/erasure", 200, "{\"person\":\"x\",\"mentions\":0}");
        root.get(ROSTER);
        HttpResponse<String> opened = root.post(ROSTER, "open", "1", "person", "p-dora", "role", "student");
        assertEquals(303, opened.statusCode(), opened.body());
        assertTrue(opened.headers().firstValue("Location").orElse("").endsWith(ROSTER + "/p-dora"));

        String page = root.get(ROSTER + "/p-dora").body();
        assertTrue(page.contains("This person does not belong to this class."), page);
        assertFalse(page.contains("/remove"), page);
        assertEquals(404, root.get(ROSTER + "/p-dora/remove").statusCode());
        assertEquals(200, root.get(ROSTER + "/p-dora/erase").statusCode());

        HttpResponse<String> erased =
                root.post(ROSTER + "/p-dora/erase", "version", "1", "confirm", "Dora Example", "reason", "has left");

        assertEquals(303, erased.statusCode(), erased.body());
    }

    @Test
    void whatIsLeftOfAnErasedStudentIsOfferedNoName() {
        services.answer("GET /api/v1/erasures", 200, """
                {"erasures":[{"person":"p-cleo","by":"root"},{"person":"p-dora","by":"root"}],"requests":[]}""");

        String page = root.get(CLEO).body();
        String roster = root.get(ROSTER).body();

        assertTrue(page.contains("This is what is left of an erased student"), page);
        assertFalse(page.contains("name=\"family\"") || page.contains("/erase"), page);
        assertTrue(roster.contains(CLEO), roster);
        assertFalse(roster.contains("p-dora"), "nobody is asked to put somebody without a name into a class");
        assertEquals(404, root.get(CLEO + "/erase").statusCode());
        assertEquals(404, root.post(CLEO + "/erase", "version", "1").statusCode());
        assertEquals(404, root.post(CLEO + "/person", "version", "1").statusCode());
    }

    @Test
    void whoIsCalledTheSameIsToldApartByTheUserName() {
        services.answer("GET /api/v1/people", 200, """
                {"people":[{"id":"p-cleo","givenName":"Cleo","familyName":"Example","username":"cleo","version":1},\
                {"id":"p-2","givenName":"Cleo","familyName":"Example","username":"cleo2","version":1}]}""");

        String roster = root.get(ROSTER).body();
        assertTrue(roster.contains("<td data-label=\"User name\">cleo</td>"), roster);
        assertTrue(roster.contains("<option value=\"p-2\">Cleo Example (cleo2)</option>"), roster);
        assertTrue(root.get(ROSTER + "/p-2").body().contains("<p class=\"sub\">cleo2</p>"));

        services.answer(
                "GET " + CLASS + "/gradebook",
                200,
                Algebra.GRADEBOOK.replace("\"Ben\"", "\"Cleo\",\"username\":\"cleo2\""));
        assertTrue(anna.get("/classes/algebra").body().contains("Example, Cleo (cleo2)"));
        assertTrue(anna.get("/classes/algebra/items/quiz").body().contains("Cleo Example (cleo2)"));
        assertTrue(anna.get("/classes/algebra/history").body().contains("Cleo Example (p-cleo)"));
    }

    @Test
    void onlyAdministratorsChangeWhatSomebodyIsCalled() {
        anna.get(ROSTER);

        assertEquals(
                403,
                anna.post(CLEO + "/person", "seen", "1", "given", "C", "family", "E")
                        .statusCode());
        assertEquals(404, anna.get(ROSTER + "/p-dora").statusCode());
    }
}
