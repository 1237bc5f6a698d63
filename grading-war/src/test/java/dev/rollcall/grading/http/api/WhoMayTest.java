package dev.rollcall.grading.http.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.grading.gradebook.Fixtures;
import dev.rollcall.kit.ServiceName;
import dev.rollcall.kit.testing.Http;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Who may do what, for every method of every address. The answer "yes" means that the request got past the check: its body is
 * an object without members, so it ends in whatever the action says of that, without changing anything.
 */
class WhoMayTest {
    /** The columns: an administrator; Anna of the class; Dora of another class; Ben of the class; Cleo of it; an operator. */
    private static final String TABLE = """
            GET     /terms                                    yes yes yes yes yes 403
            POST    /terms                                    yes 403 403 403 403 403
            GET     /terms/{term}                             yes yes yes yes yes 403
            PUT     /terms/{term}                             yes 403 403 403 403 403
            DELETE  /terms/{term}                             yes 403 403 403 403 403
            GET     /courses                                  yes yes yes yes yes 403
            POST    /courses                                  yes 403 403 403 403 403
            GET     /courses/{course}                         yes yes yes yes yes 403
            PUT     /courses/{course}                         yes 403 403 403 403 403
            DELETE  /courses/{course}                         yes 403 403 403 403 403
            GET     /letter-schemes                           yes yes yes yes yes 403
            POST    /letter-schemes                           yes 403 403 403 403 403
            GET     /letter-schemes/{scheme}                  yes yes yes yes yes 403
            PUT     /letter-schemes/{scheme}                  yes 403 403 403 403 403
            DELETE  /letter-schemes/{scheme}                  yes 403 403 403 403 403
            GET     /people                                   yes 403 403 403 403 403
            POST    /people                                   yes 403 403 403 403 403
            GET     /people/{person}                          yes 404 404 yes 404 403
            PUT     /people/{person}                          yes 403 403 403 403 403
            DELETE  /people/{person}                          yes 403 403 403 403 403
            GET     /people/{person}/classes                  yes 404 404 yes 404 403
            GET     /people/{person}/dossier                  yes 404 404 yes 404 403
            GET     /people/{person}/erasure                  yes 403 403 403 403 403
            POST    /people/{person}/erasure                  yes 403 403 403 403 403
            DELETE  /people/{person}/erasure                  yes 403 403 403 403 403
            GET     /erasures                                 yes 403 403 403 403 403
            GET     /oneroster/imports                        yes 403 403 403 403 403
            POST    /oneroster/imports                        yes 403 403 403 403 403
            GET     /oneroster/imports/{import}               yes 403 403 403 403 403
            POST    /oneroster/imports/{import}/application   yes 403 403 403 403 403
            POST    /oneroster/imports/{import}/reversal      yes 403 403 403 403 403
            DELETE  /oneroster/imports/{import}               yes 403 403 403 403 403
            GET     /me                                       yes yes yes yes yes 403
            GET     /classes                                  yes yes yes yes yes 403
            POST    /classes                                  yes 403 403 403 403 403
            GET     /classes/{class}                          yes yes 404 yes yes 403
            PUT     /classes/{class}                          yes 403 403 403 403 403
            DELETE  /classes/{class}                          yes 403 404 403 403 403
            POST    /classes/{class}/copies                   yes 403 404 403 403 403
            GET     /classes/{class}/enrolments               yes yes 404 403 403 403
            GET     /classes/{class}/enrolments/{person}      yes yes 404 403 403 403
            PUT     /classes/{class}/enrolments/{person}      yes 403 404 403 403 403
            DELETE  /classes/{class}/enrolments/{person}      yes 403 404 403 403 403
            GET     /classes/{class}/categories               yes yes 404 403 403 403
            POST    /classes/{class}/categories               yes yes 404 403 403 403
            GET     /classes/{class}/categories/{category}    yes yes 404 403 403 403
            PUT     /classes/{class}/categories/{category}    yes yes 404 403 403 403
            DELETE  /classes/{class}/categories/{category}    yes yes 404 403 403 403
            GET     /classes/{class}/line-items               yes yes 404 403 403 403
            POST    /classes/{class}/line-items               yes yes 404 403 403 403
            GET     /classes/{class}/line-items/{item}        yes yes 404 403 403 403
            PUT     /classes/{class}/line-items/{item}        yes yes 404 403 403 403
            DELETE  /classes/{class}/line-items/{item}        yes yes 404 403 403 403
            PATCH   /classes/{class}/results                  yes yes 404 403 403 403
            GET     /classes/{class}/results/{item}/{student} yes yes 404 403 403 403
            PUT     /classes/{class}/results/{item}/{student} yes yes 404 403 403 403
            DELETE  /classes/{class}/results/{item}/{student} yes yes 404 403 403 403
            POST    /classes/{class}/reversals                yes yes 404 403 403 403
            GET     /classes/{class}/changes                  yes yes 404 403 403 403
            GET     /classes/{class}/gradebook                yes yes 404 403 403 403
            GET     /classes/{class}/students/{student}       yes yes 404 yes 404 403
            POST    /classes/{class}/students/{student}/what-if yes yes 404 yes 404 403
            POST    /classes/{class}/preview                  yes yes 404 403 403 403
            GET     /classes/{class}/statistics               yes yes 404 403 403 403
            GET     /classes/{class}/results.csv              yes yes 404 403 403 403
            POST    /classes/{class}/imports                  yes yes 404 403 403 403
            GET     /classes/{class}/imports/{import}         yes yes 404 403 403 403
            POST    /classes/{class}/imports/{import}/application yes yes 404 403 403 403
            DELETE  /classes/{class}/imports/{import}         yes yes 404 403 403 403
            """;

