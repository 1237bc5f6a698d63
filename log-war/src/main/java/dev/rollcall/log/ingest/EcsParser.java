package dev.rollcall.log.ingest;

import dev.rollcall.kit.ServiceName;
import dev.rollcall.log.ingest.JsonScanner.Malformed;
import dev.rollcall.log.store.LogRecord;
import dev.rollcall.log.store.ProducerSequence;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One JSON object for each event, with the names of the Elastic Common Schema, flat ({@code "log.level"}) or nested
 * ({@code "log":{"level"}}). Where a name comes twice the first one counts, because Log4j writes the entries of the
 * thread context, which may have any name, after its own. What has another name is an attribute.
 *
 * <p>Everything that can still be read of a line that was too long is kept.
 */
final class EcsParser implements LineParser {

    private final ServiceName sender;

    EcsParser(ServiceName sender) {
        this.sender = sender;
    }

    @Override
    public LogRecord parse(Line line, Instant received, @Nullable ProducerSequence origin) throws BadLineException {
        EcsEvent event = new EcsEvent();
        try {
            JsonScanner json = new JsonScanner(line.bytes(), 0, line.kept(), line.cut());
            read(json, event);
            if (json.peek() >= 0) {
                json.skip(0);
                throw new BadLineException("more than one JSON value");
            }
        } catch (Malformed e) {
            if (!line.cut()) {
                throw new BadLineException(String.valueOf(e.getMessage()));
            }
        }
        return event.record(sender, received, origin, line);
    }

    /**
     * Reads one value, which should be an object.
     *
     * @throws Malformed if it is not JSON
     * @throws BadLineException if it is JSON of another kind; a scalar was read then
     */
    static void read(JsonScanner json, EcsEvent event) throws Malformed, BadLineException {
        int first = json.peek();
        if (first == '{') {
            object(json, "", 1, event);
            return;
        }
        if (first != '[') {
            json.skip(0);
        }
        throw new BadLineException("not a JSON object");
    }

    private static void object(JsonScanner json, String prefix, int depth, EcsEvent event) throws Malformed {
        JsonScanner.requireShallow(depth);
        json.expect('{');
        if (json.accept('}')) {
            return;
        }
        do {
            json.peek();
            String name = EcsEvent.joined(prefix, json.string());
            json.expect(':');
            value(json, name, depth, event);
        } while (json.accept(','));
        json.expect('}');
    }

    private static void value(JsonScanner json, String name, int depth, EcsEvent event) throws Malformed {
        switch (json.peek()) {
            case '"' -> text(json, name, event);
            case '{' -> object(json, name, depth + 1, event);
            case '[', 't', 'f' -> {
                int start = json.position();
                json.skip(depth);
                event.putOther(name, json, start);
            }
            case 'n' -> json.literal("null");
            default -> number(json, name, event);
        }
    }

    /** The beginning of a number is another number. */
    private static void number(JsonScanner json, String name, EcsEvent event) throws Malformed {
        String number = json.number();
        if (!json.endsWithin()) {
            event.put(name, number);
        }
    }

    /** Of a text, its beginning is worth keeping, but not of a time. */
    private static void text(JsonScanner json, String name, EcsEvent event) throws Malformed {
        String text = json.string();
        if (!json.endsWithin() || !name.equals("@timestamp")) {
            event.put(name, text);
        }
    }
}
