package dev.rollcall.kit.testing;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.log.text.OneLine;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;

/**
 * A row of a table of bad input: a request that must be refused, and the answer it must get.
 *
 * @param name what is bad about it
 * @param statuses those that are right; 0 stands for a connection that is closed without an answer
 * @param words what the detail of the problem document must hold, case aside
 * @param container whether the server may answer before any web application sees the request: with a page of its own then
 */
public record BadRequest(String name, RawRequest request, Set<Integer> statuses, String words, boolean container) {

    private static final int LONGEST_ANSWER = 4096;
    private static final List<String> INTERNAL =
            List.of("Exception", "Error:", "\tat ", "org.apache", "dev.rollcall.kit");

    /** Returns a row that a web application must answer with a problem document. */
    public static BadRequest of(String name, RawRequest request, int status, String words) {
        return new BadRequest(name, request, Set.of(status), words, false);
    }

    /**
     * Sends it and insists that it is refused in words, that nothing changes, that nothing of the sender's comes back as
     * markup or as control characters, nothing internal, and that no message in the log has a second line.
     *
     * @param state what must not change, as text
     */
    public void mustBeRefused(int port, Supplier<String> state, LogLines log) {
        String before = state.get();
        List<String> earlier = log.broken();

        RawReply reply = request.send(port);

        assertTrue(statuses.contains(reply.status()), () -> "not " + statuses + ": " + reply.text());
        if (reply.status() > 0) {
            nothingLeaks(reply);
            if (!container || isProblem(reply)) {
                problem(reply, request.method().equals("HEAD"));
            }
        }
        assertEquals(before, state.get(), "state");
        assertEquals(earlier, log.broken(), "log");
    }

    private static void nothingLeaks(RawReply reply) {
        assertAll(
                () -> assertTrue(isProblem(reply) || !reply.text().contains("<script"), reply.text()),
                () -> assertFalse(reply.header("Injected").isPresent(), reply.text()),
                () -> assertTrue(
                        reply.text().length() <= LONGEST_ANSWER,
                        "an answer of " + reply.text().length()),
                () -> INTERNAL.forEach(word -> assertFalse(reply.text().contains(word), reply.text())));
    }

    private void problem(RawReply reply, boolean bare) {
        assertTrue(isProblem(reply), reply.text());
        if (bare) {
            return;
        }
        JsonObject problem = json(reply.body());
        String detail = problem.getString("detail");
        assertAll(
                () -> assertEquals(reply.status(), problem.getInt("status")),
                () -> assertTrue(detail.toLowerCase(Locale.ROOT).contains(words.toLowerCase(Locale.ROOT)), detail),
                () -> assertTrue(
                        Character.isUpperCase(detail.charAt(0)) && detail.endsWith("."), "no sentence: " + detail),
                () -> assertEquals(OneLine.of(detail), detail),
                () -> assertEquals(
                        "nosniff", reply.header("X-Content-Type-Options").orElse("")),
                () -> assertTrue(
                        reply.status() != 401
                                || reply.header("WWW-Authenticate").isPresent(),
                        reply.text()),
                () -> assertTrue(
                        reply.status() != 405
                                || !reply.header("Allow").orElse("").isEmpty(),
                        reply.text()));
    }

    private static boolean isProblem(RawReply reply) {
        return reply.header("Content-Type").orElse("").equals("application/problem+json");
    }

    private static JsonObject json(String text) {
        try (JsonReader reader = Json.createReader(new StringReader(text))) {
            return reader.readObject();
        }
    }

    @Override
    public String toString() {
        return request + ": " + OneLine.of(name.length() > 60 ? name.substring(0, 60) + "…" : name);
    }
}
