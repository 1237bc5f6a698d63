package dev.rollcall.grading.http.api;

import static dev.rollcall.grading.http.api.SchoolServer.header;
import static dev.rollcall.grading.http.api.SchoolServer.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.database.EmbeddedDatabase;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A whole class with totals, and one student's report. */
class GradebookTest {
    private static final String CLASS = "/classes/algebra";
    private static final String BOOK = CLASS + "/gradebook";

    @TempDir
    Path folder;

    private WatchedSource source;
    private SchoolServer server;

    @BeforeEach
    void start() throws IOException {
        EmbeddedDatabase database = new EmbeddedDatabase("gradebook", "grading");
        database.open(folder);
        source = new WatchedSource(database);
        server = new SchoolServer(folder, source);
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
        source.unwrap(EmbeddedDatabase.class).close();
    }

    private HttpResponse<String> patch(String results) {
        return server.send("PATCH", CLASS + "/results", "{\"results\":[" + results + "]}", server.anna());
    }

    private static String cell(String item, String student, String mark) {
        return "{\"lineItem\":\"" + item + "\",\"student\":\"" + student + "\"," + mark + "}";
    }

    private JsonObject report(String token) {
        return json(server.get(CLASS + "/students/p-ben", token));
    }

    @Test
    void showsEveryStudentWithResultsAndTotals() {
        patch(cell("quiz", "p-ben", "\"score\":17.5") + "," + cell("essay", "p-ben", "\"state\":\"missing\""));

        JsonObject book = json(server.get(BOOK, server.anna()));

        JsonObject ben = book.getJsonArray("students").getJsonObject(0);
        assertEquals("p-ben", ben.getString("id"));
        assertEquals(
                new BigDecimal("14.58"),
                ben.getJsonObject("current").getJsonNumber("percentage").bigDecimalValue());
        assertEquals("F", ben.getJsonObject("current").getString("letter"));
        assertEquals(
                "missing", ben.getJsonObject("results").getJsonObject("essay").getString("state"));
        JsonObject cleo = book.getJsonArray("students").getJsonObject(1);
        assertTrue(cleo.getJsonObject("current").isEmpty(), "nothing counts: not available, rather than zero");
        assertEquals(0, cleo.getJsonObject("final").getInt("percentage"));
        assertEquals(2, book.getJsonArray("students").size());
    }

    @Test
    void isNotReadAgainWhileNothingChanges() {
        HttpResponse<String> book = server.get(BOOK, server.anna());
        String tag = header(book, "ETag");
        int before = source.statements();

        assertEquals(304, server.get(BOOK, server.anna(), "If-None-Match", tag).statusCode());

        assertEquals(1, source.statements() - before);
        patch(cell("quiz", "p-ben", "\"score\":17.5"));
        assertEquals(200, server.get(BOOK, server.anna(), "If-None-Match", tag).statusCode());
    }

    @Test
    void tellsSinceWhenAStudentHasLeftFromThatDayOn() {
        String tag = leaves("p-ben", "2026-11-30");

        server.time.advance(Duration.ofDays(30)); // from the 22nd on
        HttpResponse<String> book = server.get(BOOK, server.anna(), "If-None-Match", tag);

        assertEquals("2026-11-30", students(book).getJsonObject(0).getString("left"));
        assertFalse(students(book).getJsonObject(1).containsKey("left"), "she stays");
    }

    @Test
    void workThatWasDueBeforeAStudentCameIsNotExpectedOfThatStudent() {
        makes("line-items/early", "{\"title\":\"Early\",\"maximum\":50,\"dueDate\":\"2026-08-31\",\"published\":true}");
        makes("line-items/first", "{\"title\":\"First\",\"maximum\":50,\"dueDate\":\"2026-09-01\",\"published\":true}");
        patch(cell("quiz", "p-ben", "\"score\":18"));

        String explained = report(server.callers.person("ben", "student"))
                .getJsonObject("final")
                .toString();

        assertTrue(explained.contains("{\"lineItem\":\"early\",\"treatment\":\"left-out\""), explained);
        assertTrue(explained.contains("{\"lineItem\":\"first\",\"treatment\":\"zero\""), explained);
    }

    @Test
    void whoStaysUntilTheEndOfTheTermHasNotLeft() {
        leaves("p-ben", "2027-07-01");

        server.time.advance(Duration.ofDays(300));

        assertFalse(students(server.get(BOOK, server.admin())).getJsonObject(0).containsKey("left"));
    }

