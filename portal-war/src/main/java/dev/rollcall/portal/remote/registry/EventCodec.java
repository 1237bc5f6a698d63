package dev.rollcall.portal.remote.registry;

import dev.rollcall.kit.ServiceName;
import dev.rollcall.portal.journal.Event;
import dev.rollcall.portal.journal.EventPage;
import dev.rollcall.portal.remote.Answers;
import dev.rollcall.portal.remote.UnreadableAnswerException;
import jakarta.json.JsonObject;

/** Reads the registry's answer to {@code GET /events}. */
final class EventCodec {
    private EventCodec() {}

    /**
     * Reads events, the oldest first.
     *
     * @throws UnreadableAnswerException when those are none
     */
    static EventPage read(byte[] json) {
        return Answers.read(ServiceName.REGISTRY, json, reader -> {
            JsonObject page = reader.readObject();
            return new EventPage(
                    page.getJsonArray("Events").getValuesAs(JsonObject.class).stream()
                            .map(EventCodec::event)
                            .toList(),
                    page.getBoolean("Missed", false),
                    page.getJsonNumber("Next").longValueExact());
        });
    }

    private static Event event(JsonObject event) {
        return new Event(
                event.getJsonNumber("Number").longValueExact(),
                Answers.instant(event, "Time"),
                Answers.text(event, "Service"),
                Answers.text(event, "Instance"),
                Answers.text(event, "Event"),
                Answers.text(event, "Cause"));
    }
}
