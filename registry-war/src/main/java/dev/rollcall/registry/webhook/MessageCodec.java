package dev.rollcall.registry.webhook;

import dev.rollcall.kit.json.JsonP;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.nio.charset.StandardCharsets;

/**
 * {@link Message} as JSON: {@code {"text":"Stock is DOWN: connection refused (stock-1, http://h:1).","Id":"8a52c1f0-1",
 * "Events":[{"Time":"2026-01-31T12:00:00Z","Service":"Stock","Instance":"stock-1","URL":"http://h:1","Event":"down",
 * "Cause":"connection refused"}],"More":0}}. {@code text} is what Slack, Mattermost and their like show.
 */
public final class MessageCodec {

    /** The most events that a message lists, so that it stays within what receivers take. */
    private static final int MAX_EVENTS = 100;

    private MessageCodec() {}

    /** Returns UTF-8. */
    public static byte[] write(Message message) {
        JsonArrayBuilder events = JsonP.array();
        message.alerts().stream().limit(MAX_EVENTS).map(MessageCodec::event).forEach(events::add);
        return JsonP.object()
                .add("text", harmless(message.sentence()))
                .add("Id", message.id())
                .add("Events", events)
                .add("More", Math.max(0, message.alerts().size() - MAX_EVENTS))
                .build()
                .toString()
                .getBytes(StandardCharsets.UTF_8);
    }

    private static JsonObjectBuilder event(Alert alert) {
        return JsonP.object()
                .add("Time", alert.time().toString())
                .add("Service", alert.entry().name().value())
                .add("Instance", alert.entry().id().value())
                .add("URL", alert.entry().registration().url().toString())
                .add("Event", alert.down() ? "down" : "up")
                .add("Cause", alert.cause());
    }

    /** Names are chosen by others: none may be a link, or call a whole channel (docs.slack.dev, "Formatting message text"). */
    private static String harmless(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace('@', '\uFF20');
    }
}
