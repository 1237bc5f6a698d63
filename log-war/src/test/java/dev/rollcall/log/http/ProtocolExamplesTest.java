package dev.rollcall.log.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.ServiceName;
import dev.rollcall.kit.http.HttpAnswer;
import dev.rollcall.kit.registry.Provider;
import dev.rollcall.kit.testing.Http;
import jakarta.json.Json;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Sends every request of {@code docs/protocol/log.md}, in turn, and compares the answer with the one written there. */
class ProtocolExamplesTest {

    private static final Path PAGE = Path.of("..", "docs", "protocol", "log.md");
    private static final Pattern BLOCK = Pattern.compile("```http\\n(.*?)\\n```", Pattern.DOTALL);
    private static final Pattern CALLER = Pattern.compile("Bearer <(\\w+)(?: for \\w+, (\\w+))?>");

    @Test
    void everyExampleIsAnsweredAsWritten() throws IOException {
        List<Message> messages = messages();
        assertTrue(messages.size() >= 16, () -> "messages: " + messages.size());
        try (LogServer server = LogServer.start()) {
            amongTwo(server);
            for (int i = 0; i < messages.size(); i += 2) {
                Message request = messages.get(i);
                Message expected = messages.get(i + 1);

                HttpResponse<String> answer = send(server, request);

                assertEquals(expected.word(1), String.valueOf(answer.statusCode()), request.start());
                for (String header : expected.headers()) {
                    String[] parts = header.split(": ", 2);
                    assertEquals(parts[1], answer.headers().firstValue(parts[0]).orElse(""), request.start());
                }
                if (!expected.body().isEmpty()) {
                    assertEquals(json(expected.body()), json(answer.body()), request.start());
                }
            }
        }
    }

    /** Makes it known as {@code log1}, beside a {@code log2} that has nothing. */
    private static void amongTwo(LogServer server) {
        Provider itself = Provider.of(ServiceName.LOG, URI.create("http://log1.example:8080/log"));
        Provider other = Provider.of(ServiceName.LOG, URI.create("http://log2.example:8080/log"));
        server.reading()
                .others(
                        List.of(itself, other),
                        (call, provider) -> provider.equals(itself)
                                ? answer(204, "")
                                : answer(200, "{\"complete\":true,\"entries\":[]}"));
    }

    private static HttpAnswer answer(int status, String body) {
        return new HttpAnswer(
                status, HttpHeaders.of(Map.of(), (name, value) -> true), body.getBytes(StandardCharsets.UTF_8));
    }

    /** A block of the page: its first line, its headers, its body. */
    private record Message(String start, List<String> headers, String body) {

        static Message parse(String block) {
            String[] parts = block.split("\n\n", 2);
            List<String> lines = parts[0].lines().toList();
            return new Message(lines.get(0), lines.subList(1, lines.size()), parts.length == 2 ? parts[1] : "");
        }

        String word(int index) {
            return start.split(" ")[index];
        }
    }

    private static List<Message> messages() throws IOException {
        List<Message> messages = new ArrayList<>();
        Matcher blocks = BLOCK.matcher(Files.readString(PAGE));
        while (blocks.find()) {
            messages.add(Message.parse(blocks.group(1)));
        }
        return messages;
    }

    private static HttpResponse<String> send(LogServer server, Message request) throws IOException {
        List<String> headers = new ArrayList<>();
        for (String header : request.headers()) {
            String[] parts = header.split(": ", 2);
            headers.add(parts[0]);
            headers.add(parts[0].equals("Authorization") ? token(server, parts[1]) : parts[1]);
        }
        String body = request.body().isEmpty() ? null : request.body() + "\n";
        return Http.send(
                request.word(0), server.uri(request.word(1).substring(4)), body, headers.toArray(String[]::new));
    }

    private static String token(LogServer server, String text) {
        Matcher caller = CALLER.matcher(text);
        assertTrue(caller.matches(), text);
        return caller.group(2) == null ? server.token(caller.group(1)) : server.tokenOfPerson(caller.group(2));
    }

    private static JsonValue json(String text) {
        return Json.createReader(new StringReader(text)).readValue();
    }
}
