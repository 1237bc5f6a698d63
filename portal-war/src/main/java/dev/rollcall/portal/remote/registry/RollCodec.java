package dev.rollcall.portal.remote.registry;

import dev.rollcall.kit.ServiceName;
import dev.rollcall.kit.json.JsonP;
import dev.rollcall.portal.remote.Answers;
import dev.rollcall.portal.remote.UnreadableAnswerException;
import dev.rollcall.portal.system.Checkup;
import dev.rollcall.portal.system.Drain;
import dev.rollcall.portal.system.Entry;
import dev.rollcall.portal.system.Roll;
import dev.rollcall.portal.text.Visible;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

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

    /**
     * Reads which revision of the roll an answer holds, and not much more: the revision comes first.
     *
     * @throws UnreadableAnswerException when it is no roll
     */
    static String revision(byte[] json) {
        return Answers.parse(ServiceName.REGISTRY, json, parser -> {
            parser.next();
            return parser.getObjectStream()
                    .filter(member -> member.getKey().equals("Revision"))
                    .findFirst()
                    .map(member -> member.getValue() instanceof JsonString text ? Visible.of(text.getString()) : "")
                    .orElse("");
        });
    }

    /**
     * Reads one registration.
     *
     * @throws UnreadableAnswerException when that is none
     */
    static Entry readEntry(byte[] json) {
        return Answers.read(ServiceName.REGISTRY, json, reader -> entry(reader.readObject()));
    }

    /** Writes why an instance is drained. */
    static byte[] writeReason(String reason) {
        return JsonP.object().add("Reason", reason).build().toString().getBytes(StandardCharsets.UTF_8);
    }

    private static Entry entry(JsonObject entry) {
        return new Entry(
                new ServiceName(entry.getString("ServiceName")),
                Answers.text(entry, "InstanceId"),
                Answers.text(entry, "ServiceURL"),
                Answers.text(entry, "Version"),
                Answers.text(entry, "Zone"),
                requires(entry),
                Answers.text(entry, "Status"),
                Answers.instant(entry, "StatusSince"),
                Answers.text(entry, "Reason"),
                Answers.text(entry, "Degraded"),
                Answers.text(entry, "Store"),
                entry.getBoolean("Signed", true),
                entry.getBoolean("Informed", true),
                drain(entry),
                new Checkup(Answers.instant(entry, "LastProbe"), millis(entry)));
    }

    private static @Nullable Drain drain(JsonObject entry) {
        return entry.get("Drained") instanceof JsonObject drained
                ? new Drain(
                        Answers.text(drained, "By"), Answers.text(drained, "Reason"), Answers.instant(drained, "Since"))
                : null;
    }

    private static @Nullable Long millis(JsonObject entry) {
        return entry.get("ProbeMillis") instanceof JsonNumber number && number.isIntegral()
                ? Long.valueOf(number.longValueExact())
                : null;
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
