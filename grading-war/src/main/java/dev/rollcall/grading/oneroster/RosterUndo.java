package dev.rollcall.grading.oneroster;

import dev.rollcall.grading.gradebook.Category;
import dev.rollcall.grading.gradebook.Change;
import dev.rollcall.grading.gradebook.ChangeFilter;
import dev.rollcall.grading.gradebook.ClassTransaction;
import dev.rollcall.grading.gradebook.Edit.Saved;
import dev.rollcall.grading.gradebook.Enrolment;
import dev.rollcall.grading.gradebook.HistoryCodec;
import dev.rollcall.grading.gradebook.Id;
import dev.rollcall.grading.gradebook.LineItem;
import dev.rollcall.grading.gradebook.Origin;
import dev.rollcall.grading.gradebook.Progress;
import dev.rollcall.grading.gradebook.RefusedException;
import dev.rollcall.grading.gradebook.RefusedException.Reason;
import dev.rollcall.grading.gradebook.Repository;
import dev.rollcall.grading.gradebook.RosterImport;
import dev.rollcall.grading.gradebook.SchoolClass;
import dev.rollcall.grading.gradebook.Transaction;
import dev.rollcall.grading.gradebook.Versioned;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Takes back what an import did within classes, where it has not changed since: results, enrolments, work and categories. Terms,
 * courses, letters, people and the classes themselves stay: they have no history, or it would end with them.
 */
public final class RosterUndo {
    private static final int AT_ONCE = 2_000;

    private final Transaction tx;
    private final HistoryCodec codec;
    private final Origin origin;
    private final Progress progress;
    private long undone;
    private long kept;

    /**
     * Takes what is needed.
     *
     * @param origin of the changes that this makes
     * @param progress is told of each change that is taken back, or cannot be
     */
    public RosterUndo(Transaction tx, HistoryCodec codec, Origin origin, Progress progress) {
        this.tx = tx;
        this.codec = codec;
        this.origin = origin;
        this.progress = progress;
    }

    /** Takes back what was changed together. */
    public RosterImport.Tally undo(Id batch) {
        for (SchoolClass section : tx.classesChanged(batch)) {
            if (tx.terms(origin)
                    .find(section.term())
                    .filter(term -> !term.closed())
                    .isPresent()) {
                undo(tx.in(section.id(), origin), batch);
            } else {
                kept += changes(tx.in(section.id(), origin), batch).size();
            }
        }
        return new RosterImport.Tally(undone, kept);
    }

    private static List<Change> changes(ClassTransaction section, Id batch) {
        ChangeFilter filter = new ChangeFilter(
                Optional.empty(), Optional.empty(), Optional.of(batch), Optional.empty(), Optional.empty());
        List<Change> all = new ArrayList<>();
        List<Change> some = section.changes(filter, true, AT_ONCE);
        while (!some.isEmpty()) {
            all.addAll(some);
            some = section.changes(filter.beyond(some.get(some.size() - 1).number()), true, AT_ONCE);
        }
        return all;
    }

    /** Results first, which keep enrolments and work; work before its categories. */
    private void undo(ClassTransaction section, Id batch) {
        section.save(List.of()); // nothing, but it locks the class: what is seen from here on is so until the end
        List<Change> all = changes(section, batch);
        results(section, all);
        Set<Id> used = new HashSet<>();
        section.results(result -> {
            used.add(result.cell().item());
            used.add(result.cell().student());
        });
        Collections.reverse(all);
        for (Change change : all) {
            switch (change.subject().kind()) {
                case ENROLMENT -> count(undo(change, section.enrolments(), Enrolment.class, used));
                case LINE_ITEM -> count(undo(change, section.items(), LineItem.class, used));
                default -> {}
            }
        }
        section.items().page(Optional.empty(), Integer.MAX_VALUE).stream()
                .flatMap(item -> item.category().stream())
                .forEach(used::add);
        for (Change change : all) {
            if (change.subject().kind() == Change.Kind.CATEGORY) {
                count(undo(change, section.categories(), Category.class, used));
            }
        }
    }

    private void results(ClassTransaction section, List<Change> all) {
        List<Change> results = all.stream()
                .filter(change -> change.subject().kind() == Change.Kind.RESULT)
                .toList();
        for (int from = 0; from < results.size(); from += AT_ONCE) {
            section.undo(results.subList(from, Math.min(results.size(), from + AT_ONCE)))
                    .forEach(outcome -> count(outcome instanceof Saved));
        }
    }

    private void count(boolean done) {
        progress.advance(1);
        if (done) {
            undone++;
        } else {
            kept++;
        }
    }

    /**
     * Puts back what was there, or takes away what was not, if nothing that is left uses it. What no longer fits later changes is
     * refused before anything is written, and stays as it is.
     */
    private <T extends Versioned> boolean undo(Change change, Repository<T> repository, Class<T> type, Set<Id> used) {
        Id id = change.subject().item().or(() -> change.subject().person()).orElseThrow();
        Optional<T> now = repository.find(id).filter(thing -> thing.version() == change.number());
        if (now.isEmpty() || change.before().isEmpty() && used.contains(id)) {
            return false;
        }
        try {
            change.before()
                    .map(text -> type.cast(codec.readThing(
                            change.subject().kind(), text, now.get().version())))
                    .ifPresentOrElse(
                            repository::replace,
                            () -> repository.delete(id, now.get().version()));
            return true;
        } catch (RefusedException e) {
            if (e.reason() == Reason.DANGLING || e.reason() == Reason.NEEDED) {
                return false;
            }
            throw e;
        }
    }
}
