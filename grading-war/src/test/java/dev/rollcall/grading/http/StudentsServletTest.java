package dev.rollcall.grading.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.grading.gradebook.Fixtures;
import dev.rollcall.grading.gradebook.InMemoryGradeBook;
import dev.rollcall.grading.gradebook.StudentId;
import dev.rollcall.kit.ServiceName;
import dev.rollcall.kit.json.Json;
import dev.rollcall.kit.security.KeyRing;
import dev.rollcall.kit.security.Tokens;
import dev.rollcall.kit.servlet.ProblemFilter;
import dev.rollcall.kit.servlet.TokenGuard;
import dev.rollcall.kit.servlet.TraceFilter;
import dev.rollcall.kit.settings.Settings;
import dev.rollcall.kit.testing.EmbeddedTomcat;
import dev.rollcall.kit.testing.Http;
import dev.rollcall.kit.time.SystemTime;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
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
    private static final InMemoryGradeBook BOOK = new InMemoryGradeBook();

    private static EmbeddedTomcat tomcat;

    @BeforeAll
    static void start() {
        BOOK.fill(Fixtures.twoStudents(), "test");
        TokenGuard guard = new TokenGuard(
                ServiceName.GRADING,
                new Tokens(KeyRing.empty(), SystemTime.INSTANCE),
                SystemTime.INSTANCE,
                Settings.of(Map.of()));
        StudentsServlet servlet = new StudentsServlet(new Json(), BOOK, new Access(guard, true));
        tomcat = EmbeddedTomcat.start("/grading", app -> {
            app.filter(new TraceFilter()).filter(new ProblemFilter());
            StudentsServlet.PATTERNS.forEach(pattern -> app.servlet(pattern, servlet));
        });
    }

    @AfterAll
    static void stop() {
        tomcat.close();
    }

    private static HttpResponse<String> get(String path) {
        return Http.get(tomcat.uri(path));
    }

    private static HttpResponse<String> add(String path, String body) {
        return Http.post(tomcat.uri(path), "application/json", body);
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
        List<?> before = BOOK.student(new StudentId(1)).orElseThrow().grades();

        HttpResponse<String> answer = add("/students/1/grades", body);

        assertEquals(status, answer.statusCode());
        assertTrue(answer.body().contains("/problems/" + slug + "\""), answer.body());
        assertTrue(answer.body().contains(words), answer.body());
        assertEquals(before, BOOK.student(new StudentId(1)).orElseThrow().grades());
    }

    @Test
    void longBodiesAndOtherContentTypesAreRefused() {
        assertEquals(
                413, add("/students/1/grades", " ".repeat(16 * 1024) + GRADE).statusCode());
        for (String type :
                List.of("text/plain", "application/x-www-form-urlencoded", "application/json; charset=latin1")) {
            assertEquals(
                    415,
                    Http.post(tomcat.uri("/students/1/grades"), type, GRADE).statusCode());
        }
        assertEquals(
                201,
                Http.post(tomcat.uri("/students/2/grades"), "application/json; charset=utf-8", GRADE)
                        .statusCode());
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /students, 'GET, HEAD, OPTIONS'",
        "POST, /students/1, 'GET, HEAD, OPTIONS'",
        "GET, /students/1/grades, 'OPTIONS, POST'",
        "DELETE, /students/1, 'GET, HEAD, OPTIONS, POST'",
        "PUT, /students/1/grades, 'GET, HEAD, OPTIONS, POST'"
    })
    void methodsThatDoNotFitAnswer405WithThoseThatDo(String method, String path, String allowed) {
        HttpResponse<String> answer = Http.send(method, tomcat.uri(path), "{}", "Content-Type", "application/json");

        assertEquals(405, answer.statusCode());
        assertEquals(allowed, header(answer, "Allow"));
    }

    @Test
    void headHasTheLengthButNoBody() {
        HttpResponse<String> answer = Http.send("HEAD", tomcat.uri("/students/1"), null);

        assertEquals(200, answer.statusCode());
        assertEquals("", answer.body());
        assertTrue(Integer.parseInt(header(answer, "Content-Length")) > 100);
    }

    @Test
    void aStoreThatIsAwayAnswers503() {
        BOOK.away(true);
        try {
            HttpResponse<String> answer = get("/students");

            assertEquals(503, answer.statusCode());
            assertEquals("2", header(answer, "Retry-After"));
            assertEquals(503, add("/students/1/grades", GRADE).statusCode());
        } finally {
            BOOK.away(false);
        }
    }

    @Test
    void theLogTellsIdsAndTheTraceButNeitherNamesNorScores() {
        String trace = "4bf92f3577b34da6a3ce929d0e0e4736";
        try (LogCapture log = new LogCapture(StudentsServlet.class)) {
            Http.post(
                    tomcat.uri("/students/2/grades"),
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
                Http.get(tomcat.uri("/students"), "X-Forwarded-For", "203.0.113.7")
                        .statusCode());
    }
}
