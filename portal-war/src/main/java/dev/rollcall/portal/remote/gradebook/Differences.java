package dev.rollcall.portal.remote.gradebook;

import dev.rollcall.portal.gradebook.Difference;
import dev.rollcall.portal.remote.Answers;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Compares what stands in the history before and after a change. */
final class Differences {
    /** Says nothing to people, or differs with every change. */
    private static final Set<String> UNTOLD = Set.of("id", "person", "version");

    private Differences() {}

    /** Returns the members that have another value since, in the order in which they are written. */
    static List<Difference> between(JsonObject before, JsonObject after) {
        Set<String> members = new LinkedHashSet<>(after.keySet());
        members.addAll(before.keySet());
        members.removeAll(UNTOLD);
        return members.stream()
                .map(member -> new Difference(member, value(before, member), value(after, member)))
                .filter(difference -> !Objects.equals(difference.before(), difference.after()))
                .toList();
    }

    private static @Nullable Object value(JsonObject object, String member) {
        JsonValue value = object.get(member);
        if (value instanceof JsonString) {
            return Answers.text(object, member);
        }
        if (value instanceof JsonNumber) {
            return Answers.requireNumber(object, member).stripTrailingZeros(); // 1.0 is no other weight than 1
        }
        return value == JsonValue.TRUE || value == JsonValue.FALSE ? value == JsonValue.TRUE : null;
    }
}