    private static final Map<String, String> IDS = Map.of(
            "{term}", "year-26",
            "{course}", "maths",
            "{scheme}", "letters",
            "{person}", "p-ben",
            "{class}", "algebra",
            "{category}", "quizzes",
            "{item}", "quiz",
            "{student}", "p-ben",
            "{import}", Examples.DRAFT);

    private static SchoolServer server;

    @BeforeAll
    static void start(@TempDir Path folder) throws IOException {
        server = new SchoolServer(folder);
        server.send("PUT", "/classes/algebra/results/quiz/p-ben", "{\"score\":1}", server.anna(), "If-None-Match", "*");
        Examples.draft(server, "Student ID,Quiz 1 [quiz]\np-ben,1\n");
        Examples.roster(server);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    record Row(String method, String template, List<String> answers) {
        static Row parse(String line) {
            List<String> words = Arrays.asList(line.split(" +"));
            return new Row(words.get(0), words.get(1), words.subList(2, words.size()));
        }

        String path() {
            String path = template;
            for (Map.Entry<String, String> id : IDS.entrySet()) {
                path = path.replace(id.getKey(), id.getValue());
            }
            return path;
        }

        @Override
        public String toString() {
            return method + " " + template;
        }
    }

    static List<Row> rows() {
        return TABLE.lines().map(Row::parse).toList();
    }

    /** The callers in the order of the columns. */
    private static Map<String, String> callers() {
        Map<String, String> callers = new LinkedHashMap<>();
        callers.put("an administrator", server.admin());
        callers.put("a teacher of the class", server.anna());
        callers.put("a teacher of another class", server.callers.person("dora", "teacher"));
        callers.put("the student", server.callers.person("ben", "student"));
        callers.put("another student of the class", server.callers.person("cleo", "student"));
        callers.put("an operator", server.callers.person("op", "operator"));
        return callers;
    }

    @Test
    void everyMethodOfEveryAddressHasItsRow() {
        Set<String> routes = new TreeSet<>();
        for (Route route : new Resources(false).routes()) {
            route.actions()
                    .keySet()
                    .forEach(
                            method -> routes.add(method + " " + route.template().text()));
        }

        assertEquals(routes, rows().stream().map(Row::toString).collect(Collectors.toCollection(TreeSet::new)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void isDecidedAsTheTableSays(Row row) {
        List<String> answers = new ArrayList<>();
        callers().values().forEach(token -> answers.add(answer(row, token)));

        assertEquals(row.answers(), answers);
    }

    private static String answer(Row row, String token) {
        if (row.toString().startsWith("POST") && row.path().endsWith("/imports")) {
            int status = row.path().startsWith("/oneroster")
                    ? server.zip(row.path(), new byte[1], token).statusCode()
                    : server.csv(row.path(), "{}", token).statusCode();
            return status == 403 || status == 404 ? String.valueOf(status) : "yes";
        }
        String body = row.method().equals("GET") || row.method().equals("DELETE") ? null : "{}";
        HttpResponse<String> answer =
                row.method().equals("PATCH") || row.method().equals("GET")
                        ? server.send(row.method(), row.path(), body, token)
                        : server.send(row.method(), row.path(), body, token, "If-Match", "\"999999\"");
        int status = answer.statusCode();
        return status == 403 || status == 404 ? String.valueOf(status) : "yes";
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void servicesAndStrangersAreNotLetIn(Row row) {
        assertEquals("403", answer(row, server.callers.service(ServiceName.PORTAL)));
        assertEquals("403", answer(row, server.callers.service(new ServiceName("Shop"))));
        assertEquals(401, Http.send(row.method(), server.uri(row.path()), null).statusCode());
    }

    static Stream<List<String>> people() {
        return Stream.of(
                List.of("a student by enrolment whose login says teacher", "ben", "teacher", "404"),
                List.of("a teacher by enrolment whose login says student", "anna", "student", "404"),
                List.of("a teacher whom nobody has entered", "new", "teacher", "404"),
                List.of("a teacher of the class who is a student elsewhere too", "anna", "teacher,student", "yes"));
    }

    @ParameterizedTest
    @MethodSource("people")
    void loginAndEnrolmentMustSayTheSame(List<String> row) {
        String token = server.callers.person(row.get(1), row.get(2).split(","));

        assertEquals(row.get(3), answer(Row.parse("GET /classes/{class}/gradebook"), token));
    }

    /** Of every address of the class, of which Ben is a student until the end of the school year. */
    @Test
    void whoHasLeftReadsTheOwnReportAndNothingElse() {
        String ben = server.callers.person("ben", "student");
        Set<String> own =
                Set.of("GET /classes/{class}/students/{student}", "POST /classes/{class}/students/{student}/what-if");
        server.time.jump(Duration.ofDays(365));
        try {
            for (Row row : rows()) {
                if (row.template().startsWith("/classes/{class}")) {
                    boolean school = row.toString().equals("PUT /classes/{class}");
                    String expected = own.contains(row.toString()) ? "yes" : school ? "403" : "404";
                    assertEquals(expected, answer(row, ben), row::toString);
                }
            }
            String cleo = "/classes/algebra/students/p-cleo";
            assertEquals(404, server.get(cleo, ben).statusCode(), "another one's");
            String report = "/classes/algebra/students/p-ben";
            assertEquals(
                    404,
                    server.get(report, server.callers.person("ben", "teacher")).statusCode());
        } finally {
            server.time.jump(Duration.ofDays(-365));
        }
    }

    @Test
    void anEnrolmentThatHasNotBegunGivesNoRight() {
        server.time.jump(Duration.ofDays(-100));
        try {
            String ben = server.callers.person("ben", "student");
            assertEquals("404", answer(Row.parse("GET /classes/{class}/students/{student}"), ben));
        } finally {
            server.time.jump(Duration.ofDays(100));
        }
    }

    /** Reads all students and one of them, and adds a grade, at the addresses of the tutorial. */
    private static List<Integer> atTheTutorial(String token) {
        URI students = URI.create("http://127.0.0.1:" + server.port() + "/grading/students");
        String one = students + "/" + server.book.students().get(0).id();
        String grade = "{\"Title\":\"Quiz 9\",\"Type\":\"Quiz\",\"Score\":91}";
        return Stream.of(
                        Http.get(students, "Authorization", token),
                        Http.get(URI.create(one), "Authorization", token),
                        Http.post(URI.create(one + "/grades"), "application/json", grade, "Authorization", token))
                .map(HttpResponse::statusCode)
                .toList();
    }

    private static void share(boolean shared) {
        HttpResponse<String> section = server.get("/classes/tutorial", server.admin());
        String body = section.body().replace("\"shared\":" + !shared, "\"shared\":" + shared);
        String tag = SchoolServer.header(section, "ETag");
        HttpResponse<String> changed = server.send("PUT", "/classes/tutorial", body, server.admin(), "If-Match", tag);
        assertEquals(200, changed.statusCode(), changed.body());
    }

    @Test
    void theTutorialsAddressesAreForTheTeachersOfItsClass() {
        server.book.fill(Fixtures.twoStudents(), "test");
        String dora = server.callers.person("dora", "teacher");
        assertEquals(List.of(200, 200, 201), atTheTutorial(dora), "is shared");

        share(false);
        try {
            String anna = "{\"role\":\"teacher\",\"endDate\":\"2027-07-01\"}";
            server.send("PUT", "/classes/tutorial/enrolments/p-anna", anna, server.admin(), "If-None-Match", "*");

            assertEquals(404, server.get("/classes/tutorial/gradebook", dora).statusCode());
            assertEquals(List.of(403, 403, 403), atTheTutorial(dora));
            assertEquals(List.of(403, 403, 403), atTheTutorial(server.callers.person("new", "teacher")));
            assertEquals(List.of(200, 200, 201), atTheTutorial(server.anna()));
            assertEquals(List.of(403, 403, 403), atTheTutorial(server.callers.person("anna", "student")));
            assertEquals(List.of(200, 200, 201), atTheTutorial(server.admin()));
            assertEquals(List.of(200, 200, 403), atTheTutorial(server.callers.service(ServiceName.LOG)));
            server.time.jump(Duration.ofDays(365));
            assertEquals(List.of(403, 403, 403), atTheTutorial(server.anna()), "is no teacher of it any more");
            server.time.jump(Duration.ofDays(-365));
        } finally {
            share(true);
        }
    }

    @Test
    void everyTeacherMayWorkInASharedClass() {
        assertEquals(
                200,
                server.get("/classes/tutorial/gradebook", server.callers.person("new", "teacher"))
                        .statusCode());
        assertTrue(server.get("/classes", server.callers.person("new", "teacher"))
                .body()
                .contains("\"id\":\"tutorial\""));
    }
}
