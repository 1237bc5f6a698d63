package dev.rollcall.grading.http.api;

import dev.rollcall.kit.json.JsonP;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.LinkedHashMap;
import java.util.Map;

/** JSON as the maps, lists, texts and numbers that a problem document takes as its members. */
final class Plain {
    private Plain() {}

    static Object of(byte[] json) {
        try (JsonReader reader = JsonP.reader(json)) {
            return of(reader.readValue());
        }
    }

    private static Object of(JsonValue value) {
        if (value instanceof JsonObject object) {
            Map<String, Object> members = new LinkedHashMap<>();
            object.forEach((name, member) -> members.put(name, of(member)));
            return members;
        }
        if (value instanceof JsonArray array) {
            return array.stream().map(Plain::of).toList();
        }
        if (value instanceof JsonString text) {
            return text.getString();
        }
        if (value instanceof JsonNumber number) {
            return number.isIntegral() ? number.longValueExact() : number.bigDecimalValue();
        }
        return value == JsonValue.NULL ? "" : (Object) (value == JsonValue.TRUE);
    }
}
