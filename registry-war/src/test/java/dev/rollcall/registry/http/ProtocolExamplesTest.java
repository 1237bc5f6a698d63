package dev.rollcall.registry.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.registry.ProviderUpdate;
import dev.rollcall.kit.registry.ProviderUpdateCodec;
import dev.rollcall.registry.testing.RunningRegistry;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.StringReader;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Sends every request of {@code docs/protocol/registry.md}, in turn, and compares the answer with the one written there. */
class ProtocolExamplesTest {

    private static final Path PAGE = Path.of("..", "docs", "protocol", "registry.md");
    private static final Pattern EXCHANGE = Pattern.compile("```http\\n(.*?)\\n```", Pattern.DOTALL);
    private static final Pattern UPDATE = Pattern.compile("```json\\n(\\{\"Added\".*?)\\n```", Pattern.DOTALL);
    private static final Pattern CALLER = Pattern.compile("Bearer <(\\w+)>");
    private static final String OPERATOR = "Bearer <operator mia>";

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

    private static List<String> blocks(Pattern pattern) throws IOException {
        List<String> blocks = new ArrayList<>();
        Matcher matcher = pattern.matcher(Files.readString(PAGE));
        while (matcher.find()) {
            blocks.add(matcher.group(1));
        }
        return blocks;
    }

    @Test
    void everyExampleIsAnsweredAsWritten() throws IOException {
        List<Message> messages = blocks(EXCHANGE).stream().map(Message::parse).toList();
        assertTrue(messages.size() >= 32, () -> "messages: " + messages.size());
        try (RunningRegistry registry =
                RunningRegistry.startAt("/registry", "rollcall.registry.probe.period", "PT1H")) {
            for (int i = 0; i < messages.size(); i += 2) {
                compare(
                        messages.get(i + 1),
                        send(registry, messages.get(i)),
                        "example " + i / 2 + ": " + messages.get(i));
            }
        }
    }

    private static HttpResponse<String> send(RunningRegistry registry, Message request) {
        List<String> headers = new ArrayList<>();
        for (String header : request.headers()) {
            String[] parts = header.split(": ", 2);
            Matcher caller = CALLER.matcher(parts[1]);
            headers.add(parts[0]);
            headers.add(
                    caller.matches()
                            ? registry.bearer(caller.group(1))
                            : parts[1].equals(OPERATOR) ? registry.bearerOfPerson("operator") : parts[1]);
        }
        String path = request.word(1).replaceFirst("^/registry", "");
        return registry.send(
                request.word(0),
                path,
                request.body().isEmpty() ? null : request.body(),
                headers.toArray(String[]::new));
    }

    private static void compare(Message expected, HttpResponse<String> answer, String what) {
        assertEquals(expected.word(1), String.valueOf(answer.statusCode()), what + answer.body());
        for (String header : expected.headers()) {
            String[] parts = header.split(": ", 2);
            assertEquals(parts[1], answer.headers().firstValue(parts[0]).orElse(""), what);
        }
        if (answer.headers().firstValue("Content-Type").orElse("").startsWith("text/")) {
            assertEquals(expected.body(), answer.body().strip(), what);
        } else if (!expected.body().isEmpty()) {
            JsonValue wanted = json(expected.body());
            JsonValue got = json(answer.body());
            assertTrue(fits(wanted, got), () -> what + "\nwanted " + wanted + "\ngot    " + got);
        }
    }

    /** Equality in which {@code "<…>"} on the page fits any text, number and flag. */
    private static boolean fits(JsonValue wanted, JsonValue got) {
        if (wanted instanceof JsonString text && text.getString().matches("<.*>")) {
            return !(got instanceof JsonObject) && !(got instanceof JsonArray) && !got.equals(JsonValue.NULL);
        }
        if (wanted instanceof JsonObject object) {
            return got instanceof JsonObject other
                    && object.keySet().equals(other.keySet())
                    && object.keySet().stream().allMatch(name -> fits(object.get(name), other.get(name)));
        }
        if (wanted instanceof JsonArray array && got instanceof JsonArray other && array.size() == other.size()) {
            for (int i = 0; i < array.size(); i++) {
                if (!fits(array.get(i), other.get(i))) {
                    return false;
                }
            }
            return true;
        }
        return wanted.equals(got);
    }

    @Test
    void updatesAreWrittenAsOnThePage() throws IOException {
        List<String> updates = blocks(UPDATE);
        assertEquals(3, updates.size());
        for (String block : updates) {
            ProviderUpdate update = ProviderUpdateCodec.read(block.getBytes(StandardCharsets.UTF_8));
            byte[] written = update.view().isPresent()
                    ? ProviderUpdateCodec.write(update)
                    : ProviderUpdateCodec.writePlain(update);

            assertEquals(block, new String(written, StandardCharsets.UTF_8));
        }
    }

    private static JsonValue json(String text) {
        return Json.createReader(new StringReader(text)).readValue();
    }
}
