package dev.rollcall.grading.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.testing.Http;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the tutorial's portal sends, byte for byte as recorded, on a grade book that has a Tomcat to itself. */
class RecordedTrafficTest {
    private static final String STUDENT = "{\"ID\":1,\"FirstName\":\"Averill\",\"LastName\":\"Simen\",\"Grades\":["
            + "{\"Title\":\"Quiz 1\",\"Type\":\"Quiz\",\"Score\":85},"
            + "{\"Title\":\"Week 1 Homework\",\"Type\":\"Homework\",\"Score\":94},"
            + "{\"Title\":\"Quiz 2\",\"Type\":\"Quiz\",\"Score\":88}]";

    private static GradeBookServer server;

    @BeforeAll
    static void start() throws IOException {
        server = new GradeBookServer("", true);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static String get(String path) throws IOException {
        return Http.raw(
                server.port(),
                "GET " + path + " HTTP/1.1\r\n"
                        + "Host: localhost:6000\r\n"
                        + "User-Agent: Go-http-client/1.1\r\n"
                        + "Accept-Encoding: gzip\r\n\r\n");
    }

    private static String post(String path, String body) throws IOException {
        return Http.raw(
                server.port(),
                "POST " + path + " HTTP/1.1\r\n"
                        + "Host: localhost:6000\r\n"
                        + "User-Agent: Go-http-client/1.1\r\n"
                        + "Content-Length: " + body.length() + "\r\n"
                        + "Content-Type: application/json\r\n"
                        + "Accept-Encoding: gzip\r\n\r\n" + body);
    }

    private static void assertAnswer(String answer, String status, String body) {
        assertTrue(answer.startsWith("HTTP/1.1 " + status + " "), answer);
        assertTrue(answer.contains("\r\nContent-Type: application/json\r\n"), answer);
        assertTrue(answer.contains("\r\nContent-Length: " + body.length() + "\r\n"), answer);
        assertEquals(body, answer.substring(answer.indexOf("\r\n\r\n") + 4));
    }

    @Test
    void getStudentAnswersAsRecordedWithTheAverageAfterIt() throws IOException {
        assertAnswer(get("/students/1"), "200", STUDENT + ",\"Average\":89}\n");
    }

    @Test
    void getStudentsAnswersAnArrayOfThem() throws IOException {
        String answer = get("/students");

        assertTrue(answer.contains("\r\n\r\n[" + STUDENT + ",\"Average\":89},{\"ID\":2,"), answer);
        assertTrue(answer.endsWith("}]\n"), answer);
    }

    @Test
    void postGradeAnswers201AndTheRecordedEcho() throws IOException {
        String recorded = "{\"Title\":\"Quiz 9\",\"Type\":\"Quiz\",\"Score\":91}";
        assertEquals(43, recorded.length());

        assertAnswer(post("/students/2/grades", recorded), "201", recorded + "\n");
    }

    @Test
    void unknownAndNonNumericIdsAnswer404() throws IOException {
        assertTrue(get("/students/999").startsWith("HTTP/1.1 404 "));
        assertTrue(get("/students/abc").startsWith("HTTP/1.1 404 "));
    }

    @Test
    void malformedGradesAnswer400() throws IOException {
        assertTrue(post("/students/2/grades", "nope").startsWith("HTTP/1.1 400 "));
    }
}
