package dev.rollcall.grading.http;

import dev.rollcall.grading.gradebook.Grade;
import dev.rollcall.grading.gradebook.GradeType;
import dev.rollcall.grading.gradebook.Score;
import dev.rollcall.grading.gradebook.Title;
import dev.rollcall.kit.servlet.CommonProblem;
import dev.rollcall.kit.servlet.ProblemException;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParser.Event;
import jakarta.json.stream.JsonParserFactory;
import java.io.StringReader;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Reads {@code {"Title":"Quiz 9","Type":"Quiz","Score":91}}: member names in any case, each once,
 * members it does not know are skipped. Numbers are read from their digits, so nothing is lost on the way. Thread-safe.
 */
final class GradeReader {
    private static final int MAX_NUMBER_LENGTH = 400;
    private static final char BYTE_ORDER_MARK = 0xfeff;
    private static final List<String> NAMES = List.of("Title", "Type", "Score");

    private final JsonParserFactory parsers = Json.createParserFactory(Map.of());

    /**
     * Reads one grade.
     *
     * @throws ProblemException 400 if the bytes are not UTF-8 or not a JSON object; 422 if a member breaks its rule,
     *     with one entry in {@code errors} for each
     */
    Grade read(byte[] body) {
        Map<String, Token> members = members(utf8(body));
        List<Map<String, String>> errors = new ArrayList<>();
        Optional<Title> title = check("Title", errors, () -> new Title(text(members, "Title")));
        Optional<GradeType> type = check("Type", errors, () -> new GradeType(text(members, "Type")));
        Optional<Score> score = check("Score", errors, () -> new Score(number(members, "Score")));
        if (title.isPresent() && type.isPresent() && score.isPresent()) {
            return new Grade(title.get(), type.get(), score.get());
        }
        String detail = String.join(
                " ", errors.stream().map(error -> error.get("detail") + ".").toList());
        throw new ProblemException(CommonProblem.INVALID, detail).with("errors", errors);
    }

    private static String utf8(byte[] body) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
            if (text.isBlank()) {
                throw new ProblemException(CommonProblem.UNREADABLE, "The body is empty.");
            }
            if (text.charAt(0) == BYTE_ORDER_MARK) {
                throw new ProblemException(CommonProblem.UNREADABLE, "The body begins with a byte order mark.");
            }
            return text;
        } catch (CharacterCodingException e) {
            throw new ProblemException(CommonProblem.UNREADABLE, "The body is not UTF-8.", e);
        }
    }

    private Map<String, Token> members(String body) {
        try (JsonParser parser = parsers.createParser(new StringReader(body))) {
            return members(parser);
        } catch (ProblemException e) {
            throw e;
        } catch (JsonException | NoSuchElementException e) {
            throw new ProblemException(CommonProblem.UNREADABLE, "The body is not JSON.", e);
        } catch (RuntimeException e) { // Parsson's answer to nesting beyond its limit
            throw new ProblemException(CommonProblem.UNREADABLE, "The JSON is nested too deeply.", e);
        }
    }

    private static Map<String, Token> members(JsonParser parser) {
        if (parser.next() != Event.START_OBJECT) {
            throw new ProblemException(CommonProblem.UNREADABLE, "The body must be a JSON object.");
        }
        Map<String, Token> members = new TreeMap<>();
        while (parser.next() == Event.KEY_NAME) {
            String name = parser.getString().toLowerCase(Locale.ROOT);
            if (members.containsKey(name)) {
                throw twice(NAMES.stream().filter(name::equalsIgnoreCase).findFirst());
            }
            Event event = parser.next();
            if (event == Event.START_OBJECT || event == Event.START_ARRAY) {
                skip(parser);
            }
            boolean scalar = event == Event.VALUE_STRING || event == Event.VALUE_NUMBER;
            members.put(name, new Token(event, scalar ? parser.getString() : ""));
        }
        if (parser.hasNext()) {
            throw new ProblemException(CommonProblem.UNREADABLE, "There is more than one JSON value in the body.");
        }
        return members;
    }

    /** Passes over the rest of an object or array. (Parsson's own skipping never ends when the text ends within.) */
    private static void skip(JsonParser parser) {
        Deque<Set<String>> open = new ArrayDeque<>();
        open.push(new HashSet<>());
        while (!open.isEmpty()) {
            switch (parser.next()) {
                case START_OBJECT, START_ARRAY -> open.push(new HashSet<>());
                case END_OBJECT, END_ARRAY -> open.pop();
                case KEY_NAME -> {
                    if (!open.element().add(parser.getString())) {
                        throw twice(Optional.empty());
                    }
                }
                default -> {
                    // A value within.
                }
            }
        }
    }

    /** A name that is not ours came from outside and is not repeated. */
    private static ProblemException twice(Optional<String> name) {
        return new ProblemException(
                CommonProblem.UNREADABLE,
                name.map(ours -> ours + " is there twice.").orElse("The same name is there twice in one JSON object."));
    }

    private static String text(Map<String, Token> members, String name) {
        return required(members, name, Event.VALUE_STRING, "text").text();
    }

    private static BigDecimal number(Map<String, Token> members, String name) {
        String digits = required(members, name, Event.VALUE_NUMBER, "a number").text();
        try {
            if (digits.length() <= MAX_NUMBER_LENGTH) {
                return new BigDecimal(digits);
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(name + " is out of range", e);
        }
        throw new IllegalArgumentException(name + " must have at most " + Score.MAX_DIGITS + " digits");
    }

    private static Token required(Map<String, Token> members, String name, Event expected, String words) {
        Token token = members.get(name.toLowerCase(Locale.ROOT));
        if (token == null || token.event() == Event.VALUE_NULL) {
            throw new IllegalArgumentException(name + " is missing");
        }
        if (token.event() != expected) {
            throw new IllegalArgumentException(name + " must be " + words);
        }
        return token;
    }

    private static <T> Optional<T> check(String name, List<Map<String, String>> errors, Supplier<T> rule) {
        try {
            return Optional.of(rule.get());
        } catch (IllegalArgumentException e) {
            Map<String, String> error = new LinkedHashMap<>();
            error.put("pointer", "/" + name);
            error.put("detail", String.valueOf(e.getMessage()));
            errors.add(error);
            return Optional.empty();
        }
    }

    /** A member as it was written; the text only of strings and numbers. */
    private record Token(Event event, String text) {}
}
