package dev.rollcall.portal.page.classes;

import dev.rollcall.kit.security.Person;
import dev.rollcall.portal.gradebook.Batch;
import dev.rollcall.portal.gradebook.Change;
import dev.rollcall.portal.gradebook.Edit;
import dev.rollcall.portal.gradebook.Mark;
import dev.rollcall.portal.gradebook.Outcome;
import dev.rollcall.portal.marks.Clash;
import dev.rollcall.portal.marks.MarkRow;
import dev.rollcall.portal.marks.MarksForm;
import dev.rollcall.portal.page.Notice;
import dev.rollcall.portal.page.Visit;
import dev.rollcall.portal.remote.gradebook.ClassBook;
import dev.rollcall.portal.remote.gradebook.Written;
import dev.rollcall.portal.text.Texts;
import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Saves forms of many marks. What was not saved is shown again, beside what stands there now. */
final class MarksSaving {
    /** With what these changes are made, in the history. */
    private static final String FORM = "form";

    private final ClassBook book;

    MarksSaving(ClassBook book) {
        this.book = book;
    }

    /** What became of a form. */
    sealed interface Result {
        /** All of it was saved. */
        record Saved(Notice notice) implements Result {}

        /** Some of it was not: the form is shown again. */
        record Again(int status, MarksForm form, String sentence) implements Result {}
    }

    /** Saves what was touched, unless something is wrong with it, and tells of what cannot be saved any more. */
    Result save(Visit visit, String section, MarksForm typed, Function<MarkRow, MarksForm.Cell> cell) {
        HttpServletRequest request = visit.request();
        long lost = typed.lost(request.getParameterMap().keySet(), request::getParameter, visit.texts());
        String sentence = lost == 0 ? "" : visit.texts().say("marks.lost", lost);
        if (lost > 0 && !typed.needsCare() && typed.edits(cell).isEmpty()) {
            return new Result.Saved(new Notice("warn", sentence));
        }
        Result result = attempt(visit, section, typed, cell);
        return lost == 0 ? result : telling(result, sentence);
    }

    private static Result telling(Result result, String sentence) {
        if (result instanceof Result.Again again) {
            return new Result.Again(again.status(), again.form(), again.sentence() + " " + sentence);
        }
        Notice notice = ((Result.Saved) result).notice();
        return new Result.Saved(new Notice("warn", notice.text() + " " + sentence));
    }

    private Result attempt(Visit visit, String section, MarksForm typed, Function<MarkRow, MarksForm.Cell> cell) {
        Texts texts = visit.texts();
        if (typed.needsCare()) {
            return new Result.Again(422, typed, texts.say("marks.look", typed.careful()));
        }
        List<Edit> edits = typed.edits(cell);
        if (edits.isEmpty()) {
            return new Result.Saved(new Notice("ok", texts.say("marks.untouched")));
        }
        Written<Batch> written = book.save(
                visit.requirePerson(), section, edits, FORM, UUID.randomUUID().toString());
        if (written instanceof Written.Done<Batch> done) {
            return saved(visit, section, typed, cell, done.value());
        }
        WriteFailure failure = WriteFailure.of(written, texts);
        return new Result.Again(failure.status(), typed, failure.sentence());
    }

    private Result saved(
            Visit visit, String section, MarksForm typed, Function<MarkRow, MarksForm.Cell> cell, Batch batch) {
        Texts texts = visit.texts();
        Map<MarksForm.Cell, Outcome> byCell = batch.outcomes().stream()
                .collect(Collectors.toMap(
                        outcome -> new MarksForm.Cell(outcome.lineItem(), outcome.student()), Function.identity()));
        Map<String, Outcome> outcomes = new LinkedHashMap<>();
        for (MarkRow row : typed.rows()) {
            Outcome outcome = byCell.get(cell.apply(row));
            if (outcome != null) {
                outcomes.put(row.id(), agreed(row, outcome));
            }
        }
        long saved = outcomes.values().stream()
                .filter(Outcome.Saved.class::isInstance)
                .count();
        long conflicts = outcomes.size() - saved;
        if (conflicts == 0) {
            return new Result.Saved(notice(texts, saved, outcomes.values()));
        }
        MarksForm after = typed.after(
                outcomes,
                (row, conflict) -> clash(visit.requirePerson(), section, conflict, conflicts <= ClassBook.MAX_NAMED),
                texts);
        return new Result.Again(409, after, texts.say("marks.conflicts", saved, conflicts));
    }

    /** Two users who write the same do not clash, so an attempt whose answer was lost can be repeated. */
    private static Outcome agreed(MarkRow row, Outcome outcome) {
        if (outcome instanceof Outcome.Conflict conflict) {
            Mark theirs = conflict.current() == null ? null : conflict.current().mark();
            if (MarksForm.same(row.meant(), theirs)) {
                return new Outcome.Saved(conflict.lineItem(), conflict.student(), conflict.current(), "");
            }
        }
        return outcome;
    }

    private Clash clash(Person person, String section, Outcome.Conflict conflict, boolean named) {
        Mark theirs = conflict.current() == null ? null : conflict.current().mark();
        Optional<Change> last = named ? book.latestIfTold(person, section, conflict) : Optional.empty();
        return last.map(change -> new Clash(theirs, change.by(), change.at()))
                .orElseGet(() -> new Clash(theirs, "", null));
    }

    private static Notice notice(Texts texts, long saved, Iterable<Outcome> outcomes) {
        int warned = 0;
        for (Outcome outcome : outcomes) {
            if (outcome instanceof Outcome.Saved one && !one.warning().isEmpty()) {
                warned++;
            }
        }
        String sentence = texts.say("marks.saved", saved);
        return warned == 0
                ? new Notice("ok", sentence)
                : new Notice("warn", sentence + " " + texts.say("marks.above", warned));
    }
}
