package dev.rollcall.grading.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.grading.gradebook.Grade;
import dev.rollcall.grading.gradebook.StudentId;
import dev.rollcall.kit.testing.BadRequest;
import dev.rollcall.kit.testing.LogLines;
import dev.rollcall.kit.testing.RawReply;
import dev.rollcall.kit.testing.RawRequest;
import jakarta.json.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What nobody should send, to every address of the grade book: refused in words, and not a grade more or less. */
class BadInputTest {
    private static final StudentId STUDENT = new StudentId(2);

    private static StoredGradeBookServer server;
    private static LogLines log;

    @BeforeAll
    static void start(@TempDir Path folder) throws IOException {
        server = new StoredGradeBookServer(folder);
        log = LogLines.listen();
    }

    @AfterAll
    static void stop() {
        log.close();
        server.close();
    }

    static List<BadRequest> rowsOfStudents() {
        return new BadInputs(server.callers).ofStudents();
    }

    static List<BadRequest> rowsOfStudent() {
        return new BadInputs(server.callers).ofStudent();
    }

    static List<BadRequest> rowsOfGrades() {
        return new BadInputs(server.callers).ofGrades();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"rowsOfStudents", "rowsOfStudent", "rowsOfGrades"})
    void isRefusedInWords(BadRequest bad) {
        bad.mustBeRefused(server.port(), server::state, log);
    }

    static Stream<String> titlesOfTheWorld() {
        return Stream.of(
                "Größe & <Maß> \"1\"",
                "Контрольная работа № 2",
                "测验三",
                "小テスト 9",
                "시험",
                "اختبار قصير",
                "C++\u200F مبرمج",
                "מבחן",
                "परीक्षा १",
                "ทดสอบ",
                "የፈተና",
                "𐍅𐌿𐌻𐍆𐌹𐌻𐌰",
                "e\u0301 and é",
                "👩🏽\u200D🔬🏴\uDB40\uDC67\uDB40\uDC62\uDB40\uDC65\uDB40\uDC6E\uDB40\uDC67\uDB40\uDC7F1️⃣",
                "🎓".repeat(200),
                "\uFFFD\uFFFE\uE000",
                "<script>alert(1)</script>",
                "'; drop table grade; --",
                "${jndi:ldap://x/a} {{7*7}} %n%s",
                "../../etc/passwd",
                "\\u000a\\",
                "null");
    }

    @ParameterizedTest
    @MethodSource("titlesOfTheWorld")
    void titlesInEveryScriptAreKeptAsTheyAre(String title) {
        RawReply reply = add(Json.createObjectBuilder().add("Title", title).add("Type", "Quiz"), "anna");

        assertEquals(201, reply.status(), reply.text());
        assertEquals("application/json", reply.header("Content-Type").orElse(""));
        assertEquals("nosniff", reply.header("X-Content-Type-Options").orElse(""));
        assertEquals(title, last().title().text());
        assertEquals(List.of(), log.broken());
    }

    @ParameterizedTest
    @ValueSource(strings = {"anna\u2028forged", "anna\u202Eforged", "<script>", "${jndi:ldap://x/a}", "安娜 🎓"})
    void whoeverAddsAGradeIsOneLineOfTheLog(String user) {
        RawReply reply = add(Json.createObjectBuilder().add("Title", "Quiz").add("Type", "Quiz"), user);

        assertEquals(201, reply.status(), reply.text());
        assertEquals(List.of(), log.broken());
    }

    @ParameterizedTest
    @ValueSource(strings = {"?x=%zz", "?x=1&x=2", "?%3Cscript%3E", ";x=y"})
    void whatIsBehindTheAddressChangesNothing(String tail) {
        RawReply reply = RawRequest.of("GET", "/grading/students" + tail)
                .header("Authorization", server.callers.person("anna", "teacher"))
                .send(server.port());

        assertEquals(200, reply.status(), reply.text());
        assertTrue(reply.body().startsWith("[{\"ID\":1,"), reply.body());
    }

    private static RawReply add(jakarta.json.JsonObjectBuilder grade, String user) {
        String body = grade.add("Score", 5).build().toString();
        return RawRequest.of("POST", "/grading/students/2/grades", "application/json", body)
                .header("Authorization", server.callers.person(user, "teacher"))
                .send(server.port());
    }

    private static Grade last() {
        List<Grade> grades = server.book.student(STUDENT).orElseThrow().grades();
        return grades.get(grades.size() - 1);
    }
}
