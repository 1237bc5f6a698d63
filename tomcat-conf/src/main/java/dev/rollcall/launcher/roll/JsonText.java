package dev.rollcall.launcher.roll;

import java.util.Collection;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Writes maps, collections, numbers, booleans, optionals and texts of everything else as JSON, two blanks per level.
 */
public final class JsonText {
    private final StringBuilder text = new StringBuilder();

    private JsonText() {}

    /** Returns a value as JSON; an empty optional is null. */
    public static String of(@Nullable Object value) {
        JsonText json = new JsonText();
        json.write(value, "\n");
        return json.text.toString();
    }

    private void write(@Nullable Object value, String line) {
        if (value == null || value instanceof Number || value instanceof Boolean) {
            text.append(value);
        } else if (value instanceof Optional<?> optional) {
            write(optional.orElse(null), line);
        } else if (value instanceof Map<?, ?> map) {
            text.append('{');
            Iterator<? extends Map.Entry<?, ?>> entries = map.entrySet().iterator();
            while (entries.hasNext()) {
                Map.Entry<?, ?> entry = entries.next();
                text.append(line).append("  ");
                string(String.valueOf(entry.getKey()));
                text.append(": ");
                write(entry.getValue(), line + "  ");
                text.append(entries.hasNext() ? "," : line);
            }
            text.append('}');
        } else if (value instanceof Collection<?> collection) {
            array(collection, line);
        } else {
            string(value.toString());
        }
    }

    private void array(Collection<?> collection, String line) {
        text.append('[');
        Iterator<?> elements = collection.iterator();
        while (elements.hasNext()) {
            text.append(line).append("  ");
            write(elements.next(), line + "  ");
            text.append(elements.hasNext() ? "," : line);
        }
        text.append(']');
    }

    private void string(String content) {
        text.append('"');
        content.chars().forEach(c -> {
            if (c == '"' || c == '\\' || c < ' ') {
                text.append(String.format("\\u%04x", c));
            } else {
                text.append((char) c);
            }
        });
        text.append('"');
    }
}
