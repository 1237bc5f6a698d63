package dev.rollcall.log.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.ServiceName;
import dev.rollcall.kit.http.HttpAnswer;
import dev.rollcall.kit.registry.Provider;
import dev.rollcall.kit.testing.Http;
import dev.rollcall.kit.testing.ProtocolPage;
import dev.rollcall.kit.testing.ProtocolPage.Example;
import dev.rollcall.kit.testing.ProtocolPage.Message;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Sends every request of {@code docs/protocol/log.md}, in turn, and compares the answer with the one written there. */
class ProtocolExamplesTest {

    private static final Pattern CALLER = Pattern.compile("Bearer <(\\w+)(?: for \\w+, (\\w+))?>");

    @Test
    void everyExampleIsAnsweredAsWritten() throws IOException {
        List<Example> examples = ProtocolPage.read("log.md").examples();
        assertTrue(examples.size() >= 8, () -> "examples: " + examples.size());
        try (LogServer server = LogServer.start()) {
            amongTwo(server);
            for (Example example : examples) {
                Message expected = example.answer();

                HttpResponse<String> answer = send(server, example.request());

                assertEquals(expected.word(1), String.valueOf(answer.statusCode()), example.toString());
                expected.headers()
                        .forEach((name, value) -> assertEquals(
                                value, answer.headers().firstValue(name).orElse(""), example.toString()));
                if (!expected.body().isEmpty()) {
                    assertTrue(
                            ProtocolPage.fits(ProtocolPage.json(expected.body()), ProtocolPage.json(answer.body())),
                            () -> example + "\nwanted " + expected.body() + "\ngot    " + answer.body());
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

    /** A log line ends with its line. */
    private static HttpResponse<String> send(LogServer server, Message request) {
        String body = request.body().isEmpty() ? null : request.body() + "\n";
        return Http.send(
                request.word(0),
                server.uri(request.word(1).substring("/log".length())),
                body,
                request.headers(value -> withToken(server, value)));
    }

    private static String withToken(LogServer server, String value) {
        Matcher caller = CALLER.matcher(value);
        if (!caller.matches()) {
            return value;
        }
        return caller.group(2) == null ? server.token(caller.group(1)) : server.tokenOfPerson(caller.group(2));
    }
}
