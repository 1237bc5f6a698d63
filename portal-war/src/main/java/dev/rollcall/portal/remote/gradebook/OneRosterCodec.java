package dev.rollcall.portal.remote.gradebook;

import dev.rollcall.portal.oneroster.OneRosterImport;
import dev.rollcall.portal.oneroster.OneRosterReport;
import dev.rollcall.portal.oneroster.OneRosterReport.Change;
import dev.rollcall.portal.oneroster.OneRosterReport.FileCounts;
import dev.rollcall.portal.oneroster.OneRosterReport.Match;
import dev.rollcall.portal.oneroster.OneRosterReport.Refusal;
import dev.rollcall.portal.remote.Answers;
import jakarta.json.JsonObject;

/** Reads what the grade book tells of an archive. */
final class OneRosterCodec {
    private OneRosterCodec() {}

    static OneRosterImport one(JsonObject json) {
        return new OneRosterImport(
                Answers.text(json, "id"),
                Answers.text(json, "by"),
                Answers.instant(json, "at"),
                Answers.text(json, "missing").equals("end"),
                json.containsKey("batch"),
                json.containsKey("undone"),
                json.get("reversal") instanceof JsonObject reversal ? reversal(reversal) : null,
                json.get("report") instanceof JsonObject report ? report(report) : OneRosterReport.NONE);
    }

    private static OneRosterImport.Reversal reversal(JsonObject json) {
        return new OneRosterImport.Reversal(Answers.whole(json, "undone"), Answers.whole(json, "kept"));
    }

    private static OneRosterReport report(JsonObject json) {
        return new OneRosterReport(
                Answers.text(json, "version"),
                Answers.whole(json, "changed"),
                Answers.whole(json, "refused"),
                Answers.requireList(json, "files", OneRosterCodec::counts),
                Answers.whole(json, "matched"),
                Answers.list(json, "matches", OneRosterCodec::match),
                Answers.requireList(json, "changes", OneRosterCodec::change),
                Answers.requireList(json, "refusals", OneRosterCodec::refusal));
    }

    private static FileCounts counts(JsonObject json) {
        return new FileCounts(
                Answers.text(json, "file"),
                Answers.whole(json, "lines"),
                Answers.whole(json, "added"),
                Answers.whole(json, "changed"),
                Answers.whole(json, "ended"),
                Answers.whole(json, "unchanged"),
                Answers.whole(json, "ignored"),
                Answers.whole(json, "refused"));
    }

    private static Match match(JsonObject json) {
        return new Match(
                Answers.whole(json, "line"),
                Answers.text(json, "sourcedId"),
                Answers.text(json, "column"),
                Answers.text(json, "from"),
                Answers.text(json, "to"));
    }

    private static Change change(JsonObject json) {
        return new Change(
                Answers.text(json, "file"),
                Answers.text(json, "kind"),
                Answers.text(json, "sourcedId"),
                Answers.text(json, "from"),
                Answers.text(json, "to"));
    }

    private static Refusal refusal(JsonObject json) {
        return new Refusal(
                Answers.text(json, "file"),
                Answers.whole(json, "line"),
                Answers.text(json, "column"),
                Answers.text(json, "value"),
                Answers.text(json, "problem"),
                Answers.text(json, "detail"));
    }
}
