package dev.rollcall.registry.history;

import dev.rollcall.kit.ServiceName;
import dev.rollcall.kit.registry.InstanceId;
import jakarta.json.Json;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * {@link Event} as JSON on one line: {@code {"Number":7,"Time":"2026-01-31T12:00:00Z","Service":"Stock","Instance":"stock-1",
 * "Event":"down","Cause":"connection refused"}}.
 */
public final class EventCodec {

    private static final JsonBuilderFactory JSON = Json.createBuilderFactory(Map.of());

    private EventCodec() {}

    /** Returns the object. */
    public static JsonObjectBuilder object(Event event) {
        return JSON.createObjectBuilder()
                .add("Number", event.number())
                .add("Time", event.time().toString())
                .add("Service", event.service().value())
                .add("Instance", event.instance().value())
                .add("Event", event.kind())
                .add("Cause", event.cause());
    }

    /** Returns the line that stands for an event, without its end. */
    static String line(Event event) {
        return object(event).build().toString();
    }

    /** Returns the event a line stands for; empty if it is none, or not whole. */
    static Optional<Event> read(String line) {
        try (JsonReader reader = Json.createReader(new StringReader(line))) {
            JsonObject json = reader.readObject();
            return Optional.of(new Event(
                    json.getJsonNumber("Number").longValueExact(),
                    Instant.parse(json.getString("Time")),
                    new ServiceName(json.getString("Service")),
                    new InstanceId(json.getString("Instance")),
                    json.getString("Event"),
                    json.getString("Cause")));
        } catch (RuntimeException e) { // not JSON, a member that is missing or of another type, a broken invariant
            return Optional.empty();
        }
    }
}
