package dev.rollcall.portal.remote.gradebook;

import dev.rollcall.kit.json.JsonP;
import dev.rollcall.portal.gradebook.Figures;
import dev.rollcall.portal.gradebook.LineItem;
import dev.rollcall.portal.remote.Answers;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;

/** Writes pieces of work, and reads how their results lie. */
final class WorkCodec {
    private WorkCodec() {}

    /** The body of POST and PUT. */
    static JsonObject write(LineItem item) {
        JsonObjectBuilder json = JsonP.object()
                .add("title", item.title())
                .add("maximum", item.maximum())
                .add("extraCredit", item.extraCredit())
                .add("published", item.published());
        if (!item.category().isEmpty()) {
            json.add("category", item.category());
        }
        if (item.assigned() != null) {
            json.add("assignDate", item.assigned().toString());
        }
        if (item.due() != null) {
            json.add("dueDate", item.due().toString());
        }
        return json.build();
    }

    /** One entry of {@code …/statistics}. */
    static Figures figures(JsonObject json) {
        return new Figures(
                (int) Answers.whole(json, "count"),
                Answers.requireNumber(json, "mean"),
                Answers.requireNumber(json, "median"),
                Answers.requireNumber(json, "lowest"),
                Answers.requireNumber(json, "highest"),
                Answers.requireNumber(json, "spread"),
                json.getJsonArray("tenths").getValuesAs(JsonNumber.class).stream()
                        .map(JsonNumber::intValue)
                        .toList());
    }
}
