package dev.rollcall.portal.remote.gradebook;

import dev.rollcall.portal.files.ImportPlan;
import dev.rollcall.portal.files.ImportPlan.Applied;
import dev.rollcall.portal.files.ImportPlan.Change;
import dev.rollcall.portal.files.ImportPlan.Conflict;
import dev.rollcall.portal.files.ImportPlan.Counts;
import dev.rollcall.portal.files.ImportPlan.FileForm;
import dev.rollcall.portal.files.ImportPlan.Refusal;
import dev.rollcall.portal.remote.Answers;
import jakarta.json.JsonObject;
import java.util.List;

/** Reads imports. */
final class ImportCodec {
    private ImportCodec() {}

    static ImportPlan plan(JsonObject json) {
        JsonObject file = Answers.object(json, "file");
        return new ImportPlan(
                Answers.text(json, "id"),
                Answers.text(json, "blank").equals("erase"),
                new FileForm(
                        Answers.text(file, "encoding"), Answers.text(file, "delimiter"), Answers.text(file, "decimal")),
                counts(Answers.object(json, "counts")),
                ignored(json),
                Answers.requireList(json, "refusals", ImportCodec::refusal),
                Answers.requireList(json, "changes", ImportCodec::change),
                Answers.text(json, "next"),
                json.get("done") instanceof JsonObject done ? applied(done) : null);
    }

    private static List<String> ignored(JsonObject json) {
        return Answers.requireList(json, "columns", column -> column).stream()
                .filter(column -> Answers.text(column, "use").equals("ignored"))
                .map(column -> Answers.text(column, "title"))
                .filter(title -> !title.isEmpty())
                .toList();
    }

    private static Counts counts(JsonObject json) {
        return new Counts(
                Answers.whole(json, "lines"),
                Answers.whole(json, "added"),
                Answers.whole(json, "changed"),
                Answers.whole(json, "cleared"),
                Answers.whole(json, "unchanged"),
                Answers.whole(json, "blank"),
                Answers.whole(json, "refused"),
                Answers.whole(json, "warnings"));
    }

    private static Refusal refusal(JsonObject json) {
        return new Refusal(
                Answers.whole(json, "line"),
                Answers.text(json, "column"),
                Answers.text(json, "value"),
                Answers.text(json, "problem"),
                Answers.text(json, "detail"));
    }

    private static Change change(JsonObject json) {
        return new Change(
                Answers.whole(json, "line"),
                student(json),
                item(json),
                ResultCodec.markOf(json, "from"),
                ResultCodec.markOf(json, "to"),
                json.containsKey("warning"));
    }

    private static String student(JsonObject json) {
        String name = (Answers.text(json, "givenName") + " " + Answers.text(json, "familyName")).strip();
        return name.isEmpty() ? Answers.text(json, "student") : name;
    }

    private static String item(JsonObject json) {
        String title = Answers.text(json, "title");
        return title.isEmpty() ? Answers.text(json, "lineItem") : title;
    }

    /** What became of an import: the answer, or the problem document that says what was in the way. */
    static Applied applied(JsonObject json) {
        return new Applied(
                Answers.text(json, "batch"),
                Answers.whole(json, "saved"),
                Answers.whole(json, "already"),
                Answers.list(json, "conflicts", ImportCodec::conflict),
                Answers.whole(json, "count"));
    }

    private static Conflict conflict(JsonObject json) {
        return new Conflict(
                Answers.whole(json, "line"), student(json), item(json), ResultCodec.markOf(json, "current"));
    }
}
