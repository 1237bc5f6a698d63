package dev.rollcall.portal.page.classes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

/** How administrators rename a class, and delete one in which nothing is. */
class ClassDeletionServletTest extends AlgebraPages {
    private static final String SETTINGS = "/classes/algebra/settings";
    private static final String PAGE = "/classes/algebra/delete";
    private static final String DELETE = "DELETE " + CLASS;

    private static void emptied() {
        services.answer(
                "GET " + CLASS + "/gradebook",
                200,
                "{" + Algebra.CLASS + ",\"categories\":[],\"lineItems\":[],\"students\":[]}");
        services.answer("GET " + CLASS + "/enrolments", 200, "{\"enrolments\":[]}");
        services.answer(DELETE, 204, "");
    }

    @Test
    void aClassIsRenamedByAdministratorsOnly() {
        services.answer("PUT " + CLASS, 200, "{\"id\":\"algebra\",\"title\":\"Algebra, 7b\",\"version\":2}");
        assertFalse(anna.get(SETTINGS).body().contains("name=\"title\""));
        String page = root.get(SETTINGS).body();
        assertTrue(page.contains("name=\"title\" type=\"text\" value=\"Algebra\""), page);

        HttpResponse<String> answer = root.post(
                SETTINGS,
                "version",
                Algebra.field(page, "version"),
                "title",
                "Algebra, 7b",
                "weighted",
                "no",
                "letters",
                "letters");

        assertEquals(303, answer.statusCode(), answer.body());
        String sent = services.last("PUT " + CLASS).body();
        assertTrue(sent.contains("\"title\":\"Algebra, 7b\",\"course\":\"maths\",\"term\":\"year-26\""), sent);
        assertEquals("\"1\"", services.last("PUT " + CLASS).header("If-Match"));
    }

    @Test
    void anEmptyClassIsDeletedOnceThatIsConfirmed() {
        emptied();
        assertTrue(root.get(SETTINGS).body().contains("href=\"/portal" + PAGE + "\""));
        String asked = root.get(PAGE).body();
        assertTrue(asked.contains("Delete the class “Algebra”?"), asked);

        HttpResponse<String> answer = root.post(PAGE, "version", Algebra.field(asked, "version"));

        assertEquals("/portal/classes", answer.headers().firstValue("Location").orElse(""));
        assertEquals(DELETE + "?through=form", services.last().line());
        assertEquals("\"1\"", services.last().header("If-Match"));
        assertTrue(root.get("/classes").body().contains("The class “Algebra” was deleted."));
    }

    @Test
    void whatIsInAClassIsNamedAndKeepsIt() {
        String page = root.get(PAGE).body();
        assertTrue(page.contains("1 person belongs to it, it has 2 pieces of work and 1 category."), page);
        assertFalse(page.contains("<form class=\"stack"), page);
        int before = services.count(DELETE);

        HttpResponse<String> answer = root.post(PAGE, "version", "1");

        assertEquals(409, answer.statusCode());
        assertEquals(before, services.count(DELETE));
    }

    @Test
    void whoWasTooSlowOrIsInAClosedTermIsTold() {
        emptied();
        root.get(PAGE);
        services.answer(DELETE, 412, "{\"status\":412}");
        assertEquals(409, root.post(PAGE, "version", "1").statusCode());

        services.answer(
                DELETE, 409, "{\"type\":\"https://rollcall.dev/problems/term-closed\",\"title\":\"x\",\"status\":409}");
        HttpResponse<String> closed = root.post(PAGE, "version", "1");
        assertEquals(409, closed.statusCode());
        assertTrue(closed.body().contains("the term of this class is closed"), closed.body());
    }

    @Test
    void onlyAdministratorsDelete() {
        assertFalse(anna.get(SETTINGS).body().contains(PAGE));
        assertEquals(403, anna.get(PAGE).statusCode());
        assertEquals(403, anna.post(PAGE, "version", "1").statusCode());
        assertEquals(403, cleo.get(PAGE).statusCode());
    }
}
