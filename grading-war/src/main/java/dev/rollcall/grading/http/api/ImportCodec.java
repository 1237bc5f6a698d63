package dev.rollcall.grading.http.api;

import dev.rollcall.grading.exchange.Application.Obstacle;
import dev.rollcall.grading.exchange.Column;
import dev.rollcall.grading.exchange.Counts;
import dev.rollcall.grading.exchange.Entry;
import dev.rollcall.grading.exchange.Plan;
import dev.rollcall.grading.exchange.Refusal;
import dev.rollcall.grading.exchange.Sheet;
import dev.rollcall.grading.gradebook.Cell;
import dev.rollcall.grading.gradebook.Draft;
import dev.rollcall.grading.gradebook.Edit.Conflict;
import dev.rollcall.grading.gradebook.Edit.Invalid;
import dev.rollcall.grading.gradebook.Edit.Outcome;
import dev.rollcall.grading.gradebook.Id;
import dev.rollcall.grading.gradebook.LineItem;
import dev.rollcall.grading.gradebook.Mark;
import dev.rollcall.grading.gradebook.Person;
import dev.rollcall.grading.job.JobStatus;
import jakarta.json.stream.JsonGenerator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The JSON of an import. Its changes are shown a page at a time, {@code cursor} being how many came before. */
final class ImportCodec {
    private final Draft draft;
    private final Plan plan;
    private final Map<Id, Person> students = new HashMap<>();
    private final Map<Id, LineItem> items = new HashMap<>();

    ImportCodec(Sheet names, Draft draft, Plan plan) {
        this.draft = draft;
        this.plan = plan;
        names.students().forEach(student -> students.put(student.id(), student));
        names.items().forEach(item -> items.put(item.id(), item));
    }

    /** Which of the changes are shown. */
    record Part(int from, int limit) {
        static Part of(Call call) {
            return new Part(
                    call.queryNumber("cursor", 0, Integer.MAX_VALUE).orElse(0L).intValue(), Pages.limit(call));
        }
    }

    byte[] page(Part part, Optional<JobStatus> job) {
        int size = plan.entries().size();
        int begin = Math.min(part.from(), size);
        int end = Math.min(size, begin + part.limit());
        return Codecs.object(json -> {
            json.write("id", draft.id().text())
                    .write("by", draft.by())
                    .write("at", draft.at().toString())
                    .write("blank", plan.erase() ? "erase" : "keep");
            file(json);
            counts(json);
            columns(json);
            refusals(json);
            json.writeStartArray("changes");
            plan.entries().subList(begin, end).forEach(entry -> write(json, entry));
            json.writeEnd();
            if (end < size) {
                json.write("next", String.valueOf(end));
            }
            draft.done().ifPresent(done -> {
                json.writeStartObject("done");
                write(json, done);
                json.writeEnd();
            });
            job.ifPresent(status -> JobCodec.write(json, status));
        });
    }

    private void file(JsonGenerator json) {
        json.writeStartObject("file")
                .write("sha256", draft.digest())
                .write("encoding", plan.form().encoding().word())
                .write("byteOrderMark", plan.form().marked())
                .write("delimiter", plan.form().delimiter().word())
                .write("decimal", plan.form().decimal().word())
                .writeEnd();
    }

    private void counts(JsonGenerator json) {
        Counts counts = plan.counts();
        json.writeStartObject("counts").write("lines", counts.lines());
        for (Entry.Kind kind : Entry.Kind.values()) {
            json.write(kind.word(), plan.count(kind));
        }
        json.write("unchanged", counts.unchanged())
                .write("blank", counts.blank())
                .write("refused", counts.refused())
                .write("warnings", plan.entries().stream().filter(this::isAbove).count())
                .writeEnd();
    }

    private void columns(JsonGenerator json) {
        json.writeStartArray("columns");
        for (Column column : plan.columns()) {
            json.writeStartObject()
                    .write("title", column.title())
                    .write("use", column.use().word());
            Codecs.text(json, "lineItem", column.item());
            json.writeEnd();
        }
        json.writeEnd();
    }

    private void refusals(JsonGenerator json) {
        json.writeStartArray("refusals");
        for (Refusal refusal : plan.refusals()) {
            json.writeStartObject().write("line", refusal.line());
            if (!refusal.column().isEmpty()) {
                json.write("column", refusal.column());
            }
            json.write("value", refusal.value())
                    .write("problem", refusal.problem().word())
                    .write("detail", refusal.detail())
                    .writeEnd();
        }
        json.writeEnd();
    }

    private void write(JsonGenerator json, Entry entry) {
        json.writeStartObject().write("line", entry.line());
        writeNames(json, entry.cell());
        json.write("kind", entry.kind().word());
        mark(json, "from", entry.before().map(result -> result.mark()));
        mark(json, "to", entry.after());
        if (isAbove(entry)) {
            json.write("warning", "The score is above the maximum.");
        }
        json.writeEnd();
    }

    /** What is not there any more has no name. */
    private void writeNames(JsonGenerator json, Cell cell) {
        MarkCodec.writeCell(json, cell);
        Optional.ofNullable(items.get(cell.item()))
                .ifPresent(item -> json.write("title", item.title().text()));
        Optional.ofNullable(students.get(cell.student()))
                .ifPresent(student -> json.write("givenName", student.name().given())
                        .write("familyName", student.name().family()));
    }

    private boolean isAbove(Entry entry) {
        LineItem item = items.get(entry.cell().item());
        return item != null
                && entry.after()
                        .flatMap(Mark::score)
                        .filter(score -> score.exceeds(item.maximum()))
                        .isPresent();
    }

    private static void mark(JsonGenerator json, String name, Optional<Mark> mark) {
        mark.ifPresent(there -> {
            json.writeStartObject(name);
            MarkCodec.write(json, there);
            json.writeEnd();
        });
    }

    static void write(JsonGenerator json, Draft.Done done) {
        json.write("batch", done.batch().text()).write("saved", done.saved()).write("already", done.already());
    }

    /** Returns what is in the way of the import, as a JSON array. */
    byte[] conflicts(List<Obstacle> obstacles) {
        return Codecs.array(json -> {
            for (Obstacle obstacle : obstacles) {
                Outcome outcome = obstacle.outcome();
                json.writeStartObject().write("line", obstacle.line());
                writeNames(json, outcome.cell());
                if (outcome instanceof Conflict conflict) {
                    mark(json, "current", conflict.current().map(result -> result.mark()));
                } else if (outcome instanceof Invalid invalid) {
                    json.write("detail", invalid.sentence());
                }
                json.writeEnd();
            }
        });
    }
}
