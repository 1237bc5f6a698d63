package dev.rollcall.portal.remote;

import dev.rollcall.kit.ServiceName;
import dev.rollcall.portal.system.Entry;
import dev.rollcall.portal.system.Roll;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.ByteArrayInputStream;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the registry's answer to {@code GET /services}. Missing members and nulls are nothing unusual. */
final class RollCodec {
    private RollCodec() {}

    /**
     * Reads the roll.
     *
     * @throws IllegalArgumentException when that is not one
     */
    static Roll read(byte[] json) {
        try (JsonReader reader = Json.createReader(new ByteArrayInputStream(json))) {
            JsonObject roll = reader.readObject();
            List<Entry> entries = roll.getJsonArray("Services").getValuesAs(JsonObject.class).stream()
                    .map(RollCodec::entry)
                    .toList();
            return new Roll(text(roll, "Notice"), entries);
        } catch (JsonException | ClassCastException | NullPointerException e) {
            throw new IllegalArgumentException("the registry's answer is not a roll", e);
        }
    }

    private static Entry entry(JsonObject entry) {
        return new Entry(
                new ServiceName(entry.getString("ServiceName")),
                text(entry, "InstanceId"),
                text(entry, "ServiceURL"),
                text(entry, "Version"),
                requires(entry),
                text(entry, "Status"),
                instant(entry, "StatusSince"),
                text(entry, "Reason"),
                text(entry, "Degraded"),
                entry.getBoolean("Signed", true),
                entry.getBoolean("Informed", true));
    }

    private static List<ServiceName> requires(JsonObject entry) {
        JsonValue names = entry.get("RequiredServices");
        return names == null || names.getValueType() != JsonValue.ValueType.ARRAY
                ? List.of()
                : names.asJsonArray().getValuesAs(JsonString.class).stream()
                        .map(name -> new ServiceName(name.getString()))
                        .toList();
    }

    private static String text(JsonObject object, String member) {
        return object.get(member) instanceof JsonString string ? string.getString() : "";
    }

    private static @Nullable Instant instant(JsonObject object, String member) {
        try {
            String text = text(object, member);
            return text.isEmpty() ? null : Instant.parse(text);
        } catch (DateTimeException e) {
            return null;
        }
    }
}
