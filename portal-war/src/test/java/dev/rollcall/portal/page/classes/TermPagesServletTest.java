package dev.rollcall.portal.page.classes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.ServiceName;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How administrators correct, close, open and delete a term, with a grade book that answers what the test says. */
class TermPagesServletTest extends AlgebraPages {
    private static final String TERM = "/terms/year-26";
    private static final String PUT = "PUT /api/v1/terms/year-26";
    private static final String UNUSED = "/terms/year-25/delete";
    private static final String DELETE = "DELETE /api/v1/terms/year-25";

    private HttpResponse<String> send(String... fields) {
        root.get(TERM);
        return root.post(TERM, fields);
    }

    private static String location(HttpResponse<String> answer) {
        assertEquals(303, answer.statusCode(), answer.body());
        return answer.headers().firstValue("Location").orElse("");
    }

    @Test
    void onlyAdministratorsAreLedThere() {
        assertTrue(root.get("/classes").body().contains("href=\"/portal/terms\">Terms</a>"));
        assertFalse(anna.get("/classes").body().contains("/portal/terms"));
    }

    @Test
    void theNewestComesFirstWithItsLastDayAndItsClasses() {
        String page = root.get("/terms").body();

        assertTrue(page.indexOf("2026/27") < page.indexOf("2025/26"), page);
        assertTrue(page.contains("31 Jul 2027"), page);
        assertTrue(page.contains("<span class=\"chip\">closed</span>"), page);
        assertTrue(page.contains("data-label=\"Classes\">1<"), page);
        assertTrue(page.contains("data-label=\"Classes\">0<"), page);
        assertTrue(page.contains("href=\"/portal/classes\" aria-current=\"page\""), page);
    }

    @Test
    void whereThereIsNoneItIsSaidHowOneIsMade() {
        services.answer("GET /api/v1/terms", 200, "{\"terms\":[]}");

        assertTrue(root.get("/terms").body().contains("There are no terms yet."));
    }

    @Test
    void aTermIsClosedAndWhatThatMeansIsSaidBefore() {
        String page = root.get(TERM).body();
        assertTrue(page.contains("1 Aug 2026 to 31 Jul 2027 · open · 1 class"), page);
        assertTrue(page.contains("name=\"until\" type=\"date\" value=\"2027-07-31\""), page);
        assertTrue(page.contains("In a closed term nobody changes results"), page);
        assertFalse(page.contains("/delete"), "there is a class in it");

        HttpResponse<String> answer =
                send("version", "1", "title", " 2026/27", "from", "2026-09-01", "until", "2027-07-31", "closed", "yes");

        assertEquals("/portal/terms", location(answer));
        assertEquals(
                "{\"title\":\"2026/27\",\"beginDate\":\"2026-09-01\",\"endDate\":\"2027-08-01\",\"closed\":true,"
                        + "\"through\":\"form\"}",
                services.last(PUT).body());
        assertEquals("\"1\"", services.last(PUT).header("If-Match"));
        assertTrue(root.get("/terms").body().contains("The term “2026/27” is closed: nothing changes"));
    }

    @Test
    void aTermWithoutBoundsIsOpenedAgain() {
        services.answer("PUT /api/v1/terms/year-25", 200, "{\"id\":\"year-25\",\"title\":\"2025/26\",\"version\":3}");
        root.get("/terms/year-25");

        HttpResponse<String> answer = root.post("/terms/year-25", "version", "2", "title", "2025/26");

        assertEquals("/portal/terms", location(answer));
        assertEquals(
                "{\"title\":\"2025/26\",\"closed\":false,\"through\":\"form\"}",
                services.last("PUT /api/v1/terms/year-25").body());
        assertTrue(root.get("/terms").body().contains("The term “2025/26” is open"));
    }

