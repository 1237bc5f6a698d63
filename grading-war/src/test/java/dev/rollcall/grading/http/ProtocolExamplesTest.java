package dev.rollcall.grading.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.grading.http.api.Described;
import dev.rollcall.grading.http.api.Examples;
import dev.rollcall.grading.http.api.SchoolServer;
import dev.rollcall.kit.ServiceName;
import dev.rollcall.kit.testing.ProtocolPage;
import dev.rollcall.kit.testing.ProtocolPage.Example;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Sends every request of {@code docs/protocol/grading.md} and compares the answer with the one written there. */
class ProtocolExamplesTest {
    private static final Pattern CALLER = Pattern.compile("Bearer <(\\w+)(?: for (\\w+), (\\w+))?>");

    private static GradeBookServer server;

    @BeforeAll
    static void start() throws IOException {
        server = new GradeBookServer("/grading", false);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void thereAreTwoStudents() {
        server.beginAgain();
    }

    static List<Example> examples() throws IOException {
        return ProtocolPage.read("grading.md").examples();
    }

    @Test
    void thePageHasExamplesForEveryAddress() throws IOException {
        List<String> starts = examples().stream().map(e -> e.request().start()).toList();

        assertTrue(starts.size() >= 20);
        assertTrue(Stream.of("GET /grading/students ", "GET /grading/students/1 ", "POST /grading/students/2/grades ")
                .allMatch(start -> starts.stream().anyMatch(s -> s.startsWith(start))));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void isAnsweredAsWritten(Example example, @TempDir Path folder) throws IOException {
        HttpResponse<String> answer = answer(example, folder);

        assertEquals(example.answer().word(1), String.valueOf(answer.statusCode()));
        example.answer()
                .headers()
                .forEach((name, value) -> assertEquals(
                        value,
                        Examples.withoutNewIds(answer.headers().firstValue(name).orElse(""))));
        String body = Examples.withoutNewIds(withoutTrace(answer.body()));
        if (example.answer().headers().containsValue("text/csv;charset=UTF-8")) {
            assertEquals(
                    example.answer().body(),
                    body.replace("\ufeff", "").replace("\r", "").strip());
        } else {
            assertEquals(ProtocolPage.json(example.answer().body()), ProtocolPage.json(body));
        }
    }

    private static HttpResponse<String> answer(Example example, Path folder) throws IOException {
        if (!example.request().word(1).startsWith("/grading/api/")) {
            return send(example, server.port(), server.callers);
        }
        try (SchoolServer school = new SchoolServer(folder)) {
            Examples.prepare(school);
            HttpResponse<String> answer = send(example, school.port(), school.callers);
            Described.check(
                    example.request().word(0), example.request().word(1).replaceFirst("/grading/api/v1", ""), answer);
            return answer;
        }
    }

    private static HttpResponse<String> send(Example example, int port, Callers callers) {
        URI uri = URI.create("http://127.0.0.1:" + port + example.request().word(1));
        return example.send(uri, value -> withToken(value, callers));
    }

    private static String withToken(String text, Callers callers) {
        Matcher caller = CALLER.matcher(text);
        if (!caller.matches()) {
            return text;
        }
        return caller.group(2) == null
                ? callers.service(new ServiceName(caller.group(1)))
                : callers.person(caller.group(2), caller.group(3));
    }

    /** The page leaves out the trace, which is new for each request. */
    private static String withoutTrace(String body) {
        return body.replaceFirst(",\"traceId\":\"[0-9a-f]{32}\"", "");
    }
}
