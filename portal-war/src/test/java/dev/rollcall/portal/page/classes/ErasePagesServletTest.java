package dev.rollcall.portal.page.classes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A student is erased once the name was typed; and everything about one as a file. */
class ErasePagesServletTest extends AlgebraPages {
    private static final String ERASE = "/classes/algebra/roster/p-cleo/erase";
    private static final String ERASURE = "POST /api/v1/people/p-cleo/erasure";
    private static final String REQUEST =
            "{\"person\":\"p-cleo\",\"by\":\"%s\",\"at\":\"2026-11-25T08:00:00Z\",\"reason\":\"asked for it\"}";
    private static final String ROSTER = "/classes/algebra/roster";

    private void takesTwo(String askedBy) {
        String request = askedBy.isEmpty() ? "" : ",\"request\":" + REQUEST.formatted(askedBy);
        services.answer("GET /api/v1/people/p-cleo/erasure", 200, "{\"approval\":true" + request + "}");
        services.answer("GET /api/v1/erasures", 200, "{\"requests\":[" + REQUEST.formatted(askedBy) + "]}");
    }

    @Test
    void theFirstOfTwoAdministratorsAsks() {
        takesTwo("");
        services.answer(ERASURE, 201, "{\"request\":" + REQUEST.formatted("root") + "}");
        String page = root.get(ERASE).body();
        assertTrue(page.contains("another administrator has to agree within seven days"), page);
        assertTrue(page.contains("Ask another administrator"), page);

        HttpResponse<String> asked = root.post(ERASE, "version", "1", "confirm", "Cleo Example", "reason", "left");

        assertEquals(303, asked.statusCode(), asked.body());
        assertTrue(root.get(ROSTER + "/p-cleo").body().contains("Cleo Example is not erased yet"));
    }

    @Test
    void whoWantsToAskDoesNotEraseBecauseAnotherOneHasAskedSince() {
        takesTwo("");
        root.get(ERASE);
        takesTwo("rita");
        int before = services.count(ERASURE);

        HttpResponse<String> seen =
                root.post(ERASE, "version", "1", "step", "ask", "confirm", "Cleo Example", "reason", "left");

        assertEquals(409, seen.statusCode(), seen.body());
        assertTrue(seen.body().contains("Agree, and erase for good"), seen.body());
        assertEquals(before, services.count(ERASURE));
    }

    @Test
    void whatSomebodyElseHasChangedIsShownAndCanBeErasedAllTheSame() {
        Algebra.prepare(services, answer -> answer.replace("\"version\":1}", "\"version\":4}"));
        services.answer(ERASURE, 412, "{\"status\":412,\"current\":{\"id\":\"p-cleo\",\"version\":4}}");
        root.get(ERASE);

        HttpResponse<String> stale = root.post(ERASE, "version", "1", "confirm", "Cleo Example", "reason", "left");

        assertEquals(409, stale.statusCode());
        assertTrue(stale.body().contains("The page shows it as it is now"), stale.body());
        assertTrue(stale.body().contains("name=\"version\" value=\"4\""), stale.body());
    }

    @Test
    void aFormWithoutAVersionHasSeenNone() {
        root.get(ERASE);

        root.post(ERASE, "confirm", "Cleo Example", "reason", "left");

        assertEquals("\"0\"", services.last(ERASURE).headers().get("if-match"));
    }

    @Test
    void whoAskedWaitsOrWithdraws() {
        takesTwo("root");
        String page = root.get(ERASE).body();
        assertTrue(page.contains("root asked for this on 25 Nov 2026, 08:00"), page);
        assertFalse(page.contains("name=\"confirm\""), page);

        assertEquals(303, root.post(ERASE, "version", "1", "withdraw", "1").statusCode());

        assertEquals(1, services.count("DELETE /api/v1/people/p-cleo/erasure"));
        assertTrue(root.get(ROSTER).body().contains("is not going to be erased"));
    }

    @Test
    void theOtherAdministratorSeesWhoAskedWhyAndAgrees() {
        takesTwo("rita");
        assertTrue(root.get(ROSTER).body().contains("to be erased"));
        String page = root.get(ERASE).body();
        assertTrue(page.contains("rita asked for this"), page);
        assertTrue(page.contains("value=\"asked for it\""), page);
        assertTrue(page.contains("Agree, and erase for good"), page);
        int before = services.count(ERASURE);

        assertEquals(
                303,
                root.post(ERASE, "version", "1", "confirm", "Cleo Example", "reason", "asked for it")
                        .statusCode());

        assertEquals(before + 1, services.count(ERASURE));
        assertTrue(root.get(ROSTER).body().contains("The person was erased."));
    }

    @Test
    void theNameIsTypedAndAReasonGiven() {
        String page = root.get(ERASE).body();
        assertTrue(page.contains("Erase Cleo Example?"), page);
        assertTrue(page.contains("nobody can bring them back"), page);

        int before = services.count(ERASURE);
        HttpResponse<String> refused = root.post(ERASE, "version", "1", "confirm", "Cleo", "reason", " ");
        assertEquals(422, refused.statusCode());
        assertTrue(refused.body().contains("This is not the full name."), refused.body());
        assertTrue(refused.body().contains("Say why."), refused.body());
        assertEquals(before, services.count(ERASURE));

        HttpResponse<String> done = root.post(ERASE, "version", "1", "confirm", "Cleo Example", "reason", "left");
        assertEquals(303, done.statusCode(), done.body());
        assertTrue(services.last(ERASURE).body().contains("\"reason\":\"left\""));
        assertEquals("\"1\"", services.last(ERASURE).headers().get("if-match"));
        assertTrue(root.get("/classes/algebra/roster").body().contains("is left in 2 texts"));
    }

    @Test
    void aNameThatIsNotAllSeenIsTypedAsThePageShowsIt() {
        String name = "Cl\u200beo";
        Algebra.prepare(services, answer -> answer.replace("\"Cleo\"", "\"" + name + "\""));
        assertTrue(root.get(ERASE).body().contains("Erase Cl\\u200Beo Example?"));

        HttpResponse<String> done =
                root.post(ERASE, "version", "1", "confirm", "Cl\\u200Beo Example", "reason", "left");

        assertEquals(303, done.statusCode(), done.body());
        String asked = services.last(ERASURE).body();
        assertTrue(asked.contains("\"confirm\":\"" + name + " Example\""), asked);
    }

    @Test
    void whatTheOtherOneSaysIsText() {
        takesTwo("<script>{0}");

        String page = root.get(ERASE).body();

        assertTrue(page.contains("&lt;script&gt;{0} asked for this"), page);
        assertFalse(page.contains("<script>"), page);
    }

    @Test
    void onlyAdministratorsErase() {
        assertEquals(403, anna.get(ERASE).statusCode());
        assertEquals(
                403,
                anna.post(ERASE, "version", "1", "confirm", "Cleo Example", "reason", "x")
                        .statusCode());
        assertFalse(anna.get("/classes/algebra/roster").body().contains("/erase"));
        assertTrue(root.get("/classes/algebra/roster/p-cleo").body().contains(ERASE));
    }

    @Test
    void everythingAboutAPersonIsAFile() {
        for (HttpResponse<String> file :
                List.of(root.get("/classes/algebra/roster/p-cleo/data"), cleo.get("/my/data"))) {
            assertEquals(200, file.statusCode());
            assertTrue(
                    file.headers().firstValue("Content-Disposition").orElse("").startsWith("attachment"));
            assertEquals("{\"made\":\"2026-11-26\"}", file.body());
        }
        assertTrue(cleo.get("/my").body().contains("/my/data"));
    }
}
