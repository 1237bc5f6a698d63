package dev.rollcall.system.harness;

import dev.rollcall.kit.ServiceName;
import dev.rollcall.kit.testing.Http;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;

/** The newest entries of a log service at {@code /log}, read as the portal reads them. */
public final class CentralLog {
    private CentralLog() {}

    /**
     * An entry.
     *
     * @param service who logged it
     * @param level such as INFO
     * @param text what was logged
     */
    public record Entry(String service, String level, String text) {}

    /** Returns the newest entries, newest first. */
    public static List<Entry> read(Base log) {
        return read(log.uri("/log/log"), Keys.of(log));
    }

    /** Returns the newest entries of a log service at this address, newest first. */
    public static List<Entry> read(URI log, Keys keys) {
        String token = keys.bearer(ServiceName.PORTAL, ServiceName.LOG, "olga", "operator");
        HttpResponse<String> answer = Http.get(URI.create(log + "?limit=1000"), "Authorization", token);
        if (answer.statusCode() != 200) {
            throw new IllegalStateException("the log service answers " + answer.statusCode() + " " + answer.body());
        }
        try (var reader = Json.createReader(new StringReader(answer.body()))) {
            return reader.readObject().getJsonArray("entries").getValuesAs(JsonObject.class).stream()
                    .map(e -> new Entry(e.getString("service"), e.getString("level"), e.getString("text")))
                    .toList();
        }
    }

    /** Returns whether an entry of a service contains a text. */
    public static boolean has(Base log, String service, String text) {
        return read(log).stream()
                .anyMatch(e -> e.service().equals(service) && e.text().contains(text));
    }
}
