package dev.rollcall.grading.http.api;

import static dev.rollcall.grading.http.api.SchoolServer.header;
import static dev.rollcall.grading.http.api.SchoolServer.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The class algebra, whose term is over and closed, begins again in the next one. */
class CopiesTest {
    private static final String COPIES = "/classes/algebra/copies";
    private static final String NEXT = "\"term\":\"year-27\"";

    private SchoolServer server;

    @BeforeEach
    void start(@TempDir Path folder) throws IOException {
        server = new SchoolServer(folder);
        put("/terms/year-27", "{\"title\":\"2027/28\"}");
        put("/courses/latin", "{\"title\":\"Latin\"}");
        for (int number = 10; number < 30; number++) {
            put("/classes/algebra/line-items/test-" + number, "{\"title\":\"Test " + number + "\",\"maximum\":20}");
        }
        put("/classes/algebra/line-items/test-30", """
                {"title":"Test 30","maximum":12.5,"category":"quizzes","extraCredit":true,"published":true,\
                "assignDate":"2026-10-01","dueDate":"2026-10-08"}""");
        HttpResponse<String> term = server.get("/terms/year-26", server.admin());
        String closed = term.body().replace("\"closed\":false", "\"closed\":true");
        server.send("PUT", "/terms/year-26", closed, server.admin(), "If-Match", header(term, "ETag"));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private void put(String path, String body) {
        HttpResponse<String> made = server.send("PUT", path, body, server.admin(), "If-None-Match", "*");
        assertEquals(201, made.statusCode(), made.body());
    }

    private HttpResponse<String> copy(String body, String... headers) {
        return server.send("POST", COPIES, body, server.admin(), headers);
    }

    private JsonObject made(String body) {
        HttpResponse<String> made = copy(body);
        assertEquals(201, made.statusCode(), made.body());
        return json(made);
    }

    private JsonArray of(String section, String part, String member) {
        HttpResponse<String> answer = server.get("/classes/" + section + "/" + part, server.admin());
        return json(answer).getJsonArray(member);
    }

    private static List<String> titles(JsonArray things) {
        return IntStream.range(0, things.size())
                .mapToObj(number -> things.getJsonObject(number).getString("title"))
                .toList();
    }

    @Test
    void settingsComeAlongAndTitleAndCourseUnlessOthersAreNamed() {
        JsonObject same = made("{" + NEXT + "}");
        assertEquals("algebra", same.getString("title"));
        assertEquals("maths", same.getString("course"));
        assertEquals("letters", same.getString("letterScheme"));

        JsonObject other = made("{" + NEXT + ",\"title\":\"Latin, 7b\",\"course\":\"latin\"}");

        assertEquals("Latin, 7b", other.getString("title"));
        assertEquals("latin", other.getString("course"));
    }

    @Test
    void categoriesAndWorkComeAlongInTheirOrderHiddenAndWithoutDates() {
        String copy = made("{" + NEXT + "}").getString("id");

        JsonArray categories = of(copy, "categories", "categories");
        assertEquals(List.of("Quizzes"), titles(categories));
        assertEquals(40, categories.getJsonObject(0).getInt("weight"));
        JsonArray items = of(copy, "line-items", "lineItems");
        assertEquals(titles(of("algebra", "line-items", "lineItems")), titles(items));
        JsonObject last = items.getJsonObject(items.size() - 1);
        assertEquals(
                "{\"title\":\"Test 30\",\"category\":\""
                        + categories.getJsonObject(0).getString("id")
                        + "\",\"maximum\":12.5,\"extraCredit\":true,\"published\":false}",
                last.toString().replaceAll("\"(id|version)\":[^,}]+,", "").replaceAll(",\"(id|version)\":[^,}]+", ""));
    }

    @Test
    void nobodyComesAlong() {
        String copy = made("{" + NEXT + "}").getString("id");

        assertEquals(JsonArray.EMPTY_JSON_ARRAY, of(copy, "enrolments", "enrolments"));
        assertFalse(of("algebra", "enrolments", "enrolments").isEmpty());
    }

    @Test
    void whoBelongsToItComesAlongIfThatIsSaidButForWhoHasLeft() {
        open();
        put("/classes/algebra/enrolments/p-otto", "{\"role\":\"student\",\"endDate\":\"2026-11-10\"}");
        put(
                "/classes/algebra/enrolments/p-ida",
                "{\"role\":\"student\",\"beginDate\":\"2026-09-01\",\"endDate\":\"2027-07-01\"}");
        server.time.advance(Duration.ofDays(300)); // the term is over

        String copy = made("{" + NEXT + ",\"people\":true}").getString("id");

        assertEquals(
                "p-anna teacher, p-ben student, p-cleo student, p-ida student",
                of(copy, "enrolments", "enrolments").stream()
                        .map(JsonValue::asJsonObject)
                        .peek(one ->
                                assertFalse(one.containsKey("beginDate") || one.containsKey("endDate"), one.toString()))
                        .map(one -> one.getString("person") + " " + one.getString("role"))
                        .collect(Collectors.joining(", ")));
        List<JsonObject> changes = of(copy, "changes", "changes").getValuesAs(JsonObject.class).stream()
                .filter(change -> change.getString("kind").equals("enrolment"))
                .toList();
        assertEquals(4, changes.size());
        assertEquals("root", changes.get(0).getString("by"));
    }

    @Test
    void whatIsLeftOfAnErasedStudentStaysBehind() {
        open();
        HttpResponse<String> ben = server.get("/people/p-ben", server.admin());
        HttpResponse<String> erased = server.send(
                "POST",
                "/people/p-ben/erasure",
                "{\"confirm\":\"Ben Example\",\"reason\":\"asked to\"}",
                server.admin(),
                "If-Match",
                header(ben, "ETag"));
        assertEquals(200, erased.statusCode(), erased.body());

        String copy = made("{" + NEXT + ",\"people\":true}").getString("id");

        assertEquals(
                List.of("p-anna", "p-cleo"),
                of(copy, "enrolments", "enrolments").stream()
                        .map(one -> one.asJsonObject().getString("person"))
                        .toList());
    }

    @Test
    void ofAClassOfNobodyNobodyComesAlong() {
        String empty = made("{" + NEXT + "}").getString("id");

        HttpResponse<String> copy =
                server.send("POST", "/classes/" + empty + "/copies", "{" + NEXT + ",\"people\":true}", server.admin());

        assertEquals(201, copy.statusCode(), copy.body());
    }

    /** Lets its term go on. */
    private void open() {
        HttpResponse<String> term = server.get("/terms/year-26", server.admin());
        String open = term.body().replace("\"closed\":true", "\"closed\":false");
        server.send("PUT", "/terms/year-26", open, server.admin(), "If-Match", header(term, "ETag"));
        put("/people/p-otto", "{\"givenName\":\"Otto\",\"familyName\":\"Example\"}");
        put("/people/p-ida", "{\"givenName\":\"Ida\",\"familyName\":\"Example\"}");
    }

    @Test
    void sentTwiceItIsMadeOnce() {
        int before = classes();
        String[] key = {"Idempotency-Key", "k-1"};
        String first = copy("{" + NEXT + "}", key).body();

        assertEquals(first, copy("{" + NEXT + "}", key).body());
        assertEquals(before + 1, classes());
    }

    private int classes() {
        return json(server.get("/classes", server.admin()))
                .getJsonArray("classes")
                .size();
    }

    @Test
    void nothingIsCopiedIntoATermThatIsClosed() {
        HttpResponse<String> refused = copy("{\"term\":\"year-26\"}");

        assertEquals(409, refused.statusCode(), refused.body());
        assertEquals("https://rollcall.dev/problems/term-closed", json(refused).getString("type"));
    }
}
