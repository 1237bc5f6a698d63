package dev.rollcall.grading.http;

import dev.rollcall.grading.gradebook.Grade;
import dev.rollcall.grading.gradebook.GradeType;
import dev.rollcall.grading.gradebook.Score;
import dev.rollcall.grading.gradebook.Title;
import dev.rollcall.kit.json.JsonP;
import dev.rollcall.kit.json.JsonText;
import dev.rollcall.kit.json.JsonUnreadableException;
import dev.rollcall.kit.servlet.CommonProblem;
import dev.rollcall.kit.servlet.ProblemException;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParser.Event;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Reads {@code {"Title":"Quiz 9","Type":"Quiz","Score":91}}: member names in any case, each once,
 * members it does not know are skipped. Numbers are read from their digits, so nothing is lost on the way. Thread-safe.
 */
final class GradeReader {
    /**
     * Reads one grade.
     *
     * @throws JsonUnreadableException if the bytes are not one JSON object in UTF-8, or say something twice
     * @throws ProblemException 422 if a member breaks its rule, with one entry in {@code errors} for each
     */
    Grade read(byte[] body) {
        Map<String, Token> members = members(JsonText.object(body));
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

    private Map<String, Token> members(String body) {
        Map<String, Token> members = new HashMap<>();
        try (JsonParser parser = JsonP.parser(body)) {
            parser.next();
            while (parser.next() == Event.KEY_NAME) {
                String name = parser.getString().toLowerCase(Locale.ROOT);
                if (members.put(name, value(parser)) != null) {
                    throw JsonText.twice(name);
                }
            }
        }
        return members;
    }

    private static Token value(JsonParser parser) {
        Event event = parser.next();
        switch (event) {
            case START_OBJECT -> parser.skipObject();
            case START_ARRAY -> parser.skipArray();
            default -> {
                // The value is one event.
            }
        }
        boolean scalar = event == Event.VALUE_STRING || event == Event.VALUE_NUMBER;
        return new Token(event, scalar ? parser.getString() : "");
    }

    private static String text(Map<String, Token> members, String name) {
        return required(members, name, Event.VALUE_STRING, "text").text();
    }

    private static BigDecimal number(Map<String, Token> members, String name) {
        return new BigDecimal(
                required(members, name, Event.VALUE_NUMBER, "a number").text());
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