    @Test
    void statisticsLeaveOutWhoHasLeftUnlessNobodyElseIsThere() {
        patch(cell("quiz", "p-ben", "\"score\":4") + "," + cell("quiz", "p-cleo", "\"score\":20"));

        leaves("p-ben", "2026-11-10");
        assertEquals(20, quizMean());

        leaves("p-cleo", "2026-11-10");
        assertEquals(12, quizMean());
    }

    /** Ends an enrolment; returns the version of the class that follows. */
    private String leaves(String student, String day) {
        String address = CLASS + "/enrolments/" + student;
        String seen = header(server.get(address, server.admin()), "ETag");
        String body = "{\"role\":\"student\",\"endDate\":\"" + day + "\"}";
        HttpResponse<String> answer = server.send("PUT", address, body, server.admin(), "If-Match", seen);
        assertEquals(200, answer.statusCode(), answer.body());
        HttpResponse<String> book = server.get(BOOK, server.anna());
        return header(book, "ETag");
    }

    @Test
    void whatIsNotDecidedCountsForNobodyWhoHasLeft() {
        patch(cell("quiz", "p-ben", "\"score\":18"));
        assertNotEquals(90, finalOf(students(server.get(BOOK, server.anna())).getJsonObject(0)), "the essay is zero");

        leaves("p-ben", "2026-11-10");

        assertEquals(90, finalOf(students(server.get(BOOK, server.anna())).getJsonObject(0)));
        assertEquals(90, finalOf(report(server.anna())));
        String file = server.get(CLASS + "/results.csv", server.anna()).body();
        assertTrue(file.contains(",90,A,90,A,"), file);
        String other = "{\"weighted\":false,\"letterScheme\":\"letters\"}";
        HttpResponse<String> preview = server.send("POST", CLASS + "/preview", other, server.anna());
        assertFalse(preview.body().contains("p-ben"), preview.body());
    }

    private static int finalOf(JsonObject student) {
        return student.getJsonObject("final").getInt("percentage");
    }

    @Test
    void whoHasLeftSeesWhatIsDecidedForThem() {
        patch(cell("quiz", "p-ben", "\"score\":18"));
        makes("line-items/project", "{\"title\":\"Project of December\",\"maximum\":50,\"published\":true}");
        patch(cell("project", "p-ben", "\"state\":\"ungraded\",\"comment\":\"See me\""));
        makes("line-items/test", "{\"title\":\"Test of December\",\"maximum\":50,\"published\":true}");
        makes("categories/exams", "{\"title\":\"Exams of December\",\"weight\":1,\"dropLowest\":0}");
        String ben = server.callers.person("ben", "student");
        assertEquals(3, report(ben).getJsonArray("lineItems").size());

        leaves("p-ben", "2026-11-10");

        JsonObject report = report(ben);
        assertEquals("2026-11-10", report.getJsonObject("student").getString("left"));
        assertFalse(report.toString().contains("December"), report.toString());
        assertEquals(90, report.getJsonObject("final").getInt("percentage"), "of what came later nothing counts");
        assertEquals(
                report.getJsonObject("final"),
                json(server.get(CLASS + "/students/p-ben?published=true", server.anna()))
                        .getJsonObject("final"));
        assertTrue(report(server.anna()).toString().contains("December"));
        String imagined = "{\"results\":[{\"lineItem\":\"test\",\"score\":50}]}";
        assertEquals(
                422,
                server.send("POST", CLASS + "/students/p-ben/what-if", imagined, ben)
                        .statusCode());
    }

    private void makes(String thing, String body) {
        HttpResponse<String> made = server.send("PUT", CLASS + "/" + thing, body, server.anna(), "If-None-Match", "*");
        assertEquals(201, made.statusCode(), made.body());
    }

    @Test
    void whoWasAStudentOfAClassIsTold() {
        String ben = server.callers.person("ben", "student");
        leaves("p-ben", "2026-11-30");
        assertEquals(0, json(server.get("/me", ben)).getJsonArray("learned").size());

        server.time.advance(Duration.ofDays(8));

        JsonObject left = json(server.get("/me", ben));
        assertEquals(0, left.getJsonArray("learning").size());
        assertEquals("algebra", left.getJsonArray("learned").getJsonObject(0).getString("id"));
        assertEquals("2026-11-30", left.getJsonArray("learned").getJsonObject(0).getString("left"));
        leaves("p-ben", "2027-07-01");
        server.time.advance(Duration.ofDays(300));
        JsonObject stayed = json(server.get("/me", ben)).getJsonArray("learned").getJsonObject(0);
        assertFalse(stayed.containsKey("left"), "until the end");
        assertEquals(
                0,
                json(server.get("/me", server.callers.person("cleo", "student")))
                        .getJsonArray("learned")
                        .size());
        JsonObject teacher = json(server.get("/me", server.callers.person("ben", "teacher")));
        assertEquals(0, teacher.getJsonArray("learned").size(), "who logs in as somebody else");
    }

