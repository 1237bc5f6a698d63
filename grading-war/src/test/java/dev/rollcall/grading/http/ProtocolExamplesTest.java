package dev.rollcall.grading.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.grading.http.api.Examples;
import dev.rollcall.grading.http.api.SchoolServer;
import dev.rollcall.kit.ServiceName;
import dev.rollcall.kit.testing.Http;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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
    private static final Path PAGE = Path.of("..", "docs", "protocol", "grading.md");
    private static final Pattern BLOCK = Pattern.compile("```http\\n(.*?)\\n```", Pattern.DOTALL);
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

    /** A block of the page: its first line, its headers, its body. */
    record Message(String start, List<String> headers, String body) {
        static Message parse(String block) {
            String[] parts = block.split("\n\n", 2);
            List<String> lines = parts[0].lines().toList();
            return new Message(lines.get(0), lines.subList(1, lines.size()), parts.length == 2 ? parts[1] : "");
        }

        String word(int index) {
            return start.split(" ")[index];
        }
    }

    record Example(Message request, Message answer) {
        @Override
        public String toString() {
            return request.start() + " -> " + answer.word(1);
        }
    }

    static List<Example> examples() throws IOException {
        List<Message> messages = new ArrayList<>();
        Matcher blocks = BLOCK.matcher(Files.readString(PAGE));
        while (blocks.find()) {
            messages.add(Message.parse(blocks.group(1)));
        }
        List<Example> examples = new ArrayList<>();
        for (int i = 0; i < messages.size(); i += 2) {
            examples.add(new Example(messages.get(i), messages.get(i + 1)));
        }
        return examples;
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
        HttpResponse<String> answer;
        if (example.request().word(1).startsWith("/grading/api/")) {
            try (SchoolServer school = new SchoolServer(folder)) {
                Examples.prepare(school);
                answer = send(example.request(), school.port(), school.callers);
            }
        } else {
            answer = send(example.request(), server.port(), server.callers);
        }

        assertEquals(example.answer().word(1), String.valueOf(answer.statusCode()));
        for (String header : example.answer().headers()) {
            String[] parts = header.split(": ", 2);
            assertEquals(
                    parts[1],
                    Examples.withoutNewIds(answer.headers().firstValue(parts[0]).orElse("")));
        }
        String body = Examples.withoutNewIds(withoutTrace(answer.body()));
        if (example.answer().headers().stream().anyMatch(header -> header.contains("text/csv"))) {
            assertEquals(
                    example.answer().body(),
                    body.replace("\ufeff", "").replace("\r", "").strip());
        } else {
            assertEquals(json(example.answer().body()), json(body));
        }
    }

    private static HttpResponse<String> send(Message request, int port, Callers callers) {
        URI uri = URI.create("http://127.0.0.1:" + port + request.word(1));
        String[] headers = request.headers().stream()
                .flatMap(header -> Stream.of(header.split(": ", 2)))
                .map(text -> withToken(text, callers))
                .toArray(String[]::new);
        return Http.send(request.word(0), uri, request.body().isEmpty() ? null : request.body(), headers);
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

    private static JsonValue json(String text) {
        return jakarta.json.Json.createReader(new StringReader(text)).readValue();
    }
}
