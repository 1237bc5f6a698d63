package dev.rollcall.portal.page.classes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

/** Administrators make and change letters, from the settings of a class that has them or wants them. */
class LetterPagesServletTest extends AlgebraPages {
    private static final String LETTERS = "/classes/algebra/letters";
    private static final String PUT = "PUT /api/v1/letter-schemes/letters";
    private static final String POST = "POST /api/v1/letter-schemes";
    private static final String SCHEME =
            "{\"id\":\"letters\",\"title\":\"Letters\",\"letters\":[{\"letter\":\"A\",\"from\":85}],\"version\":2}";

    @Test
    void thresholdsAreChangedAndTheVersionThatWasSeenIsNamed() {
        services.answer(PUT, 200, SCHEME);
        assertTrue(root.get("/classes/algebra/settings").body().contains(LETTERS + "/letters\""));
        String page = root.get(LETTERS + "/letters").body();
        assertTrue(page.contains("name=\"from.0\" type=\"text\" value=\"90\""), page);
        assertTrue(page.contains("all classes that have chosen them change at once"), page);

        HttpResponse<String> answer = root.post(
                LETTERS + "/letters",
                "version",
                "1",
                "title",
                "Letters",
                "letter.0",
                "A",
                "from.0",
                "85,5",
                "letter.1",
                "F",
                "from.1",
                "0");

        assertEquals(303, answer.statusCode(), answer.body());
        assertEquals(
                "{\"title\":\"Letters\",\"letters\":[{\"letter\":\"A\",\"from\":85.5},{\"letter\":\"F\",\"from\":0}],\"through\":\"form\"}",
                services.last(PUT).body());
        assertEquals("\"1\"", services.last(PUT).headers().get("if-match"));
        assertTrue(root.get("/classes/algebra/settings").body().contains("The letters “Letters” are saved."));
    }

    @Test
    void otherLettersAreMade() {
        services.answer(POST, 201, SCHEME);
        root.get(LETTERS);

        HttpResponse<String> answer = root.post(LETTERS, "title", "Letters", "letter.0", "P", "from.0", "0");

        assertEquals(303, answer.statusCode(), answer.body());
        assertEquals(
                "{\"title\":\"Letters\",\"letters\":[{\"letter\":\"P\",\"from\":0}],\"through\":\"form\"}",
                services.last(POST).body());
    }

    @Test
    void lettersAreMadeOnceHoweverOftenTheirFormIsSent() {
        services.answer(POST, 200, "<html>");
        String key = Algebra.field(root.get(LETTERS).body(), "key");

        HttpResponse<String> answer =
                root.post(LETTERS, "key", key, "title", "Letters", "letter.0", "P", "from.0", "0");

        assertEquals(503, answer.statusCode());
        assertEquals(key, services.last(POST).header("Idempotency-Key"));
        assertEquals(key, Algebra.field(answer.body(), "key"));
    }

    @Test
    void lettersOfAClassWhoseTermIsClosedStayAndThatIsSaid() {
        services.answer(
                PUT, 409, "{\"type\":\"https://rollcall.dev/problems/term-closed\",\"title\":\"x\",\"status\":409}");
        root.get(LETTERS + "/letters");

        HttpResponse<String> answer =
                root.post(LETTERS + "/letters", "version", "1", "title", "Letters", "letter.0", "P", "from.0", "0");

        assertEquals(409, answer.statusCode());
        assertTrue(answer.body().contains("A class whose term is closed uses these letters"), answer.body());
    }

    @Test
    void whoWasTooSlowIsToldAndReplacesWhatStandsThereKnowingly() {
        services.answer(PUT, 412, "{\"status\":412,\"current\":" + SCHEME + "}");
        root.get(LETTERS + "/letters");

        HttpResponse<String> answer =
                root.post(LETTERS + "/letters", "version", "1", "title", "Letters", "letter.0", "P", "from.0", "0");

        assertEquals(409, answer.statusCode());
        assertTrue(answer.body().contains("Now it says: “Letters” · A 85."), answer.body());
        assertTrue(answer.body().contains("name=\"version\" value=\"2\""), answer.body());
        assertTrue(answer.body().contains("value=\"P\""), answer.body());
        assertTrue(answer.body().contains("data-unsaved"), "it is not saved");
    }

    @Test
    void teachersChooseAmongLettersOnly() {
        assertFalse(anna.get("/classes/algebra/settings").body().contains("/letters"));
        assertEquals(403, anna.get(LETTERS).statusCode());
        assertEquals(403, anna.get(LETTERS + "/letters").statusCode());
        assertEquals(
                403,
                anna.post(LETTERS, "title", "x", "letter.0", "P", "from.0", "0").statusCode());
        assertEquals(403, cleo.get(LETTERS).statusCode());
    }
}
