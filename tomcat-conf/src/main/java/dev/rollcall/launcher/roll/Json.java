package dev.rollcall.launcher.roll;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads JSON (RFC 8259) into maps, lists, strings, doubles, booleans and null; just enough for answers of Rollcall's
 * own services, because the launcher is JDK only. Not thread-safe.
 */
final class Json {
    private static final int MAX_DEPTH = 64;

    private final String text;
    private int position;
    private int depth;

    private Json(String text) {
        this.text = text;
    }

    /**
     * Reads one document.
     *
     * @throws IllegalArgumentException if it is not JSON
     */
    static @Nullable Object read(String text) {
        Json json = new Json(text);
        Object value = json.value();
        if (json.peek() != 0) {
            throw json.unexpected();
        }
        return value;
    }

    private @Nullable Object value() {
        char next = peek();
        return switch (next) {
            case '{' -> nested(this::object);
            case '[' -> nested(this::array);
            case '"' -> string();
            case 't' -> word("true", true);
            case 'f' -> word("false", false);
            case 'n' -> word("null", null);
            default -> number();
        };
    }

    private interface Part {
        Object read();
    }

    private Object nested(Part part) {
        if (++depth > MAX_DEPTH) {
            throw unexpected();
        }
        Object value = part.read();
        depth--;
        return value;
    }

    private Map<String, @Nullable Object> object() {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        expect('{');
        if (!found('}')) {
            do {
                peek();
                String name = string();
                expect(':');
                members.put(name, value());
            } while (found(','));
            expect('}');
        }
        return members;
    }

    private List<@Nullable Object> array() {
        List<@Nullable Object> elements = new ArrayList<>();
        expect('[');
        if (!found(']')) {
            do {
                elements.add(value());
            } while (found(','));
            expect(']');
        }
        return elements;
    }

    private String string() {
        expect('"');
        StringBuilder content = new StringBuilder();
        while (true) {
            char next = take();
            if (next == '"') {
                return content.toString();
            }
            content.append(next == '\\' ? escaped() : next);
        }
    }

    private char escaped() {
        char kind = take();
        return switch (kind) {
            case '"', '\\', '/' -> kind;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> {
                if (position + 4 > text.length()) {
                    throw unexpected();
                }
                position += 4;
                yield (char) Integer.parseInt(text, position - 4, position, 16);
            }
            default -> throw unexpected();
        };
    }

    private Double number() {
        int start = position;
        while (position < text.length() && "+-.eE0123456789".indexOf(text.charAt(position)) >= 0) {
            position++;
        }
        if (start == position) {
            throw unexpected();
        }
        return Double.valueOf(text.substring(start, position));
    }

    private @Nullable Object word(String word, @Nullable Object value) {
        if (!text.startsWith(word, position)) {
            throw unexpected();
        }
        position += word.length();
        return value;
    }

    private boolean found(char wanted) {
        if (peek() != wanted) {
            return false;
        }
        position++;
        return true;
    }

    private void expect(char wanted) {
        if (!found(wanted)) {
            throw unexpected();
        }
    }

    private char take() {
        if (position >= text.length()) {
            throw unexpected();
        }
        return text.charAt(position++);
    }

    /** Returns the next character that is not blank without taking it, or 0 at the end. */
    private char peek() {
        while (position < text.length() && " \t\r\n".indexOf(text.charAt(position)) >= 0) {
            position++;
        }
        return position < text.length() ? text.charAt(position) : 0;
    }

    private IllegalArgumentException unexpected() {
        return new IllegalArgumentException("not JSON at character " + position);
    }
}
