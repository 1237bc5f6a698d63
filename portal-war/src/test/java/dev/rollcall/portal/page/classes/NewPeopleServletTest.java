package dev.rollcall.portal.page.classes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.ServiceName;
import dev.rollcall.kit.testing.Log4jCapture;
import dev.rollcall.portal.page.Troubles;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Administrators enter people whom the grade book does not know yet. */
class NewPeopleServletTest extends AlgebraPages {
    private static final String PAGE = "/classes/algebra/new-people";
    private static final String MAKE = "POST /api/v1/people";
    private static final String ENROL = "PUT " + CLASS + "/enrolments/p-dora";
    private static final String DORA =
            "{\"id\":\"p-dora\",\"givenName\":\"Dora\",\"familyName\":\"Example\",\"version\":1}";

    @BeforeEach
    void knowNobodyYet() {
        services.answer("GET /api/v1/people", 200, "{\"people\":[]}");
    }

    private HttpResponse<String> enter(String people) {
        return enter(people, key());
    }

    private String key() {
        return Algebra.field(root.get(PAGE).body(), "key");
    }

    private HttpResponse<String> enter(String people, String key) {
        return root.post(PAGE, "key", key, "people", people, "role", "student", "until", "2027-06-30");
    }

    @Test
    void onlyAdministratorsEnterPeople() {
        int before = services.count(MAKE);

        assertEquals(403, anna.get(PAGE).statusCode());
        anna.get("/classes/algebra/roster");
        assertEquals(
                403,
                anna.post(PAGE, "people", "Example;Dora", "role", "student").statusCode());
        assertEquals(before, services.count(MAKE));
        assertFalse(anna.get("/classes/algebra/roster").body().contains("new-people"));
        assertTrue(root.get("/classes/algebra/roster").body().contains("href=\"/portal" + PAGE + "\""));
    }

    @Test
    void whoIsNewIsMadeAndJoinsTheClass() {
        services.answer(MAKE, 201, DORA);

        HttpResponse<String> entered = enter("Example; Dora; dora\r\n");

        assertEquals(303, entered.statusCode(), entered.body());
        assertEquals(
                "{\"givenName\":\"Dora\",\"familyName\":\"Example\",\"username\":\"dora\"}",
                services.last(MAKE).body());
        assertEquals(
                "{\"role\":\"student\",\"endDate\":\"2027-07-01\",\"through\":\"form\"}",
                services.last(ENROL).body());
        assertEquals("*", services.last(ENROL).header("If-None-Match"));
        assertNotEquals(
                services.last(MAKE).header("Idempotency-Key"),
                services.last(ENROL).header("Idempotency-Key"));
        assertTrue(root.get("/classes/algebra/roster").body().contains("1 new person belongs to the class now."));
    }

    @Test
    void theNamesOfTheColumnsAreSaidToBeNobody() {
        services.answer(MAKE, 201, DORA);
        int before = services.count(MAKE);

        assertEquals(303, enter("\ufeffNachname;Vorname\r\nExample;Dora").statusCode());

        assertEquals(before + 1, services.count(MAKE));
        assertTrue(root.get("/classes/algebra/roster")
                .body()
                .contains("The first line was taken for the names of the columns."));
    }

    @Test
    void whatIsWrongIsSaidBeforeAnybodyIsMade() {
        int before = services.count(MAKE);

        HttpResponse<String> entered = enter("\nExample; Do\u202Era\nSample");

        assertEquals(422, entered.statusCode());
        assertTrue(entered.body().contains("Line 3: A family name and a given name are needed"), entered.body());
        assertTrue(entered.body().contains("Nobody was entered yet"), entered.body());
        assertTrue(entered.body().contains(">\n\nExample; Do\u202Era\nSample</textarea>"), "as it was typed");
        assertTrue(entered.body().contains("value=\"2027-06-30\""), entered.body());
        assertEquals(before, services.count(MAKE));
    }

    @Test
    void aUserNameThatSomebodyHasIsSaidInPlainWords() {
        services.answer(
                MAKE,
                409,
                "{\"type\":\"https://rollcall.dev/problems/conflict\",\"title\":\"x\",\"status\":409,"
                        + "\"detail\":\"Username is that of somebody else.\","
                        + "\"errors\":[{\"pointer\":\"/username\",\"detail\":\"username is that of somebody else\"}]}");

        String key = key();
        HttpResponse<String> entered = enter("Example;Dora;cleo", key);

        assertEquals(422, entered.statusCode());
        assertTrue(entered.body().contains("Line 1: Somebody has the user name cleo already."), entered.body());
        assertTrue(entered.body().contains("Nobody of these belongs to the class yet."), entered.body());
        assertTrue(entered.body().contains("\nExample;Dora;cleo</textarea>"), entered.body());
        assertNotEquals(key, Algebra.field(entered.body(), "key"), "nobody of these was made");
        assertFalse(
                entered.body().contains("namesakes"), "with a line that is corrected the question may be another one");
    }

