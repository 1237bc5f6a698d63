package dev.rollcall.portal.page.classes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A pupil is erased once the name was typed; and everything about one as a file. */
class ErasePagesServletTest extends AlgebraPages {
    private static final String ERASE = "/classes/algebra/roster/p-cleo/erase";
    private static final String ERASURE = "POST /api/v1/people/p-cleo/erasure";

    @Test
    void theNameIsTypedAndAReasonGiven() {
        String page = root.get(ERASE).body();
        assertTrue(page.contains("Erase Cleo Example?"), page);
        assertTrue(page.contains("nobody can bring them back"), page);

        HttpResponse<String> refused = root.post(ERASE, "version", "1", "confirm", "Cleo", "reason", " ");
        assertEquals(422, refused.statusCode());
        assertTrue(refused.body().contains("This is not the full name."), refused.body());
        assertTrue(refused.body().contains("Say why."), refused.body());
        assertEquals(0, services.count(ERASURE));

        HttpResponse<String> done = root.post(ERASE, "version", "1", "confirm", "Cleo Example", "reason", "left");
        assertEquals(303, done.statusCode(), done.body());
        assertTrue(services.last(ERASURE).body().contains("\"reason\":\"left\""));
        assertEquals("\"1\"", services.last(ERASURE).headers().get("if-match"));
        assertTrue(root.get("/classes/algebra/roster").body().contains("is left in 2 texts"));
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
