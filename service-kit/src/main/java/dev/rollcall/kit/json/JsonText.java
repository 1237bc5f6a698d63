package dev.rollcall.kit.json;

import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParser.Event;
import jakarta.json.stream.JsonParsingException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Checks that a body is exactly one JSON object that every parser reads alike: UTF-8 without a byte order mark, nothing
 * behind it, no name twice in one object, not nested deeply, no number beyond all measure. Parsers are more lenient,
 * each in its own way.
 */
public final class JsonText {

    private static final int MAX_DEPTH = 64;
    private static final int MAX_NUMBER = 64;
    private static final int MAX_EXPONENT = "e+999".length();
    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final Pattern PLAIN_NAME = Pattern.compile("[A-Za-z0-9_.-]{1,64}");

    private JsonText() {}

    /**
     * Returns the text of {@code bytes}.
     *
     * @throws JsonUnreadableException if they are no such object; the message says what they are instead
     */
    public static String object(byte[] bytes) {
        String text = decoded(bytes);
        if (text.isBlank()) {
            throw unreadable("the body is empty, a JSON object was expected");
        }
        if (text.charAt(0) == BYTE_ORDER_MARK) {
            throw unreadable("the body begins with a byte order mark, which JSON must not have");
        }
        try (JsonParser parser = JsonP.parser(text)) {
            walk(parser);
        } catch (JsonParsingException e) {
            throw new JsonUnreadableException(
                    "the body is not JSON (line " + e.getLocation().getLineNumber() + ", column "
                            + e.getLocation().getColumnNumber() + ")",
                    e);
        } catch (NoSuchElementException e) {
            throw new JsonUnreadableException("the body is not JSON, it ends too early", e);
        }
        return text;
    }

    /**
     * A parser that finds no end of an object at the end of the text would loop for ever; this one is asked only once.
     */
    private static void walk(JsonParser parser) {
        Event first = parser.next();
        if (first != Event.START_OBJECT) {
            throw unreadable("a JSON object was expected but there was " + word(first));
        }
        Deque<Set<String>> open = new ArrayDeque<>();
        open.push(new HashSet<>());
        while (parser.hasNext()) {
            switch (parser.next()) {
                case START_OBJECT, START_ARRAY -> enter(open);
                case END_OBJECT, END_ARRAY -> open.pop();
                case KEY_NAME -> name(open, parser.getString());
                case VALUE_NUMBER -> number(parser.getString());
                default -> {}
            }
        }
    }

    private static void enter(Deque<Set<String>> open) {
        if (open.size() == MAX_DEPTH) {
            throw unreadable("the body is nested more than " + MAX_DEPTH + " levels deep");
        }
        open.push(new HashSet<>());
    }

    private static void name(Deque<Set<String>> open, String name) {
        if (!open.element().add(name)) {
            throw twice(name);
        }
    }

    /**
     * A few characters can denote a number that fills the memory, and parsers throw many kinds of exceptions first.
     */
    private static void number(String text) {
        int exponent = Math.max(text.indexOf('e'), text.indexOf('E'));
        if (text.length() > MAX_NUMBER || exponent >= 0 && text.length() - exponent > MAX_EXPONENT) {
            throw unreadable("a number is too long or too large");
        }
    }

    /** Returns the exception for a name that is there twice; only a plain name is repeated to the caller. */
    public static JsonUnreadableException twice(String name) {
        return unreadable((PLAIN_NAME.matcher(name).matches() ? name : "a name") + " is there twice");
    }

    private static String word(Event event) {
        return switch (event) {
            case START_ARRAY -> "an array";
            case VALUE_STRING -> "text";
            case VALUE_NUMBER -> "a number";
            case VALUE_NULL -> "null";
            default -> "true or false";
        };
    }

    private static String decoded(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new JsonUnreadableException("the body is not UTF-8", e);
        }
    }

    private static JsonUnreadableException unreadable(String message) {
        return new JsonUnreadableException(message, null);
    }
}
