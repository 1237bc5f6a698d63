package dev.rollcall.portal.page.classes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.ServiceName;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How administrators make a class, over real HTTP, with a grade book that answers what the test says. */
class NewClassServletTest extends AlgebraPages {
    private static final String PAGE = "/new-class";
    private static final String TERMS = "POST /api/v1/terms";
    private static final String COURSES = "POST /api/v1/courses";
    private static final String COPIES = "POST /api/v1/classes/algebra/copies";
    private static final String CLASSES = "POST /api/v1/classes";
    private static final String NO_ANSWER = "<html>";
    private static final String[] CHOSEN = {"title", " Latin, 7b", "course", "maths", "term", "year-26"};
    private static final String[] ALL_NEW = {
        "title", "Latin, 7b", "new-course", "Latin", "new-term", "2027/28", "from", "2027-09-01", "until", "2028-07-31"
    };

    private HttpResponse<String> send(String key, String... fields) {
        List<String> all = new ArrayList<>(List.of("key", key));
        all.addAll(Arrays.asList(fields));
        return root.post(PAGE, all.toArray(String[]::new));
    }

    private String opened() {
        return Algebra.field(root.get(PAGE).body(), "key");
    }

    private static String keyOf(String line) {
        return services.last(line).header("Idempotency-Key");
    }

    private static String refusal(String slug, int status, String detail) {
        return "{\"type\":\"https://rollcall.dev/problems/" + slug + "\",\"title\":\"x\",\"status\":" + status
                + ",\"detail\":\"" + detail + "\"}";
    }

    @Test
    void onlyAdministratorsAreLedToItAlsoWhereThereIsNoClassYet() {
        services.answer("GET /api/v1/classes", 200, "{\"classes\":[]}");
        String empty = root.get("/classes").body();
        assertTrue(empty.contains("<a class=\"button\" href=\"/portal/new-class\">New class</a>"), empty);
        assertTrue(empty.contains("<a class=\"button plain\" href=\"/portal/admin/roster\">Rosters</a>"), empty);
        services.answer("GET /api/v1/classes", 200, "{\"classes\":[{\"id\":\"algebra\",\"title\":\"Algebra\"}]}");

        String full = root.get("/classes").body();

        assertTrue(full.contains("<a class=\"button plain\" href=\"/portal/new-class\">New class</a>"), full);
        assertFalse(anna.get("/classes").body().contains("new-class"));
    }

    @Test
    void whatIsThereCanBeChosenButForTermsThatAreClosed() {
        String page = root.get(PAGE).body();

        assertTrue(page.contains("<option value=\"algebra\">Algebra (2026/27)</option>"), page);
        assertTrue(page.contains("<option value=\"maths\">Algebra</option>"), page);
        assertTrue(page.contains("<option value=\"year-26\">2026/27 (1 Aug 2026 to 31 Jul 2027)</option>"), page);
        assertFalse(page.contains("year-25"), page);
        assertTrue(page.contains("href=\"/portal/classes\" aria-current=\"page\""), page);
        assertFalse(page.contains("data-unsaved"), page);
    }

    @Test
    void whereNothingIsThereNothingIsToBeChosen() {
        services.answer("GET /api/v1/terms", 200, "{\"terms\":[]}");
        services.answer("GET /api/v1/courses", 200, "{\"courses\":[]}");
        services.answer("GET /api/v1/classes", 200, "{\"classes\":[]}");

        assertFalse(root.get(PAGE).body().contains("<select"));
    }

    @Test
    void aClassOfWhatIsThereIsMadeAndItsRosterComesNext() {
        int before = services.count(TERMS) + services.count(COURSES);

        HttpResponse<String> made = send(opened(), CHOSEN);

        assertEquals(303, made.statusCode(), made.body());
        assertEquals(
                "/portal/classes/algebra/roster",
                made.headers().firstValue("Location").orElse(""));
        assertEquals(
                "{\"weighted\":false,\"title\":\"Latin, 7b\",\"course\":\"maths\",\"term\":\"year-26\",\"shared\":false,\"through\":\"form\"}",
                services.last(CLASSES).body());
        assertEquals(before, services.count(TERMS) + services.count(COURSES));
        String roster = root.get("/classes/algebra/roster").body();
        assertTrue(roster.contains("The class “Algebra” was made."), roster);
    }

    @Test
    void termAndCourseAreMadeWithItAndTheLastDayCounts() {
        HttpResponse<String> made = send(opened(), ALL_NEW);

        assertEquals(303, made.statusCode(), made.body());
        assertEquals(
                "{\"title\":\"2027/28\",\"beginDate\":\"2027-09-01\",\"endDate\":\"2028-08-01\"}",
                services.last(TERMS).body());
        assertEquals("{\"title\":\"Latin\"}", services.last(COURSES).body());
        String section = services.last(CLASSES).body();
        assertTrue(section.contains("\"course\":\"c-1\",\"term\":\"t-1\""), section);
    }