    @Test
    void allMistakesAreSaidAtOnceAndWhatWasTypedStays() {
        int before = services.count(PUT);

        HttpResponse<String> answer = send("version", "1", "from", "soon", "closed", "yes");

        assertEquals(422, answer.statusCode());
        assertTrue(answer.body().contains("look at the 2 fields that are marked"), answer.body());
        assertTrue(answer.body().contains("name=\"from\" type=\"date\" value=\"soon\""), answer.body());
        assertTrue(answer.body().contains("value=\"yes\" checked"), answer.body());
        assertEquals(before, services.count(PUT));
    }

    @Test
    void whoWasTooSlowIsToldWhatStandsThereAndReplacesItKnowingly() {
        services.answer(PUT, 412, """
                {"status":412,"current":{"id":"year-26","title":"Year 26","beginDate":"2026-08-15","closed":true,"version":7}}""");

        HttpResponse<String> answer = send("version", "1", "title", "2026/27");

        assertEquals(409, answer.statusCode());
        assertTrue(answer.body().contains("Now it is “Year 26”, from 15 Aug 2026, closed."), answer.body());
        assertEquals("7", Algebra.field(answer.body(), "version"));
        assertTrue(answer.body().contains("data-unsaved"), "it is not saved");
    }

    @Test
    void whatTheGradeBookRefusesOrDoesNotConfirmIsSaid() {
        services.answer(PUT, 422, "{\"title\":\"x\",\"status\":422,\"detail\":\"Title must not be blank.\"}");
        HttpResponse<String> refused = send("version", "1", "title", "\u200b");
        assertEquals(422, refused.statusCode());
        assertTrue(refused.body().contains("The grade book says: Title must not be blank."), refused.body());

        services.answer(PUT, 200, "<html>");
        HttpResponse<String> open = send("version", "1", "title", "2026/27");
        assertEquals(503, open.statusCode());
        assertTrue(open.body().contains("Not confirmed"), open.body());
    }

    @Test
    void theFormIsKeptWhileTheGradeBookIsAwayAndAfterTheLogInHasEnded() {
        root.get(TERM);
        services.present(ServiceName.REGISTRY, ServiceName.LOG);
        HttpResponse<String> away = root.post(TERM, "version", "1", "title", "2026/27");
        assertEquals(503, away.statusCode());
        assertEquals("2026/27", Algebra.field(away.body(), "title"));

        root.forgetToken();
        HttpResponse<String> kept =
                root.postWith(List.of("Sec-Fetch-Site", "same-origin"), TERM, "version", "1", "title", "2026/27");
        assertEquals(403, kept.statusCode());
        assertEquals("2026/27", Algebra.field(kept.body(), "title"));
    }

    @Test
    void aTermWithoutClassesIsDeletedOnceThatIsConfirmed() {
        assertTrue(root.get("/terms/year-25").body().contains("href=\"/portal" + UNUSED + "\""));
        String asked = root.get(UNUSED).body();
        assertTrue(asked.contains("Delete the term “2025/26”?"), asked);

        HttpResponse<String> answer = root.post(UNUSED, "version", Algebra.field(asked, "version"));

        assertEquals("/portal/terms", location(answer));
        assertEquals(DELETE + "?through=form", services.last().line());
        assertEquals("\"2\"", services.last().header("If-Match"));
        assertTrue(root.get("/terms").body().contains("The term “2025/26” was deleted."));
    }

    @Test
    void aTermInWhichThereIsAClassByNowIsNotDeleted() {
        assertEquals("/portal" + TERM, location(root.get(TERM + "/delete")));
        root.get(UNUSED);
        services.answer("GET /api/v1/classes", 200, "{\"classes\":[{\"id\":\"algebra\",\"term\":\"year-25\"}]}");
        int before = services.count(DELETE);

        HttpResponse<String> answer = root.post(UNUSED, "version", "2");

        assertEquals(409, answer.statusCode());
        assertTrue(answer.body().contains("there are classes in it"), answer.body());
        assertEquals(before, services.count(DELETE));
    }
}
