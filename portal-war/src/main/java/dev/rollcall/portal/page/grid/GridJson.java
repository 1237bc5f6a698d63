package dev.rollcall.portal.page.grid;

import dev.rollcall.kit.json.JsonP;
import dev.rollcall.kit.json.JsonText;
import dev.rollcall.portal.gradebook.Limits;
import dev.rollcall.portal.gradebook.Result;
import dev.rollcall.portal.gradebook.Totals;
import dev.rollcall.portal.grid.Shown;
import dev.rollcall.portal.grid.TypedCell;
import dev.rollcall.portal.grid.TypedCells;
import dev.rollcall.portal.page.Answer;
import dev.rollcall.portal.text.Texts;
import dev.rollcall.portal.text.Visible;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What {@code grid.js} and the portal say to each other; {@code docs/protocol/portal.md} says what the members mean. */
final class GridJson {
    private static final int MAX_CELLS = 2_000;

    private GridJson() {}

    /**
     * Reads what was typed.
     *
     * @throws IllegalArgumentException when that is not what {@code grid.js} sends
     */
    static TypedCells typed(byte[] body) {
        JsonObject json = object(body);
        List<TypedCell> cells = json.getJsonArray("cells").getValuesAs(JsonObject.class).stream()
                .map(GridJson::cell)
                .toList();
        Set<String> places = new HashSet<>();
        if (cells.isEmpty()
                || cells.size() > MAX_CELLS
                || !cells.stream().allMatch(cell -> places.add(cell.item() + " " + cell.student()))) {
            throw new IllegalArgumentException("no cells, too many, or one twice");
        }
        return new TypedCells(key(json), cells);
    }

    /**
     * A batch that is to be taken back.
     *
     * @param key of this attempt and those that repeat it
     */
    record Undo(String batch, String key) {}

    /**
     * Reads what is to be taken back.
     *
     * @throws IllegalArgumentException when that is not what {@code grid.js} sends
     */
    static Undo undo(byte[] body) {
        JsonObject json = object(body);
        return new Undo(id(json, "batch"), key(json));
    }

    private static JsonObject object(byte[] body) {
        try (JsonReader reader = JsonP.reader(JsonText.object(body))) {
            return reader.readObject();
        }
    }

    private static TypedCell cell(JsonObject json) {
        String comment = json.getString("comment", "");
        JsonNumber version = json.getJsonNumber("version");
        if (Limits.isLonger(comment, Limits.COMMENT)) {
            throw new IllegalArgumentException("a comment is too long");
        }
        return new TypedCell(
                id(json, "item"),
                id(json, "student"),
                json.getString("typed"),
                version == null ? Result.NONE : version.longValueExact(),
                comment);
    }

    private static String key(JsonObject json) {
        return matching(json, "key", Limits.KEY);
    }

    private static String id(JsonObject json, String member) {
        return matching(json, member, Limits.ID);
    }

    private static String matching(JsonObject json, String member, String pattern) {
        String text = json.getString(member);
        if (!text.matches(pattern)) {
            throw new IllegalArgumentException(member + " is none");
        }
        return text;
    }

    /** A cell as it stands. */
    static JsonObjectBuilder cell(String item, String student, @Nullable Result result, Texts texts) {
        Shown shown = Shown.of(result, texts);
        JsonObjectBuilder json = JsonP.object()
                .add("item", item)
                .add("student", student)
                .add("text", shown.text())
                .add("state", shown.state() == null ? "" : shown.state())
                .add("version", result == null ? Result.NONE : result.version())
                .add("comment", shown.comment() == null ? "" : shown.comment());
        return shown.unseen() == null ? json : json.add("shown", Visible.of(shown.unseen()));
    }

    /** Totals as they are shown. */
    static JsonArrayBuilder totals(Map<String, Totals> totals, Texts texts) {
        JsonArrayBuilder array = JsonP.array();
        totals.forEach((student, both) -> array.add(JsonP.object()
                .add("student", student)
                .add("current", Shown.total(both.current(), texts))
                .add("final", Shown.total(both.finished(), texts))));
        return array;
    }

    static Answer answer(int status, JsonObjectBuilder json) {
        return new Answer.Data(
                status, "application/json", json.build().toString().getBytes(StandardCharsets.UTF_8));
    }

    /** That nothing became of it, in a sentence. */
    static Answer refusal(int status, String detail) {
        return answer(status, JsonP.object().add("detail", detail));
    }
}
