package dev.rollcall.log.search;

import dev.rollcall.log.store.LogRecord;
import dev.rollcall.log.store.StoredEvent;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Some answers. Immutable.
 *
 * @param events in the order asked for
 * @param ended why the search ended before it had found as many as wanted, or all; empty if it did not
 * @param next the {@code before} or {@code after} to go on with; empty if there is nothing more, or the search ended
 *     before it had looked at anything
 */
public record Page(List<StoredEvent> events, Optional<Budget.Limit> ended, OptionalLong next) {

    /** Nothing, and nothing more. */
    static final Page EMPTY = new Page(List.of(), Optional.empty(), OptionalLong.empty());

    /** How many bytes of JSON one page has, roughly: it keeps a page of large events out of trouble. */
    public static final int MAX_WEIGHT = 2 << 20;

    /** What an entry has beside its texts: the names of its members, times, numbers and ids. */
    private static final int FRAME = 400;

    /** Copies the list. */
    public Page {
        events = List.copyOf(events);
    }

    static int weight(LogRecord record) {
        return weight(
                record.attributes(),
                record.text(),
                record.instance(),
                record.logger(),
                record.thread(),
                record.traceId());
    }

    /** Returns how many bytes of JSON an event with such texts becomes, roughly, but hardly less. */
    public static int weight(Map<String, String> attributes, @Nullable String... texts) {
        int weight = FRAME;
        for (String text : texts) {
            weight += jsonBytes(text);
        }
        for (Map.Entry<String, String> attribute : attributes.entrySet()) {
            weight += 6 + jsonBytes(attribute.getKey()) + jsonBytes(attribute.getValue());
        }
        return weight;
    }

    /** A control character has six. */
    private static int jsonBytes(@Nullable String text) {
        int bytes = 0;
        for (int i = 0; text != null && i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ') {
                bytes += c >= '\b' && c <= '\r' && c != 0x0b ? 2 : 6;
            } else if (c < 0x800 || Character.isSurrogate(c)) {
                bytes += c >= 0x80 || c == '"' || c == '\\' ? 2 : 1;
            } else {
                bytes += 3;
            }
        }
        return bytes;
    }

    /** Returns whether the search found as many as wanted, or all. */
    public boolean complete() {
        return ended.isEmpty();
    }
}
