package dev.rollcall.log.ingest;

import dev.rollcall.kit.ServiceName;
import dev.rollcall.log.store.LogRecord;
import jakarta.json.JsonException;
import jakarta.json.spi.JsonProvider;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParser.Event;
import jakarta.json.stream.JsonParserFactory;
import java.io.StringReader;
import java.time.Instant;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;

/**
 * One JSON object a line, with the names of the Elastic Common Schema, flat ({@code "log.level"}) or nested
 * ({@code "log":{"level"}}). Names it does not know are passed over. Where a name comes twice the first one counts,
 * because Log4j writes the entries of the thread context, which may have any name, after its own.
 *
 * <p>Of a line that was too long everything that can still be read is kept.
 */
final class EcsCodec implements LineParser {

    /** The objects that hold names we know. */
    private static final Set<String> GROUPS =
            Set.of("log", "process", "process.thread", "service", "service.node", "trace", "error");

    private static final int MAX_PATH = 64;

    private final ServiceName sender;
    private final JsonParserFactory parsers = JsonProvider.provider().createParserFactory(Map.of());

    EcsCodec(ServiceName sender) {
        this.sender = sender;
    }

    @Override
    public LogRecord parse(Line line, Instant received) throws BadLineException {
        EcsEvent event = new EcsEvent();
        String json = line.cut() ? closed(line.text()) : line.text();
        try (JsonParser parser = parsers.createParser(new StringReader(json))) {
            if (parser.next() != Event.START_OBJECT) {
                throw new BadLineException("not a JSON object");
            }
            object(parser, "", event);
            if (parser.hasNext()) {
                throw new BadLineException("more than one JSON value");
            }
        } catch (JsonException | NoSuchElementException e) {
            if (!line.cut()) {
                throw new BadLineException("not JSON");
            }
        } catch (RuntimeException e) {
            // Parsson's answer to nesting beyond its limit.
            throw new BadLineException("JSON nested too deeply");
        }
        return event.record(sender, received, line);
    }

    private static void object(JsonParser parser, String prefix, EcsEvent event) {
        String name = "";
        while (true) {
            switch (parser.next()) {
                case KEY_NAME -> name = prefix + parser.getString();
                case START_OBJECT -> {
                    if (name.length() <= MAX_PATH && GROUPS.contains(name)) {
                        object(parser, name + ".", event);
                    } else {
                        skip(parser);
                    }
                }
                case START_ARRAY -> skip(parser);
                case VALUE_STRING, VALUE_NUMBER -> event.put(name, parser.getString());
                case END_OBJECT -> {
                    return;
                }
                default -> {
                    // true, false and null say nothing that an event needs.
                }
            }
        }
    }

    /** Passes over the rest of an object or array. (Parsson's own skipping never ends when the text ends within.) */
    private static void skip(JsonParser parser) {
        int depth = 1;
        while (depth > 0) {
            switch (parser.next()) {
                case START_OBJECT, START_ARRAY -> depth++;
                case END_OBJECT, END_ARRAY -> depth--;
                default -> {
                    // A name or a value within.
                }
            }
        }
    }

    /** Returns the beginning of a JSON text with the string in which it ends closed. */
    private static String closed(String json) {
        boolean inside = false;
        int escape = -1;
        for (int i = 0; i < json.length(); i++) {
            char c = json.charAt(i);
            if (inside && c == '\\') {
                escape = i;
                i += i + 1 < json.length() && json.charAt(i + 1) == 'u' ? 5 : 1;
                if (i >= json.length()) {
                    return json.substring(0, escape) + '"';
                }
            } else if (c == '"') {
                inside = !inside;
            }
        }
        return inside ? json + '"' : json;
    }
}
