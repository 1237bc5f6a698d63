package dev.rollcall.portal.remote.gradebook;

import dev.rollcall.kit.json.JsonP;
import dev.rollcall.portal.gradebook.Batch;
import dev.rollcall.portal.gradebook.Change;
import dev.rollcall.portal.gradebook.Changes;
import dev.rollcall.portal.gradebook.Edit;
import dev.rollcall.portal.gradebook.Mark;
import dev.rollcall.portal.gradebook.Outcome;
import dev.rollcall.portal.gradebook.Result;
import dev.rollcall.portal.gradebook.State;
import dev.rollcall.portal.gradebook.Total;
import dev.rollcall.portal.remote.Answers;
import dev.rollcall.portal.text.Visible;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads and writes results: marks, edits, what became of them, and the history. */
public final class ResultCodec {
    private ResultCodec() {}

    /** One result; null when the object tells of none. */
    public static @Nullable Result result(JsonObject json) {
        return json.containsKey("state") ? new Result(mark(json), Answers.whole(json, "version")) : null;
    }

    /** The members of a mark, as a PUT or a PATCH takes them. */
    public static JsonObjectBuilder write(Mark mark) {
        JsonObjectBuilder json = JsonP.object().add("state", mark.state().word());
        if (mark.score() != null) {
            json.add("score", mark.score());
        }
        return mark.comment().isEmpty() ? json : json.add("comment", mark.comment());
    }

    /**
     * The body of {@code PATCH …/results}.
     *
     * @param through with what it is made, for the history
     */
    public static JsonObject write(List<Edit> edits, String through) {
        JsonArrayBuilder results = JsonP.array();
        edits.forEach(edit -> results.add(write(edit)));
        return JsonP.object().add("through", through).add("results", results).build();
    }

    private static JsonObjectBuilder write(Edit edit) {
        Mark mark = edit.mark();
        JsonObjectBuilder json = mark == null ? JsonP.object().add("clear", true) : write(mark);
        json.add("lineItem", edit.lineItem()).add("student", edit.student());
        return edit.seen() == Result.NONE ? json : json.add("version", edit.seen());
    }

    /** The answer to many edits or to a reversal. */
    public static Batch batch(JsonObject json) {
        List<Outcome> outcomes = Answers.requireList(json, "results", ResultCodec::outcome);
        long saved = json.containsKey("saved")
                ? Answers.whole(json, "saved")
                : outcomes.stream().filter(Outcome.Saved.class::isInstance).count();
        return new Batch(Answers.text(json, "batch"), saved, outcomes);
    }

    /** One page of {@code …/changes}. */
    public static Changes changes(JsonObject json) {
        return new Changes(
                Answers.requireList(json, "changes", ResultCodec::change),
                Answers.list(json, "people", GradebookCodec::person),
                Answers.text(json, "next"));
    }

    static Total total(JsonObject json) {
        return new Total(Answers.number(json, "percentage"), Answers.text(json, "letter"));
    }

    private static Mark mark(JsonObject json) {
        return new Mark(
                state(Answers.text(json, "state")), Answers.number(json, "score"), Answers.raw(json, "comment"));
    }

    /** The state of a word; throws {@link IllegalArgumentException} when there is none. */
    static State state(String word) {
        return State.of(word).orElseThrow(() -> new IllegalArgumentException("a state that is not known"));
    }

    private static Outcome outcome(JsonObject json) {
        String item = Answers.text(json, "lineItem");
        String student = Answers.text(json, "student");
        return switch (Answers.text(json, "outcome")) {
            case "saved" -> new Outcome.Saved(item, student, result(json), Answers.text(json, "warning"));
            case "conflict" -> new Outcome.Conflict(item, student, result(json));
            default -> new Outcome.Invalid(item, student, Visible.sentence(Answers.text(json, "detail")));
        };
    }

    private static Change change(JsonObject json) {
        String kind = Answers.text(json, "kind");
        boolean cell = kind.equals("result");
        JsonObject before = object(json, "from");
        JsonObject after = object(json, "to");
        return new Change(
                Answers.whole(json, "number"),
                before == null || after == null ? kind : kind(kind, after),
                either(json, "lineItem", "category"),
                either(json, "student", "person"),
                cell ? markOf(json, "from") : null,
                cell ? markOf(json, "to") : null,
                effect(before, after),
                cell || before == null || after == null ? List.of() : Differences.between(before, after),
                Answers.text(json, "by"),
                Answers.instant(json, "at"),
                Answers.text(json, "through"),
                Answers.text(json, "reason"),
                Answers.text(json, "batch"));
    }

    private static @Nullable JsonObject object(JsonObject json, String member) {
        return json.get(member) instanceof JsonObject object ? object : null;
    }

    /** What a class looks like is also changed by its term and its letters, which the grade book counts as changes of the class. */
    private static String kind(String kind, JsonObject thing) {
        if (kind.equals("class") && thing.containsKey("letters")) {
            return "letters";
        }
        return kind.equals("class") && thing.containsKey("closed") ? "term" : kind;
    }

    private static Change.Effect effect(@Nullable JsonObject before, @Nullable JsonObject after) {
        if (before == null) {
            return after == null ? Change.Effect.UNTOLD : Change.Effect.ADDED;
        }
        return after == null ? Change.Effect.REMOVED : Change.Effect.CHANGED;
    }

    private static String either(JsonObject json, String member, String otherwise) {
        String text = Answers.text(json, member);
        return text.isEmpty() ? Answers.text(json, otherwise) : text;
    }

    static @Nullable Mark markOf(JsonObject json, String member) {
        JsonObject mark = object(json, member);
        return mark == null ? null : mark(mark);
    }
}
