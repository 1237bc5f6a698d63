package dev.rollcall.grading.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.ServiceName;
import dev.rollcall.kit.testing.Http;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Who may do what, with the setting for callers without token off, as it is by default. */
class AccessTest {
    private static final String GRADE = "{\"Title\":\"Quiz 9\",\"Type\":\"Quiz\",\"Score\":91}";

    private static final ServiceName TIMETABLE = new ServiceName("Timetable");
    private static final ServiceName GRADING = ServiceName.GRADING;
    private static final ServiceName PORTAL = ServiceName.PORTAL;
    private static final ServiceName LOG = ServiceName.LOG;

    private static GradeBookServer server;

    @BeforeAll
    static void start() throws IOException {
        server = new GradeBookServer("/grading", false);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    static Stream<Arguments> signed() {
        Callers made = server.callers;
        return Stream.of(
                Arguments.of("a teacher", made.person("anna", "teacher"), 200, 201),
                Arguments.of("an administrator", made.person("root", "admin"), 200, 201),
                Arguments.of("a teacher who is also a student", made.person("eve", "student", "teacher"), 200, 201),
                Arguments.of("a student", made.person("eve", "student"), 403, 403),
                Arguments.of("an operator", made.person("op", "operator"), 403, 403),
                Arguments.of("somebody without a role", made.person("new"), 403, 403),
                Arguments.of("the portal itself", made.service(PORTAL), 200, 403),
                Arguments.of("the log service", made.service(LOG), 200, 403),
                Arguments.of("the registry", made.service(ServiceName.REGISTRY), 200, 403),
                Arguments.of("a user's service", made.service(TIMETABLE), 403, 403));
    }

    static Stream<Arguments> unacceptable() {
        Callers made = server.callers;
        Duration minutes = Duration.ofMinutes(3);
        return Stream.of(
                Arguments.of("a user's service for a teacher", made.teacher(TIMETABLE, GRADING, Duration.ZERO), 403),
                Arguments.of("the log service for a teacher", made.teacher(LOG, GRADING, Duration.ZERO), 403),
                Arguments.of("a token for the log service", made.teacher(PORTAL, LOG, Duration.ZERO), 403),
                Arguments.of("an expired token", made.teacher(PORTAL, GRADING, minutes.negated()), 401),
                Arguments.of("a token from the future", made.teacher(PORTAL, GRADING, minutes), 401),
                Arguments.of("a forged signature", made.person("anna", "teacher") + "x", 401),
                Arguments.of("no token", "Bearer ", 401),
                Arguments.of("a password", "Basic YTpi", 401));
    }

    @ParameterizedTest(name = "{0}: {2}")
    @MethodSource("unacceptable")
    void tokensThatDoNotHoldAreRefused(String who, String authorization, int status) {
        isDecidedByTheToken(who, authorization, status, status);
    }

    @ParameterizedTest(name = "{0}: read {2}, write {3}")
    @MethodSource("signed")
    void isDecidedByTheToken(String who, String authorization, int read, int write) {
        String[] header = {"Authorization", authorization};

        assertEquals(read, Http.get(server.uri("/students"), header).statusCode());
        assertEquals(read, Http.get(server.uri("/students/1"), header).statusCode());
        assertEquals(
                write,
                Http.post(server.uri("/students/1/grades"), "application/json", GRADE, header)
                        .statusCode());
    }

    @Test
    void withoutTokenNobodyIsLetInNotEvenFromThisMachine() {
        HttpResponse<String> answer = Http.get(server.uri("/students"));

        assertEquals(401, answer.statusCode());
        assertTrue(answer.headers().firstValue("WWW-Authenticate").orElseThrow().startsWith("Bearer"));
        assertTrue(answer.body().contains("\"time\":"));
        assertEquals(
                401,
                Http.post(server.uri("/students/1/grades"), "application/json", GRADE)
                        .statusCode());
    }

    @Test
    void strangersLearnNothingAboutWhoExists() {
        assertEquals(401, Http.get(server.uri("/students/999")).statusCode());
        assertEquals(401, Http.get(server.uri("/students/nonsense/at/all")).statusCode());
        assertEquals(
                401,
                Http.post(server.uri("/students/999/grades"), "text/plain", "nope")
                        .statusCode());
    }

    @Test
    void aPageInABrowserIsRefusedWhateverItKnows() {
        String token = server.callers.person("anna", "teacher");

        assertEquals(
                403,
                Http.post(
                                server.uri("/students/1/grades"),
                                "application/json",
                                GRADE,
                                "Authorization",
                                token,
                                "Origin",
                                "http://evil.example")
                        .statusCode());
        assertEquals(
                403,
                Http.get(server.uri("/students"), "Authorization", token, "Sec-Fetch-Site", "cross-site")
                        .statusCode());
    }
}
