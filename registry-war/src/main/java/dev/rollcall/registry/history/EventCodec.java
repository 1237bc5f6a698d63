package dev.rollcall.registry.history;

import dev.rollcall.kit.ServiceName;
import dev.rollcall.kit.json.JsonBytes;
import dev.rollcall.kit.json.JsonP;
import dev.rollcall.kit.registry.InstanceId;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.stream.JsonGenerator;
import java.time.Instant;
import java.util.Optional;

/**
 * {@link Event} as JSON on one line: {@code {"Number":7,"Time":"2026-01-31T12:00:00Z","Service":"Stock","Instance":"stock-1",
 * "Event":"down","Cause":"connection refused"}}.
 */
public final class EventCodec {

    private EventCodec() {}

    /** Writes the members of the object. */
    public static void members(Event event, JsonGenerator json) {
        json.write("Number", event.number())
                .write("Time", event.time().toString())
                .write("Service", event.service().value())
                .write("Instance", event.instance().value())
                .write("Event", event.kind())
                .write("Cause", event.cause());
    }

    /** Returns the line that stands for an event, without its end, as UTF-8. */
    static byte[] line(Event event) {
        return JsonBytes.object(json -> members(event, json));
    }

    /** Returns the event a line stands for; empty if it is none, or not whole. */
    static Optional<Event> read(String line) {
        try (JsonReader reader = JsonP.reader(line)) {
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
