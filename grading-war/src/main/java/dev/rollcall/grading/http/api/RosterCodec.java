package dev.rollcall.grading.http.api;

import dev.rollcall.grading.gradebook.RosterImport;
import dev.rollcall.grading.job.JobStatus;
import dev.rollcall.grading.oneroster.RosterReport;
import dev.rollcall.grading.oneroster.RosterReport.Listed;
import dev.rollcall.grading.oneroster.RosterReport.Match;
import dev.rollcall.grading.oneroster.RosterReport.Refusal;
import dev.rollcall.grading.oneroster.RosterReport.Tally;
import dev.rollcall.kit.json.JsonP;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.stream.JsonGenerator;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The JSON of an import of an archive: what is known of it, and its report. */
final class RosterCodec {
    private RosterCodec() {}

    static byte[] write(RosterImport one, Optional<JobStatus> job) {
        return Codecs.object(json -> {
            members(json, one);
            json.write("report", report(one));
            job.ifPresent(status -> JobCodec.write(json, status));
        });
    }

    private static JsonObject report(RosterImport one) {
        try (JsonReader reader = JsonP.reader(one.report())) {
            return reader.readObject();
        }
    }

    /** Returns how many things would change, or have changed, according to the report. */
    static long changed(RosterImport one) {
        return report(one).getInt("changed", 0);
    }

    /** Returns how many lines the archive has, likewise. */
    static long lines(RosterImport one) {
        JsonArray files = report(one).getJsonArray("files");
        return files == null
                ? 0
                : files.getValuesAs(JsonObject.class).stream()
                        .mapToLong(file -> file.getInt("lines"))
                        .sum();
    }

    static byte[] list(List<RosterImport> imports, Function<RosterImport, Optional<JobStatus>> jobs) {
        return Codecs.object(json -> {
            json.writeStartArray("imports");
            for (RosterImport one : imports) {
                json.writeStartObject();
                members(json, one);
                jobs.apply(one).ifPresent(status -> JobCodec.write(json, status));
                json.writeEnd();
            }
            json.writeEnd();
        });
    }

    private static void members(JsonGenerator json, RosterImport one) {
        json.write("id", one.id().text())
                .write("by", one.by())
                .write("at", one.at().toString())
                .write("missing", one.ends() ? "end" : "keep");
        Codecs.text(json, "batch", one.batch());
        Codecs.text(json, "undone", one.undone());
        one.tally().ifPresent(tally -> {
            json.writeStartObject("reversal");
            write(json, tally);
            json.writeEnd();
        });
    }

    /** Writes how much was taken back. */
    static void write(JsonGenerator json, RosterImport.Tally tally) {
        json.write("undone", tally.undone()).write("kept", tally.kept());
    }

    /** Writes a report, to be kept. */
    static String report(RosterReport report) {
        return new String(Codecs.object(json -> write(json, report)), StandardCharsets.UTF_8);
    }

    private static void write(JsonGenerator json, RosterReport report) {
        json.write("version", report.version())
                .write("changed", report.changed())
                .write("refused", report.refused())
                .writeStartArray("files");
        report.tallies().forEach((part, tally) -> {
            json.writeStartObject().write("file", part.word());
            write(json, tally);
            json.writeEnd();
        });
        json.writeEnd().write("matched", report.matched()).writeStartArray("matches");
        report.matches().forEach(match -> write(json, match));
        json.writeEnd().writeStartArray("changes");
        report.changes().forEach(change -> write(json, change));
        json.writeEnd().writeStartArray("refusals");
        report.refusals().forEach(refusal -> write(json, refusal));
        json.writeEnd();
    }

    private static void write(JsonGenerator json, Tally tally) {
        json.write("lines", tally.lines())
                .write("added", tally.added())
                .write("changed", tally.changed())
                .write("ended", tally.ended())
                .write("unchanged", tally.unchanged())
                .write("ignored", tally.ignored())
                .write("refused", tally.refused());
    }

    private static void write(JsonGenerator json, Match match) {
        json.writeStartObject()
                .write("line", match.line())
                .write("sourcedId", match.sourcedId())
                .write("column", match.column())
                .write("person", match.person().text())
                .write("from", match.here())
                .write("to", match.there())
                .writeEnd();
    }

    private static void write(JsonGenerator json, Listed change) {
        json.writeStartObject()
                .write("file", change.part().word())
                .write("kind", change.kind().word());
        line(json, change.line());
        json.write("sourcedId", change.sourcedId())
                .write("from", change.before())
                .write("to", change.after())
                .writeEnd();
    }

    private static void line(JsonGenerator json, int line) {
        if (line > 0) {
            json.write("line", line);
        }
    }

    private static void write(JsonGenerator json, Refusal refusal) {
        json.writeStartObject().write("file", refusal.part().word());
        line(json, refusal.line());
        if (!refusal.column().isEmpty()) {
            json.write("column", refusal.column());
        }
        json.write("value", refusal.value())
                .write("problem", refusal.fault().word())
                .write("detail", refusal.detail())
                .writeEnd();
    }
}
