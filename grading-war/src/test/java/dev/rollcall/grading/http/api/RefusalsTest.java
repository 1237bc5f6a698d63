package dev.rollcall.grading.http.api;

import static dev.rollcall.grading.http.api.SchoolServer.json;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is wrong with a body is told all at once, with the member that it is about. */
class RefusalsTest {
    private static final String CLASS = "/classes/algebra";

    private static SchoolServer server;

    @BeforeAll
    static void start(@TempDir Path folder) throws IOException {
        server = new SchoolServer(folder);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static HttpResponse<String> put(String body, String... precondition) {
        return server.send("PUT", CLASS + "/results/quiz/p-ben", body, server.anna(), precondition);
    }

    @Test
    void whatIsWrongWithTheMarksOfABatchIsToldAllAtOnce() {
        HttpResponse<String> answer = server.send("PATCH", CLASS + "/results", """
                {"results":[
                  {"lineItem":"quiz","student":"p-ben","score":-1},
                  {"lineItem":"quiz","student":"p-cleo","state":"missing","score":1},
                  {"lineItem":"essay","student":"p-ben","state":"lost"},
                  {"lineItem":"essay"}]}
                """, server.anna());

        assertEquals(422, answer.statusCode(), answer.body());
        assertEquals(
                List.of("/results/0/score", "/results/1/score", "/results/2/state", "/results/3/student"),
                pointers(answer));
    }

    @Test
    void aScoreThatIsMissingIsPointedAt() {
        assertEquals(List.of("/score"), pointers(put("{\"state\":\"graded\"}", "If-None-Match", "*")));
    }

    @Test
    void anErrorNamesTheMemberItIsAbout() {
        HttpResponse<String> reason = put("{\"score\":1,\"reason\":\" \"}", "If-None-Match", "*");
        HttpResponse<String> maximum =
                server.send("POST", CLASS + "/line-items", "{\"title\":\"T\",\"maximum\":-1}", server.anna());

        assertEquals("Reason must not be blank.", json(reason).getString("detail"));
        assertEquals("Maximum must be 0 or greater.", json(maximum).getString("detail"));
    }

    @Test
    void theIdOfACategoryOrALineItemIsTakenInTheWholeSchool() {
        for (String taken : List.of("/categories/quizzes", "/line-items/quiz")) {
            HttpResponse<String> answer = server.send(
                    "PUT",
                    "/classes/biology" + taken,
                    "{\"title\":\"T\",\"maximum\":5}",
                    server.admin(),
                    "If-None-Match",
                    "*");

            assertEquals(409, answer.statusCode(), answer.body());
            assertEquals(
                    "Id is that of something in another class.", json(answer).getString("detail"));
            assertEquals(List.of("/id"), pointers(answer));
        }
    }

    private static List<String> pointers(HttpResponse<String> refused) {
        return json(refused)
                .getJsonArray("errors")
                .getValuesAs(error -> error.asJsonObject().getString("pointer"));
    }
}