    @Test
    void aClassIsCopiedWithItsCourseAndOnceHoweverOftenItIsSent() {
        int before = services.count(CLASSES);
        String key = opened();
        services.answer(COPIES, 200, NO_ANSWER);
        HttpResponse<String> first = send(key, "title", "Algebra", "copy-of", "algebra", "term", "year-26");
        String keyOfCopy = keyOf(COPIES);
        assertEquals(503, first.statusCode());
        assertTrue(first.body().contains("<option value=\"algebra\" selected>"), first.body());
        Algebra.prepare(services);

        HttpResponse<String> made = send(key, "title", "Algebra", "copy-of", "algebra", "term", "year-26");

        assertEquals(303, made.statusCode(), made.body());
        assertEquals(
                "/portal/classes/again/roster",
                made.headers().firstValue("Location").orElse(""));
        assertEquals(
                "{\"title\":\"Algebra\",\"term\":\"year-26\",\"through\":\"form\"}",
                services.last(COPIES).body());
        assertEquals(keyOfCopy, keyOf(COPIES));
        assertEquals(before, services.count(CLASSES));
    }

    @Test
    void theCopyHasItsPeopleIfThatIsTicked() {
        HttpResponse<String> made =
                send(opened(), "title", "Algebra", "copy-of", "algebra", "term", "year-26", "people", "yes");

        assertEquals(303, made.statusCode(), made.body());
        assertEquals(
                "{\"title\":\"Algebra\",\"term\":\"year-26\",\"people\":true,\"through\":\"form\"}",
                services.last(COPIES).body());
        String roster = root.get("/classes/algebra/roster").body();
        assertTrue(roster.contains("was made with the people of the other one."), roster);
    }

    @Test
    void theTickIsKeptWhileSomethingElseIsWrong() {
        HttpResponse<String> again = send(opened(), "copy-of", "algebra", "term", "year-26", "people", "yes");

        assertEquals(422, again.statusCode());
        assertTrue(again.body().contains("name=\"people\" value=\"yes\" checked>"), again.body());
    }

    @Test
    void aCopyHasAnotherCourseAndANewTermIfTheyAreSaid() {
        List<String> fields = new ArrayList<>(List.of("copy-of", "algebra"));
        fields.addAll(Arrays.asList(ALL_NEW));

        assertEquals(303, send(opened(), fields.toArray(String[]::new)).statusCode());

        assertEquals(
                "{\"title\":\"Latin, 7b\",\"term\":\"t-1\",\"course\":\"c-1\",\"through\":\"form\"}",
                services.last(COPIES).body());
    }

    @Test
    void aClassThatGoesAwayWhileItIsCopiedIsSaidToBeGone() {
        services.answer(COPIES, 404, refusal("not-found", 404, "x"));

        HttpResponse<String> answer = send(
                opened(),
                "title",
                "x",
                "copy-of",
                "algebra",
                "new-term",
                "2027/28",
                "from",
                "2027-09-01",
                "until",
                "2028-07-31");

        assertEquals(404, answer.statusCode());
        assertTrue(answer.body().contains("The term “2027/28” was made, and is chosen below."), answer.body());
        assertTrue(answer.body().contains("The class to copy is not there any more."), answer.body());
        assertFalse(answer.body().contains("Nothing was saved"), answer.body());
    }

    @Test
    void allMistakesAreSaidAtOnceAndWhatWasTypedStays() {
        String key = opened();
        int before = services.changes("/api/v1/");

        HttpResponse<String> answer = send(key, "new-course", "x".repeat(201), "new-term", "2027/28", "from", "soon");

        assertEquals(422, answer.statusCode());
        String page = answer.body();
        assertTrue(page.contains("look at the 4 fields that are marked"), page);
        for (String field : List.of("title", "new-course", "from", "until")) {
            assertTrue(page.contains("id=\"" + field + "-error\""), field + "\n" + page);
        }
        assertTrue(page.contains("name=\"new-term\" type=\"text\" value=\"2027/28\""), page);
        assertTrue(page.contains("name=\"from\" type=\"date\" value=\"soon\""), page);
        assertEquals(key, Algebra.field(page, "key"));
        assertEquals(before, services.changes("/api/v1/"));
    }