    @Test
    void whoIsCalledAsSomebodyInTheGradeBookIsMadeOnlyWhenThatIsMeant() {
        services.answer("GET /api/v1/people", 200, "{\"people\":[" + DORA + "]}");
        services.answer(MAKE, 201, DORA);
        int before = services.count(MAKE);
        String key = key();

        HttpResponse<String> asked = enter("Example;Dora", key);

        assertEquals(422, asked.statusCode());
        assertEquals(before, services.count(MAKE));
        assertTrue(
                asked.body().contains("If this form was sent before, it may have entered these people"), asked.body());
        assertFalse(asked.body().contains("Nobody was entered yet"), "it may be the second time");
        assertTrue(
                asked.body().contains("Line 1: Dora Example is in the grade book already, as p-dora."), asked.body());
        assertTrue(asked.body().contains("name=\"namesakes\" value=\"yes\">"), asked.body());
        assertEquals(
                303,
                root.post(PAGE, "key", key, "people", "Example;Dora", "role", "student", "namesakes", "yes")
                        .statusCode());
        assertEquals(before + 1, services.count(MAKE));
    }

    @Test
    void lastYearsListJoinsTheNewClass() {
        services.answer(
                "GET /api/v1/people",
                200,
                "{\"people\":[" + DORA.replace("\"version\"", "\"username\":\"dora\",\"version\"") + "]}");
        int before = services.count(MAKE);
        int enrolled = services.count(ENROL);

        HttpResponse<String> entered = enter("Name;Vorname;Benutzername\nExample;Dora;dora");

        assertEquals(303, entered.statusCode(), entered.body());
        assertEquals(before, services.count(MAKE), "nobody is made");
        assertEquals(enrolled + 1, services.count(ENROL));
        assertTrue(root.get("/classes/algebra/roster")
                .body()
                .contains("1 person was known already, and belongs to the class now."));
    }

    @Test
    void whoIsLeftAfterKnownPeopleJoinedIsNotLostWithABrokenGradeBook() {
        String dora = DORA.replace("\"version\"", "\"username\":\"dora\",\"version\"");
        services.answer(
                "GET /api/v1/people",
                200,
                "{\"people\":[" + dora + "," + dora.replace("dora", "ed").replace("Dora", "Ed") + "]}");
        services.answer(ENROL.replace("p-dora", "p-ed"), 500, "");

        try (Log4jCapture log = new Log4jCapture(Troubles.class)) {
            HttpResponse<String> kept = enter("Example;Dora;dora\nExample;Ed;ed");

            assertEquals(503, kept.statusCode(), kept.body());
            assertTrue(kept.body().contains("Example;Ed;ed</textarea>"), kept.body());
            assertEquals(
                    List.of("service refused service=GradingService path=/portal" + PAGE
                            + " status=500 type=about:blank"),
                    log.events().stream()
                            .map(line -> line.getMessage().getFormattedMessage())
                            .toList());
        }
    }

    @Test
    void whoHasAUserNameAndIsCalledOtherwiseJoinsOnlyWhenThatIsMeant() {
        services.answer(
                "GET /api/v1/people",
                200,
                "{\"people\":[" + DORA.replace("\"version\"", "\"username\":\"dora\",\"version\"") + "]}");
        int enrolled = services.count(ENROL);
        String key = key();

        HttpResponse<String> asked = enter("Sample;Dora;dora", key);

        assertEquals(422, asked.statusCode());
        assertTrue(asked.body().contains("name=\"same\" value=\"yes\">"), asked.body());
        assertFalse(asked.body().contains("name=\"namesakes\""), asked.body());
        assertEquals(enrolled, services.count(ENROL));
        assertEquals(
                303,
                root.post(PAGE, "key", key, "people", "Sample;Dora;dora", "role", "student", "same", "yes")
                        .statusCode());
        assertEquals(enrolled + 1, services.count(ENROL));
    }

    @Test
    void whoMayHaveBeenMadeIsNotAskedAboutWhenItIsSentAgain() {
        services.answer(MAKE, 503, "");

        HttpResponse<String> kept = enter("Example;Dora");

        assertEquals(503, kept.statusCode());
        assertTrue(kept.body().contains("name=\"namesakes\" value=\"yes\" checked>"), kept.body());
    }

    @Test
    void aTermThatIsClosedTakesNobodyAndNobodyIsLost() {
        services.answer(MAKE, 201, DORA);
        services.answer(
                ENROL, 409, "{\"type\":\"https://rollcall.dev/problems/term-closed\",\"title\":\"x\",\"status\":409}");

        String key = key();
        HttpResponse<String> entered = enter("Example;Dora\nSample;Ed", key);

        assertEquals(409, entered.statusCode());
        assertTrue(entered.body().contains("The term of this class is closed"), entered.body());
        assertTrue(entered.body().contains("Line 1: This person is in the grade book now"), entered.body());
        assertTrue(entered.body().contains("\nExample;Dora\nSample;Ed</textarea>"), entered.body());
        assertEquals(key, Algebra.field(entered.body(), "key"));
    }

    @Test
    void whileTheGradeBookIsAwayWhatWasTypedIsKept() {
        String key = key();
        services.present(ServiceName.REGISTRY);

        HttpResponse<String> kept = root.post(PAGE, "key", key, "people", "Example;Dora\nSample;Ed", "role", "student");

        assertEquals(503, kept.statusCode());
        assertEquals("Example;Dora\nSample;Ed", Algebra.field(kept.body(), "people"));
        assertEquals(key, Algebra.field(kept.body(), "key"));
    }
}
