package dev.rollcall.portal.page.classes;

import dev.rollcall.kit.security.Person;
import dev.rollcall.portal.gradebook.Batch;
import dev.rollcall.portal.gradebook.Change;
import dev.rollcall.portal.gradebook.Changes;
import dev.rollcall.portal.gradebook.Gradebook;
import dev.rollcall.portal.gradebook.Limits;
import dev.rollcall.portal.gradebook.Outcome;
import dev.rollcall.portal.history.HistoryFilter;
import dev.rollcall.portal.history.HistoryView;
import dev.rollcall.portal.history.UndoView;
import dev.rollcall.portal.page.Answer;
import dev.rollcall.portal.page.ClassRoutes;
import dev.rollcall.portal.page.Message;
import dev.rollcall.portal.page.Notice;
import dev.rollcall.portal.page.Visit;
import dev.rollcall.portal.remote.gradebook.ClassBook;
import dev.rollcall.portal.remote.gradebook.Written;
import dev.rollcall.portal.text.Texts;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** {@code /classes/{class}/history}: what was changed; {@code …/undo} takes a change or a batch back. */
final class HistoryPages implements ClassPart {
    private static final String CHANGE = "change";
    private static final String REASON = "reason";
    private static final int MAX_REASON = 200;

    private final ClassBook book;
    private final ZoneId zone;

    /** @param zone in which moments are shown */
    HistoryPages(ClassBook book, ZoneId zone) {
        this.book = book;
        this.zone = zone;
    }

    @Override
    public boolean takes(int ids) {
        return ids <= 1;
    }

    @Override
    public Answer show(Visit visit, ClassPath path) {
        if (path.ids().isEmpty()) {
            return history(visit, path.section());
        }
        return path.endsWith(1, ClassRoutes.UNDO)
                ? asked(visit, path.section(), FormKey.fresh())
                        .map(view -> page(visit, 200, view))
                        .orElseGet(() -> nothing(visit, path))
                : Answer.status(404);
    }

    @Override
    public Answer submit(Visit visit, ClassPath path) {
        if (!path.endsWith(1, ClassRoutes.UNDO)) {
            return Answer.status(405);
        }
        Optional<UndoView> view = asked(visit, path.section(), FormKey.of(visit));
        return view.isEmpty() ? nothing(visit, path) : undo(visit, view.get());
    }

    private Answer history(Visit visit, String section) {
        Person person = visit.requirePerson();
        HistoryFilter filter = HistoryFilter.of(visit.request()::getParameter);
        Gradebook all = book.gradebook(person, section);
        Changes changes = book.changes(person, section, filter.remoteQuery());
        Locale locale = visit.texts().language().locale();
        return Answer.page(
                "history", visit.texts().say("history.title"), HistoryView.of(all, filter, changes, zone, locale));
    }

    /** What the address asks to be taken back; empty when it names nothing that can be. */
    private Optional<UndoView> asked(Visit visit, String section, String key) {
        Person person = visit.requirePerson();
        String number = visit.parameter(CHANGE);
        HistoryFilter filter = HistoryFilter.of(visit.request()::getParameter);
        boolean one = number.matches("\\d{1,17}");
        if (one != filter.batch().isEmpty()) {
            return Optional.empty();
        }
        long change = one ? Long.parseLong(number) : 0;
        Changes found = book.changes(
                person,
                section,
                one
                        ? HistoryFilter.queryOf(change)
                        : HistoryFilter.ofBatch(filter.batch()).remoteQuery());
        List<Change> changes = found.changes().stream()
                .filter(each -> each.isResult() && (!one || each.number() == change))
                .toList();
        return changes.isEmpty()
                ? Optional.empty()
                : Optional.of(UndoView.of(
                        book.gradebook(person, section),
                        change,
                        filter.batch(),
                        changes,
                        !one && !found.next().isEmpty(),
                        key,
                        zone));
    }

    private Answer undo(Visit visit, UndoView view) {
        Texts texts = visit.texts();
        String reason = visit.parameter(REASON).strip();
        if (Limits.isLonger(reason, MAX_REASON)) {
            return page(visit, 422, view.again(reason, texts.say("history.reason.long", MAX_REASON), view.key()));
        }
        String section = view.section().id();
        Written<Batch> written =
                book.undo(visit.requirePerson(), section, view.change(), view.batch(), reason, view.key());
        if (!(written instanceof Written.Done<Batch> done)) {
            WriteFailure failure = WriteFailure.of(written, texts);
            String next = FormKey.after(written, view.key());
            return page(visit, failure.status(), view.again(reason, failure.sentence(), next));
        }
        List<Outcome> elsewhere = done.value().outcomes().stream()
                .filter(outcome -> !(outcome instanceof Outcome.Saved))
                .toList();
        long taken = done.value().saved();
        if (elsewhere.isEmpty()) {
            visit.leave(new Notice("ok", texts.say("history.undone", taken)));
            return new Answer.SeeOther(visit.to().in(section).history());
        }
        return page(
                visit,
                409,
                view.done(
                        taken, elsewhere.stream().map(each -> name(view, each)).toList()));
    }

    private static String name(UndoView view, Outcome outcome) {
        return view.rows().stream()
                .filter(row -> row.change().lineItem().equals(outcome.lineItem())
                        && row.change().student().equals(outcome.student()))
                .findFirst()
                .map(row -> row.student() + ", " + row.item())
                .orElseGet(() -> outcome.student() + ", " + outcome.lineItem());
    }

    private static Answer page(Visit visit, int status, UndoView view) {
        return new Answer.Page(status, "undo", visit.texts().say("history.undo.heading"), view);
    }

    private static Answer nothing(Visit visit, ClassPath path) {
        Texts texts = visit.texts();
        return Answer.message(
                404,
                Message.of("warn", texts.say("history.undo.nothing"), texts.say("history.undo.nothing.why"))
                        .withLink(
                                texts.say("history.title"),
                                visit.to().in(path.section()).history()));
    }
}
