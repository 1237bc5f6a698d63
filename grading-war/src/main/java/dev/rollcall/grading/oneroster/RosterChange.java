package dev.rollcall.grading.oneroster;

import dev.rollcall.grading.gradebook.ClassTransaction;
import dev.rollcall.grading.gradebook.Edit.Saved;
import dev.rollcall.grading.gradebook.Enrolment;
import dev.rollcall.grading.gradebook.Origin;
import dev.rollcall.grading.gradebook.Person;
import dev.rollcall.grading.gradebook.Progress;
import dev.rollcall.grading.gradebook.Repository;
import dev.rollcall.grading.gradebook.Transaction;
import dev.rollcall.grading.gradebook.Versioned;
import dev.rollcall.grading.oneroster.RosterPlan.InClass;
import java.util.List;

/** Carries out a plan within one transaction: an exception ends it, and nothing has changed. Used by one thread. */
public final class RosterChange {
    private final Transaction tx;
    private final Origin origin;
    private final Progress progress;

    private RosterChange(Transaction tx, Origin origin, Progress progress) {
        this.tx = tx;
        this.origin = origin;
        this.progress = progress;
    }

    /**
     * Makes all changes.
     *
     * @param progress is told of each thing
     * @throws RosterStaleException if a cell is no longer as it was in the plan
     * @throws dev.rollcall.grading.gradebook.StaleException if anything else is not
     * @throws dev.rollcall.grading.gradebook.RefusedException if something else has changed that the plan needs
     */
    public static void make(RosterPlan plan, Transaction tx, Origin origin, Progress progress) {
        new RosterChange(tx, origin, progress).make(plan);
    }

    private void make(RosterPlan plan) {
        tx.sourceIds().keep(plan.names());
        each(plan.terms(), tx.terms(origin));
        each(plan.courses(), tx.courses());
        each(plan.schemes(), tx.schemes(origin));
        each(replaced(plan.people()), tx.people(origin));
        List<Person> people = added(plan.people());
        tx.enter(people);
        progress.advance(people.size());
        each(plan.sections(), tx.classes(origin));
        plan.classes().forEach(this::make);
    }

    private void make(InClass one) {
        ClassTransaction section = tx.in(one.section(), origin);
        each(one.categories(), section.categories());
        each(one.items(), section.items());
        each(replaced(one.enrolments()), section.enrolments());
        List<Enrolment> enrolments = added(one.enrolments());
        section.enrol(enrolments);
        boolean saved = section.save(one.results()).stream().allMatch(Saved.class::isInstance);
        if (!saved) {
            throw new RosterStaleException();
        }
        progress.advance(enrolments.size() + one.results().size());
    }

    private <T extends Versioned> void each(List<Step<T>> steps, Repository<T> repository) {
        for (Step<T> step : steps) {
            step.on(repository);
            progress.advance(1);
        }
    }

    private static <T extends Versioned> List<T> added(List<Step<T>> steps) {
        return steps.stream()
                .filter(step -> step.before().isEmpty())
                .map(Step::after)
                .toList();
    }

    private static <T extends Versioned> List<Step<T>> replaced(List<Step<T>> steps) {
        return steps.stream().filter(step -> step.before().isPresent()).toList();
    }
}
