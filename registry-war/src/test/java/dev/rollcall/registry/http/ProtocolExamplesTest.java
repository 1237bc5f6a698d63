package dev.rollcall.registry.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.registry.ProviderUpdate;
import dev.rollcall.kit.registry.ProviderUpdateCodec;
import dev.rollcall.kit.testing.ProtocolPage;
import dev.rollcall.kit.testing.ProtocolPage.Example;
import dev.rollcall.kit.testing.ProtocolPage.Message;
import dev.rollcall.registry.testing.RunningRegistry;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Sends every request of {@code docs/protocol/registry.md}, in turn, and compares the answer with the one written there. */
class ProtocolExamplesTest {

    private static final Pattern CALLER = Pattern.compile("Bearer <(\\w+)>");
    private static final String OPERATOR = "Bearer <operator mia>";

    @Test
    void everyExampleIsAnsweredAsWritten() throws IOException {
        List<Example> examples = ProtocolPage.read("registry.md").examples();
        assertTrue(examples.size() >= 16, () -> "examples: " + examples.size());
        try (RunningRegistry registry =
                RunningRegistry.startAt("/registry", "rollcall.registry.probe.period", "PT1H")) {
            for (Example example : examples) {
                compare(example.answer(), send(registry, example), "example " + example + "\n");
            }
        }
    }

    private static HttpResponse<String> send(RunningRegistry registry, Example example) {
        String path = example.request().word(1).replaceFirst("^/registry", "");
        return example.send(registry.tomcat().uri(path), value -> withToken(registry, value));
    }

    private static String withToken(RunningRegistry registry, String value) {
        Matcher caller = CALLER.matcher(value);
        return caller.matches()
                ? registry.bearer(caller.group(1))
                : value.equals(OPERATOR) ? registry.bearerOfPerson("operator") : value;
    }

    private static void compare(Message expected, HttpResponse<String> answer, String what) {
        assertEquals(expected.word(1), String.valueOf(answer.statusCode()), what + answer.body());
        expected.headers()
                .forEach((name, value) ->
                        assertEquals(value, answer.headers().firstValue(name).orElse(""), what));
        if (answer.headers().firstValue("Content-Type").orElse("").startsWith("text/")) {
            assertEquals(expected.body(), answer.body().strip(), what);
        } else if (!expected.body().isEmpty()) {
            JsonValue wanted = ProtocolPage.json(expected.body());
            JsonValue got = ProtocolPage.json(answer.body());
            assertTrue(ProtocolPage.fits(wanted, got), () -> what + "\nwanted " + wanted + "\ngot    " + got);
        }
    }

    @Test
    void updatesAreWrittenAsOnThePage() throws IOException {
        List<String> updates = ProtocolPage.read("registry.md").blocks("json").stream()
                .filter(block -> block.startsWith("{\"Added\""))
                .toList();
        assertEquals(3, updates.size());
        for (String block : updates) {
            ProviderUpdate update = ProviderUpdateCodec.read(block.getBytes(StandardCharsets.UTF_8));
            byte[] written = update.view().isPresent()
                    ? ProviderUpdateCodec.write(update)
                    : ProviderUpdateCodec.writePlain(update);

            assertEquals(block, new String(written, StandardCharsets.UTF_8));
        }
    }
}
