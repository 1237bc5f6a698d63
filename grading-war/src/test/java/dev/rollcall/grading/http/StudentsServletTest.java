package dev.rollcall.grading.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.grading.gradebook.StudentId;
import dev.rollcall.kit.testing.Http;
import dev.rollcall.kit.testing.Log4jCapture;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import org.apache.logging.log4j.core.LogEvent;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The three routes as programs see them that know no tokens, with {@code rollcall.grading.unsigned} on. */
class StudentsServletTest {
    private static final String GRADE = "{\"Title\":\"Quiz 9\",\"Type\":\"Quiz\",\"Score\":91}";

    private static GradeBookServer server;

    @BeforeAll
    static void start() throws IOException {
        server = new GradeBookServer("/grading", true);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static HttpResponse<String> get(String path) {
        return Http.get(server.uri(path));
    }

    private static HttpResponse<String> add(String path, String body) {
        return Http.post(server.uri(path), "application/json", body);
    }

    private static String header(HttpResponse<String> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    @Test
    void listsAllStudents() {
        HttpResponse<String> answer = get("/students");

        assertEquals(200, answer.statusCode());
        assertEquals("application/json", header(answer, "Content-Type"));
        assertEquals("no-store", header(answer, "Cache-Control"));
        assertTrue(answer.body().startsWith("[{\"ID\":1,\"FirstName\":\"Averill\","));
        assertTrue(answer.body().endsWith("]\n"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/students/999",
                "/students/0",
                "/students/abc",
                "/students/-1",
                "/students/1e0",
                "/students/99999999999999999999",
                "/students/%F0%9F%8E%93",
                "/students/1/scores",
                "/students/1/grades/1"
            })
    void unknownAddressesAnswer404WithAProblem(String path) {
        HttpResponse<String> answer = get(path);

        assertEquals(404, answer.statusCode());
        assertEquals("application/problem+json", header(answer, "Content-Type"));
        assertTrue(answer.body().contains("/problems/not-found\""));
    }

    @Test
    void aGradeForNobodyAnswers404() {
        assertEquals(404, add("/students/999/grades", GRADE).statusCode());
        assertEquals(404, add("/students/abc/grades", GRADE).statusCode());
    }

    @Test
    void anAddedGradeIsEchoedAndCounts() {
        HttpResponse<String> answer =
                add("/students/2/grades", "{\"title\":\"期末 🎉\",\"type\":\"Exam\",\"score\":77.50,\"x\":1}\n");

        assertEquals(201, answer.statusCode());
        assertEquals("{\"Title\":\"期末 🎉\",\"Type\":\"Exam\",\"Score\":77.5}\n", answer.body());
        assertEquals(
                "{\"ID\":2,\"FirstName\":\"Nkechi\",\"LastName\":\"Adeyemi\",\"Grades\":[{\"Title\":\"期末 🎉\",\"Type\":\"Exam\",\"Score\":77.5}],\"Average\":77.5}\n",
                get("/students/2").body());
    }

    @Test
    void aScoreAboveTheMaximumIsSavedWithAWarning() {
        HttpResponse<String> answer =
                add("/students/1/grades", "{\"Title\":\"Bonus\",\"Type\":\"Exam\",\"Score\":105}");

        assertEquals(201, answer.statusCode());
        assertTrue(answer.body().contains("\"Warning\":\"Score 105 is above the maximum of 100.\""));
        assertTrue(get("/students/1").body().contains("{\"Title\":\"Bonus\",\"Type\":\"Exam\",\"Score\":105}"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            nope                                              | 400 | unreadable | not JSON
            {"Title":"Quiz 9","Type":"Quiz","Score":NaN}      | 400 | unreadable | not JSON
            {"Title":"Quiz 9","Type":"Quiz","Score":1e400}    | 422 | invalid    | Score must have at most 9 digits
            {"Title":"Quiz 9","Type":"Quiz","Score":"5"}      | 422 | invalid    | Score must be a number
            {"Title":"Quiz 9","Type":"Quiz","Score":-1}       | 422 | invalid    | Score must be 0 or greater
            {"Title":" ","Type":"Quiz","Score":1}             | 422 | invalid    | Title must not be blank
            {"Title":"Quiz 9","Score":1}                      | 422 | invalid    | Type is missing
            """)
    void badInputIsNamedAndNotSaved(String body, int status, String slug, String words) {
        List<?> before = server.book.student(new StudentId(1)).orElseThrow().grades();

        HttpResponse<String> answer = add("/students/1/grades", body);

        assertEquals(status, answer.statusCode());
        assertTrue(answer.body().contains("/problems/" + slug + "\""), answer.body());
        assertTrue(answer.body().contains(words), answer.body());
        assertEquals(before, server.book.student(new StudentId(1)).orElseThrow().grades());
    }

    @Test
    void longBodiesAndOtherContentTypesAreRefused() {
        assertEquals(
                413, add("/students/1/grades", " ".repeat(16 * 1024) + GRADE).statusCode());
        for (String type :
                List.of("text/plain", "application/x-www-form-urlencoded", "application/json; charset=latin1")) {
            assertEquals(
                    415,
                    Http.post(server.uri("/students/1/grades"), type, GRADE).statusCode());
        }
        assertEquals(
                201,
                Http.post(server.uri("/students/2/grades"), "application/json; charset=utf-8", GRADE)
                        .statusCode());
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /students, 'GET, HEAD, OPTIONS'",
        "POST, /students/1, 'GET, HEAD, OPTIONS'",
        "GET, /students/1/grades, 'OPTIONS, POST'",
        "DELETE, /students/1, 'GET, HEAD, OPTIONS'",
        "PUT, /students/1/grades, 'OPTIONS, POST'",
        "PUT, /students, 'GET, HEAD, OPTIONS'",
        "DELETE, /students/abc, 'GET, HEAD, OPTIONS, POST'"
    })
    void methodsThatDoNotFitAnswer405WithThoseThatDo(String method, String path, String allowed) {
        HttpResponse<String> answer = Http.send(method, server.uri(path), "{}", "Content-Type", "application/json");

        assertEquals(405, answer.statusCode());
        assertEquals(allowed, header(answer, "Allow"));
    }

    @Test
    void headHasTheLengthButNoBody() {
        HttpResponse<String> answer = Http.send("HEAD", server.uri("/students/1"), null);

        assertEquals(200, answer.statusCode());
        assertEquals("", answer.body());
        assertTrue(Integer.parseInt(header(answer, "Content-Length")) > 100);
    }

    @Test
    void aStoreThatIsAwayAnswers503() {
        server.book.away(true);
        try {
            HttpResponse<String> answer = get("/students");

            assertEquals(503, answer.statusCode());
            assertEquals("2", header(answer, "Retry-After"));
            assertEquals(503, add("/students/1/grades", GRADE).statusCode());
        } finally {
            server.book.away(false);
        }
    }

    @Test
    void aGradeInAClosedTermAnswers409() {
        server.book.closed(true);
        try {
            HttpResponse<String> answer = add("/students/1/grades", GRADE);

            assertEquals(409, answer.statusCode());
            assertTrue(answer.body().contains("/problems/term-closed\""), answer.body());
            assertEquals(200, get("/students/1").statusCode());
        } finally {
            server.book.closed(false);
        }
    }

    @Test
    void theLogTellsIdsAndTheTraceButNeitherNamesNorScores() {
        String trace = "4bf92f3577b34da6a3ce929d0e0e4736";
        try (Log4jCapture log = new Log4jCapture(StudentsServlet.class)) {
            Http.post(
                    server.uri("/students/2/grades"),
                    "application/json",
                    "{\"Title\":\"Sesame\",\"Type\":\"Quiz\",\"Score\":63.5}",
                    "traceparent",
                    "00-" + trace + "-00f067aa0ba902b7-01");

            assertEquals(1, log.events().size());
            LogEvent event = log.events().get(0);
            String line = event.getMessage().getFormattedMessage();
            assertTrue(line.matches("Grade added: student=2 grade=\\d+ by=unsigned"), line);
            assertEquals(trace, event.getContextData().getValue("traceId"));
            assertFalse(line.contains("Sesame") || line.contains("63"));
        }
    }

    @Test
    void callsThatWereForwardedAreNotLetInWithoutToken() {
        assertEquals(
                401,
                Http.get(server.uri("/students"), "X-Forwarded-For", "203.0.113.7")
                        .statusCode());
    }
}
