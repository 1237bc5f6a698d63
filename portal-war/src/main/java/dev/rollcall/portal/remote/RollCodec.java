package dev.rollcall.portal.remote;

import dev.rollcall.kit.ServiceName;
import dev.rollcall.portal.system.Entry;
import dev.rollcall.portal.system.Roll;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.List;

/** Reads the registry's answer to {@code GET /services}. Missing members and nulls are nothing unusual. */
final class RollCodec {
    private RollCodec() {}

    /**
     * Reads the roll.
     *
     * @throws UnreadableAnswerException when that is not one
     */
    static Roll read(byte[] json) {
        return Answers.read(ServiceName.REGISTRY, json, reader -> {
            JsonObject roll = reader.readObject();
            List<Entry> entries = roll.getJsonArray("Services").getValuesAs(JsonObject.class).stream()
                    .map(RollCodec::entry)
                    .toList();
            return new Roll(Answers.text(roll, "Notice"), entries);
        });
    }

    private static Entry entry(JsonObject entry) {
        return new Entry(
                new ServiceName(entry.getString("ServiceName")),
                Answers.text(entry, "InstanceId"),
                Answers.text(entry, "ServiceURL"),
                Answers.text(entry, "Version"),
                requires(entry),
                Answers.text(entry, "Status"),
                Answers.instant(entry, "StatusSince"),
                Answers.text(entry, "Reason"),
                degraded(entry),
                entry.getBoolean("Signed", true),
                entry.getBoolean("Informed", true));
    }

    /** What an operator has drained works, but nobody is told about it. */
    private static String degraded(JsonObject entry) {
        String degraded = Answers.text(entry, "Degraded");
        if (!(entry.get("Drained") instanceof JsonObject drained)) {
            return degraded;
        }
        String reason = Answers.text(drained, "Reason");
        String by = "drained by " + Answers.text(drained, "By") + (reason.isEmpty() ? "" : " (" + reason + ")");
        return degraded.isEmpty() ? by : by + "; " + degraded;
    }

    private static List<ServiceName> requires(JsonObject entry) {
        JsonValue names = entry.get("RequiredServices");
        return names == null || names.getValueType() != JsonValue.ValueType.ARRAY
                ? List.of()
                : names.asJsonArray().getValuesAs(JsonString.class).stream()
                        .map(name -> new ServiceName(name.getString()))
                        .toList();
    }
}