    private int quizMean() {
        return json(server.get(CLASS + "/statistics", server.anna()))
                .getJsonObject("lineItems")
                .getJsonObject("quiz")
                .getInt("mean");
    }

    private static JsonArray students(HttpResponse<String> book) {
        return json(book).getJsonArray("students");
    }

    @Test
    void aChangedNameIsAChangeOfTheClass() {
        String tag = header(server.get(BOOK, server.anna()), "ETag");

        HttpResponse<String> renamed = server.send(
                "PUT",
                "/people/p-ben",
                "{\"givenName\":\"Benjamin\",\"familyName\":\"Example\",\"username\":\"ben\"}",
                server.admin(),
                "If-Match",
                "\"1\"");

        assertEquals(200, renamed.statusCode(), renamed.body());
        HttpResponse<String> book = server.get(BOOK, server.anna(), "If-None-Match", tag);
        assertTrue(book.body().contains("Benjamin"), book.body());
    }

    @Test
    void takesSixStatementsWhateverTheSize() {
        int small = statementsOf(BOOK);
        String students = IntStream.range(0, 40).mapToObj(i -> "p-" + i).collect(Collectors.joining(","));
        for (String student : students.split(",")) {
            server.send(
                    "PUT",
                    "/people/" + student,
                    "{\"givenName\":\"A\",\"familyName\":\"B\"}",
                    server.admin(),
                    "If-None-Match",
                    "*");
            HttpResponse<String> enrolled = server.send(
                    "PUT",
                    CLASS + "/enrolments/" + student,
                    "{\"role\":\"student\"}",
                    server.admin(),
                    "If-None-Match",
                    "*");
            assertEquals(201, enrolled.statusCode(), enrolled.body());
        }
        int beforeSaving = source.statements();
        patch(IntStream.range(0, 40)
                .mapToObj(i -> cell("quiz", "p-" + i, "\"score\":" + i))
                .collect(Collectors.joining(",")));
        int saving = source.statements() - beforeSaving;

        assertEquals(6, small);
        assertEquals(6, statementsOf(BOOK));
        assertTrue(saving <= 10, "a batch of 40 cells took " + saving + " statements");
    }

    private int statementsOf(String path) {
        int before = source.statements();
        assertEquals(200, server.get(path, server.anna()).statusCode());
        return source.statements() - before;
    }

    @Test
    void aReportExplainsItselfAndItsPartsMakeTheTotal() {
        patch(cell("quiz", "p-ben", "\"score\":17.5") + "," + cell("essay", "p-ben", "\"score\":80"));

        JsonObject current = report(server.anna()).getJsonObject("current");

        BigDecimal sum = current.getJsonArray("categories").getValuesAs(JsonObject.class).stream()
                .flatMap(category -> category.getJsonArray("items").getValuesAs(JsonObject.class).stream())
                .map(item -> item.getJsonNumber("contribution").bigDecimalValue())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        assertEquals(
                0,
                new BigDecimal("81.25")
                        .compareTo(current.getJsonNumber("percentage").bigDecimalValue()));
        assertTrue(sum.subtract(new BigDecimal("81.25")).abs().compareTo(new BigDecimal("0.00001")) < 0, "" + sum);
    }

    @Test
    void aStudentSeesWhatIsPublishedAndATotalOfThat() {
        patch(cell("quiz", "p-ben", "\"score\":20") + "," + cell("essay", "p-ben", "\"score\":0"));

        JsonObject own = report(server.callers.person("ben", "student"));

        assertFalse(own.toString().contains("essay"), own.toString());
        assertEquals(100, own.getJsonObject("current").getInt("percentage"));
        assertEquals(
                own.getJsonObject("current"),
                json(server.get(CLASS + "/students/p-ben?published=true", server.anna()))
                        .getJsonObject("current"));
    }
}