    /** A grade book that takes it and whose answers make no sense, so that none is known to have been taken. */
    @Test
    void whatIsNotConfirmedIsSentAgainWithTheSameKeysOneForEachThing() {
        String key = opened();
        services.answer(TERMS, 200, NO_ANSWER);
        HttpResponse<String> first = send(key, ALL_NEW);
        String keyOfTerm = keyOf(TERMS);
        assertEquals(503, first.statusCode());
        assertTrue(first.body().contains("Not confirmed"), first.body());
        assertTrue(first.body().contains("value=\"2028-07-31\""), first.body());
        assertEquals(key, Algebra.field(first.body(), "key"));
        Algebra.prepare(services);
        services.answer(CLASSES, 200, NO_ANSWER);

        send(key, ALL_NEW);
        String keyOfClass = keyOf(CLASSES);
        Algebra.prepare(services);
        HttpResponse<String> last = send(key, ALL_NEW);

        assertEquals(303, last.statusCode(), last.body());
        assertEquals(keyOfTerm, keyOf(TERMS));
        assertEquals(keyOfClass, keyOf(CLASSES));
        assertNotEquals(keyOf(TERMS), keyOf(COURSES));
        assertNotEquals(keyOf(COURSES), keyOf(CLASSES));
        assertNotEquals(key, opened());
    }

    @Test
    void whatWasMadeIsChosenWhenTheRestIsRefused() {
        services.answer(CLASSES, 422, refusal("invalid", 422, "Title must not hold control characters."));

        HttpResponse<String> answer = send(opened(), ALL_NEW);

        assertEquals(422, answer.statusCode());
        String page = answer.body();
        assertTrue(page.contains("The term “2027/28” was made, and is chosen below."), page);
        assertTrue(page.contains("The course “Latin” was made, and is chosen below."), page);
        assertTrue(page.contains("The grade book says: Title must not hold control characters."), page);
        assertFalse(page.contains("Nothing was saved"), page);
        assertTrue(page.contains("<option value=\"t-1\" selected>"), page);
        assertTrue(page.contains("<option value=\"c-1\" selected>"), page);
        assertTrue(page.contains("name=\"new-course\" type=\"text\" value=\"\""), page);
    }

    @Test
    void whatWasMadeWithoutAnAnswerIsOfferedOnce() {
        services.answer("GET /api/v1/terms", 200, "{\"terms\":[{\"id\":\"t-1\",\"title\":\"2027/28\"}]}");
        services.answer("GET /api/v1/courses", 200, "{\"courses\":[{\"id\":\"c-1\",\"title\":\"Latin\"}]}");
        services.answer(CLASSES, 200, NO_ANSWER);

        String page = send(opened(), ALL_NEW).body();

        assertEquals(2, page.split("<option value=\"t-1\"").length, page);
        assertEquals(2, page.split("<option value=\"c-1\"").length, page);
    }

    @Test
    void aRefusalOfTheFirstThingSaysThatNothingWasSaved() {
        int before = services.count(CLASSES);
        services.answer(COURSES, 422, refusal("invalid", 422, "Title must not be blank."));

        HttpResponse<String> answer = send(opened(), "title", "Latin, 7b", "new-course", "\u200b", "term", "year-26");

        assertEquals(422, answer.statusCode());
        assertTrue(
                answer.body().contains("Nothing was saved. The grade book says: Title must not be blank."),
                answer.body());
        assertEquals(before, services.count(CLASSES));
    }

    @Test
    void whoHasChangedItSinceIsToldThatTheFirstOneArrived() {
        String key = opened();
        services.answer(CLASSES, 422, refusal("key-reused", 422, "x"));

        HttpResponse<String> answer = send(key, CHOSEN);

        assertEquals(409, answer.statusCode());
        assertTrue(answer.body().contains("what you sent before was saved after all"), answer.body());
        assertNotEquals(key, Algebra.field(answer.body(), "key"));
    }

    @Test
    void theFormIsKeptWhileTheGradeBookIsAway() {
        String key = opened();
        services.present(ServiceName.REGISTRY, ServiceName.LOG);

        HttpResponse<String> answer = send(key, ALL_NEW);

        assertEquals(503, answer.statusCode());
        assertTrue(answer.body().contains("Nothing was changed"), answer.body());
        assertEquals("Latin", Algebra.field(answer.body(), "new-course"));
        assertEquals(key, Algebra.field(answer.body(), "key"));
    }

    @Test
    void itIsNotSaidThatNothingWasChangedWhenTheGradeBookGoesHalfWay() {
        services.answer(COURSES, 503, refusal("not-serving", 503, "x"));

        HttpResponse<String> answer = send(opened(), ALL_NEW);

        assertEquals(503, answer.statusCode());
        assertTrue(answer.body().contains("<option value=\"t-1\" selected>"), answer.body());
        assertTrue(answer.body().contains("Not everything was saved"), answer.body());
        assertFalse(answer.body().contains("Nothing was changed"), answer.body());
        assertTrue(answer.body().contains("name=\"new-course\" type=\"text\" value=\"Latin\""), answer.body());
    }

    @Test
    void aFormThatWasTypedBeforeTheLogInIsKept() {
        root.get(PAGE);
        root.forgetToken();

        HttpResponse<String> kept = root.postWith(List.of("Sec-Fetch-Site", "same-origin"), PAGE, CHOSEN);

        assertEquals(403, kept.statusCode());
        assertEquals("maths", Algebra.field(kept.body(), "course"));
    }
}
