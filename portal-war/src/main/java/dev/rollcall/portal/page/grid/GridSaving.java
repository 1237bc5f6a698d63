package dev.rollcall.portal.page.grid;

import dev.rollcall.kit.json.JsonP;
import dev.rollcall.kit.registry.ServiceProblem;
import dev.rollcall.kit.security.Person;
import dev.rollcall.portal.gradebook.Batch;
import dev.rollcall.portal.gradebook.Change;
import dev.rollcall.portal.gradebook.Edit;
import dev.rollcall.portal.gradebook.Outcome;
import dev.rollcall.portal.gradebook.Result;
import dev.rollcall.portal.gradebook.Totals;
import dev.rollcall.portal.grid.CellText;
import dev.rollcall.portal.grid.TypedCell;
import dev.rollcall.portal.grid.TypedCells;
import dev.rollcall.portal.page.Answer;
import dev.rollcall.portal.page.Visit;
import dev.rollcall.portal.page.WallClock;
import dev.rollcall.portal.remote.UnreadableAnswerException;
import dev.rollcall.portal.remote.gradebook.ClassBook;
import dev.rollcall.portal.remote.gradebook.Written;
import dev.rollcall.portal.text.Texts;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Saves what was typed into the grid, and takes it back; says of each cell what became of it. Thread-safe; blocks. */
final class GridSaving {
    /** With what these changes are made, in the history. */
    private static final String GRID = "grid";

    private final ClassBook book;
    private final WallClock clock;

    GridSaving(ClassBook book, WallClock clock) {
        this.book = book;
        this.clock = clock;
    }

    Answer save(Visit visit, String section, TypedCells typed) {
        Texts texts = visit.texts();
        List<Edit> edits = new ArrayList<>();
        JsonArrayBuilder cells = JsonP.array();
        for (TypedCell cell : typed.cells()) {
            CellText.Reading reading = CellText.read(cell.text(), cell.comment(), texts);
            if (reading.error().isEmpty()) {
                edits.add(new Edit(cell.item(), cell.student(), reading.mark(), cell.version()));
            } else {
                cells.add(invalid(cell.item(), cell.student(), reading.error()));
            }
        }
        if (edits.isEmpty()) {
            return GridJson.answer(200, JsonP.object().add("cells", cells));
        }
        return answer(visit, section, cells, book.save(visit.requirePerson(), section, edits, GRID, typed.key()));
    }

    Answer undo(Visit visit, String section, GridJson.Undo undo) {
        Written<Batch> written = book.undo(visit.requirePerson(), section, 0, undo.batch(), "", undo.key());
        return answer(visit, section, JsonP.array(), written);
    }

    private Answer answer(Visit visit, String section, JsonArrayBuilder cells, Written<Batch> written) {
        Texts texts = visit.texts();
        if (written instanceof Written.Done<Batch> done) {
            return done(visit, section, cells, done.value());
        }
        if (written instanceof Written.Refused<Batch> refused) {
            return GridJson.refusal(422, refused.detail());
        }
        if (written instanceof Written.TermClosed) {
            return GridJson.refusal(409, texts.say("classes.refused.closed"));
        }
        if (written instanceof Written.Reused) {
            return GridJson.refusal(409, texts.say("classes.refused.reused"));
        }
        if (written instanceof Written.NotFound) {
            return GridJson.refusal(404, texts.say("classes.refused.gone"));
        }
        return GridJson.refusal(504, texts.say("classes.refused.unconfirmed"));
    }

    private Answer done(Visit visit, String section, JsonArrayBuilder cells, Batch batch) {
        int named = 0;
        for (Outcome outcome : batch.outcomes()) {
            boolean tell = outcome instanceof Outcome.Conflict && named++ < ClassBook.MAX_NAMED;
            Optional<Change> latest =
                    tell ? book.latestIfTold(visit.requirePerson(), section, outcome) : Optional.empty();
            cells.add(cell(visit, outcome, latest));
        }
        return GridJson.answer(
                200,
                JsonP.object()
                        .add("batch", batch.id())
                        .add("cells", cells)
                        .add("totals", GridJson.totals(totals(visit.requirePerson(), section, batch), visit.texts())));
    }

    private JsonObjectBuilder cell(Visit visit, Outcome outcome, Optional<Change> latest) {
        Texts texts = visit.texts();
        if (outcome instanceof Outcome.Saved saved) {
            return standing(saved, saved.result(), texts)
                    .add("outcome", "saved")
                    .add("detail", saved.warning().isEmpty() ? "" : texts.say("classes.cell.above"));
        }
        if (outcome instanceof Outcome.Conflict conflict) {
            return standing(conflict, conflict.current(), texts)
                    .add("outcome", "conflict")
                    .add("by", latest.map(Change::by).orElse(""))
                    .add("at", latest.map(change -> time(change.at(), texts)).orElse(""));
        }
        return invalid(outcome.lineItem(), outcome.student(), ((Outcome.Invalid) outcome).detail());
    }

    private static JsonObjectBuilder standing(Outcome outcome, @Nullable Result result, Texts texts) {
        return GridJson.cell(outcome.lineItem(), outcome.student(), result, texts);
    }

    private static JsonObjectBuilder invalid(String item, String student, String detail) {
        return JsonP.object()
                .add("item", item)
                .add("student", student)
                .add("outcome", "invalid")
                .add("detail", detail);
    }

    /** What was saved is saved, whether or not it can be said what follows from it. */
    private Map<String, Totals> totals(Person person, String section, Batch batch) {
        try {
            return book.totals(
                    person,
                    section,
                    batch.outcomes().stream()
                            .filter(Outcome.Saved.class::isInstance)
                            .map(Outcome::student)
                            .collect(Collectors.toSet()));
        } catch (ServiceProblem | UnreadableAnswerException e) {
            return Map.of(); // they come with the changes that the page is told
        }
    }

    /** The time of day, with the day when that is not today. */
    private String time(@Nullable Instant at, Texts texts) {
        if (at == null) {
            return "";
        }
        LocalDate today = clock.source().instant().atZone(clock.zone()).toLocalDate();
        LocalTime time = at.atZone(clock.zone()).toLocalTime().truncatedTo(ChronoUnit.MINUTES);
        return at.atZone(clock.zone()).toLocalDate().equals(today) ? time.toString() : texts.moment(at, clock.zone());
    }
}
