package dev.rollcall.grading.http.api;

import static dev.rollcall.grading.http.api.SchoolServer.header;
import static dev.rollcall.grading.http.api.SchoolServer.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.testing.Log4jCapture;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is worked out for whoever asks, and stored nowhere: what-if, preview, statistics. Ben has 10 of 20, Cleo 18. */
class QuestionsTest {
    private static final String CLASS = "/classes/algebra";
    private static final String WHAT_IF = CLASS + "/students/p-ben/what-if";

    private static SchoolServer server;

    @BeforeAll
    static void start(@TempDir Path folder) throws IOException {
        server = new SchoolServer(folder);
        String results = "{\"results\":[{\"lineItem\":\"quiz\",\"student\":\"p-ben\",\"score\":10},"
                + "{\"lineItem\":\"quiz\",\"student\":\"p-cleo\",\"score\":18}]}";
        assertEquals(
                200,
                server.send("PATCH", CLASS + "/results", results, server.anna()).statusCode());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static HttpResponse<String> ask(String path, String body, String token) {
        return server.send("POST", path, body, token);
    }

    private static String revision() {
        return header(server.get(CLASS + "/gradebook", server.anna()), "ETag");
    }

    @Test
    void whatIfTellsTheTotalsWithOtherMarksAndStoresNothing() {
        String before = revision();

        JsonObject answer = json(ask(
                WHAT_IF,
                "{\"results\":[{\"lineItem\":\"quiz\",\"score\":20},{\"lineItem\":\"essay\",\"score\":85}]}",
                server.anna()));

        assertEquals(
                "87.5",
                answer.getJsonObject("current").getJsonNumber("percentage").toString());
        assertEquals("B", answer.getJsonObject("current").getString("letter"));
        assertTrue(answer.getJsonObject("final").containsKey("categories"), "explained like a report");
        assertEquals(before, revision());
    }

    @Test
    void whatIfOfNothingIsTheReport() {
        JsonObject report = json(server.get(CLASS + "/students/p-ben", server.anna()));

        JsonObject answer = json(ask(WHAT_IF, "{\"results\":[]}", server.anna()));

        assertEquals(report.getJsonObject("current"), answer.getJsonObject("current"));
        assertEquals(report.getJsonObject("final"), answer.getJsonObject("final"));
    }

    @Test
    void aStudentAsksAboutPublishedWorkOnly() {
        String ben = server.callers.person("ben", "student");

        JsonObject answer = json(ask(WHAT_IF, "{\"results\":[{\"lineItem\":\"quiz\",\"score\":19}]}", ben));
        HttpResponse<String> hidden = ask(WHAT_IF, "{\"results\":[{\"lineItem\":\"essay\",\"score\":1}]}", ben);

        assertEquals(95, answer.getJsonObject("current").getInt("percentage"));
        assertEquals(422, hidden.statusCode());
        assertTrue(hidden.body().contains("lineItem names something that is not there"), hidden.body());
    }

    @Test
    void aTeacherMayAskAsTheStudentSeesIt() {
        JsonObject answer = json(ask(WHAT_IF + "?published=true", "{\"results\":[]}", server.anna()));

        assertFalse(answer.toString().contains("essay"), answer.toString());
    }

    @Test
    void aPreviewNamesThoseWhomSettingsAffect() {
        String before = revision();

        JsonObject answer =
                json(ask(CLASS + "/preview", "{\"weighted\":true,\"letterScheme\":\"letters\"}", server.anna()));

        assertEquals(2, answer.getInt("students"));
        JsonObject cleo = answer.getJsonArray("affected").getJsonObject(1);
        assertEquals("Cleo", cleo.getString("givenName"));
        assertEquals(15, cleo.getJsonObject("before").getJsonObject("final").getInt("percentage"));
        assertEquals(90, cleo.getJsonObject("after").getJsonObject("final").getInt("percentage"));
        assertEquals(before, revision());
    }

    @Test
    void aPreviewOfTheSettingsAsTheyAreAffectsNobody() {
        JsonObject answer = json(ask(CLASS + "/preview", "{\"letterScheme\":\"letters\"}", server.anna()));

        assertTrue(answer.getJsonArray("affected").isEmpty(), answer.toString());
    }

    @Test
    void aPreviewWithWeightsUsesThoseThatAreNamed() {
        JsonObject answer = json(ask(
                CLASS + "/preview",
                "{\"weighted\":true,\"categories\":[{\"id\":\"quizzes\",\"weight\":0}]}",
                server.anna()));

        JsonObject ben = answer.getJsonArray("affected").getJsonObject(0);
        assertTrue(ben.getJsonObject("after").getJsonObject("current").isEmpty(), "nothing has any weight");
    }

    @Test
    void aPreviewWithoutLettersAffectsEverybodyWhoHasOne() {
        JsonObject answer = json(ask(CLASS + "/preview", "{}", server.anna()));

        assertEquals(2, answer.getJsonArray("affected").size());
    }

    @Test
    void statisticsTellHowResultsAndAveragesLie() {
        HttpResponse<String> answer = server.get(CLASS + "/statistics", server.anna());

        JsonObject quiz = json(answer).getJsonObject("lineItems").getJsonObject("quiz");
        assertEquals(2, quiz.getInt("count"));
        assertEquals(14, quiz.getInt("mean"));
        assertEquals(4, quiz.getInt("spread"));
        assertEquals("[0,0,0,0,0,1,0,0,0,1,0]", quiz.getJsonArray("tenths").toString());
        assertEquals(70, json(answer).getJsonObject("current").getInt("mean"));
        assertFalse(json(answer).getJsonObject("lineItems").containsKey("essay"), "nobody has a result in it");
        assertEquals(
                304,
                server.get(CLASS + "/statistics", server.anna(), "If-None-Match", header(answer, "ETag"))
                        .statusCode());
    }

    /** Who asks for what the student sees is not shown more because of a slip. */
    @Test
    void whetherOnlyPublishedWorkIsMeantIsSaidByTrueOrFalse() {
        for (String query : List.of("?published=yes", "?published=TRUE", "?published=1")) {
            HttpResponse<String> report = server.get(CLASS + "/students/p-cleo" + query, server.anna());
            HttpResponse<String> whatIf = ask(WHAT_IF + query, "{\"results\":[]}", server.anna());

            for (HttpResponse<String> answer : List.of(report, whatIf)) {
                assertEquals(422, answer.statusCode(), answer.body());
                assertEquals(
                        "The parameter published must be true or false.",
                        json(answer).getString("detail"));
            }
        }
    }

    @Test
    void theLogTellsWhoChangedWhatWithoutNamesAndScoresAndNothingOfQuestions() {
        try (Log4jCapture log = new Log4jCapture(ApiServlet.class)) {
            ask(WHAT_IF, "{\"results\":[]}", server.anna());
            String essay = CLASS + "/results/essay/p-ben";
            String tag =
                    header(server.send("PUT", essay, "{\"score\":63}", server.anna(), "If-None-Match", "*"), "ETag");
            server.send("DELETE", essay, null, server.anna(), "If-Match", tag);

            assertEquals(
                    List.of(
                            "Grade book changed: PUT /classes/algebra/results/essay/p-ben by=anna",
                            "Grade book changed: DELETE /classes/algebra/results/essay/p-ben by=anna"),
                    log.events().stream()
                            .map(event -> event.getMessage().getFormattedMessage())
                            .toList());
            log.events()
                    .forEach(event -> assertEquals(
                            "anna", event.getContextData().getValue("user.name"), "found by user.name:anna"));
        }
    }
}
