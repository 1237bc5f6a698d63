package dev.rollcall.kit.testing;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A page below {@code docs/protocol}, whose blocks of HTTP are requests and their answers in turn. */
public final class ProtocolPage {

    private final String text;

    private ProtocolPage(String text) {
        this.text = text;
    }

    /** A block of the page: its first line, its headers, its body. */
    public record Message(String start, Map<String, String> headers, String body) {

        private static Message parse(String block) {
            String[] parts = block.split("\n\n", 2);
            List<String> lines = parts[0].lines().toList();
            Map<String, String> headers = new LinkedHashMap<>();
            for (String line : lines.subList(1, lines.size())) {
                String[] header = line.split(": ", 2);
                headers.put(header[0], header[1]);
            }
            return new Message(lines.get(0), headers, parts.length == 2 ? parts[1] : "");
        }

        /** Returns a word of the first line. */
        public String word(int index) {
            return start.split(" ")[index];
        }

        /** Returns names and values in turn, as {@link Http} takes them; each value as {@code sent} makes it. */
        public String[] headers(UnaryOperator<String> sent) {
            return headers.entrySet().stream()
                    .flatMap(header -> Stream.of(header.getKey(), sent.apply(header.getValue())))
                    .toArray(String[]::new);
        }
    }

    /** A request and what is answered. */
    public record Example(Message request, Message answer) {

        /** Sends the request to another address than the page's; tokens stand for what the page has instead. */
        public HttpResponse<String> send(URI uri, UnaryOperator<String> token) {
            return Http.send(
                    request.word(0), uri, request.body().isEmpty() ? null : request.body(), request.headers(token));
        }

        @Override
        public String toString() {
            return request.start() + " -> " + answer.word(1);
        }
    }

    /** Reads the page of a module, such as {@code registry.md}. */
    public static ProtocolPage read(String name) throws IOException {
        return new ProtocolPage(Files.readString(Path.of("..", "docs", "protocol", name)));
    }

    /** Returns its blocks of a language. */
    public List<String> blocks(String language) {
        return Pattern.compile("```" + language + "\\n(.*?)\\n```", Pattern.DOTALL)
                .matcher(text)
                .results()
                .map(block -> block.group(1))
                .toList();
    }

    /** Returns all its requests with their answers. */
    public List<Example> examples() {
        List<Message> messages = blocks("http").stream().map(Message::parse).toList();
        List<Example> examples = new ArrayList<>();
        for (int i = 0; i < messages.size(); i += 2) {
            examples.add(new Example(messages.get(i), messages.get(i + 1)));
        }
        return examples;
    }

    /** Reads a body. */
    public static JsonValue json(String body) {
        return Json.createReader(new StringReader(body)).readValue();
    }

    /** Equality in which {@code "<…>"} on the page fits any text, number and flag. */
    public static boolean fits(JsonValue wanted, JsonValue got) {
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
}
