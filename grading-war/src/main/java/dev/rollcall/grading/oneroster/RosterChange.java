package dev.rollcall.grading.oneroster;

import dev.rollcall.grading.gradebook.ClassDesk;
import dev.rollcall.grading.gradebook.Desk;
import dev.rollcall.grading.gradebook.Edit.Saved;
import dev.rollcall.grading.gradebook.Enrolment;
import dev.rollcall.grading.gradebook.Origin;
import dev.rollcall.grading.gradebook.Person;
import dev.rollcall.grading.gradebook.Progress;
import dev.rollcall.grading.gradebook.Shelf;
import dev.rollcall.grading.gradebook.Versioned;
import dev.rollcall.grading.oneroster.RosterPlan.InClass;
import java.util.List;

/** Carries out a plan in the transaction of a desk: an exception ends it, and nothing has changed. Used by one thread. */
public final class RosterChange {
    private final Desk desk;
    private final Origin origin;
    private final Progress progress;

    private RosterChange(Desk desk, Origin origin, Progress progress) {
        this.desk = desk;
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
    public static void make(RosterPlan plan, Desk desk, Origin origin, Progress progress) {
        new RosterChange(desk, origin, progress).make(plan);
    }

    private void make(RosterPlan plan) {
        desk.sourceIds().keep(plan.names());
        each(plan.terms(), desk.terms(origin));
        each(plan.courses(), desk.courses());
        each(plan.schemes(), desk.schemes(origin));
        each(replaced(plan.people()), desk.people(origin));
        List<Person> people = added(plan.people());
        desk.enter(people);
        progress.advance(people.size());
        each(plan.sections(), desk.classes(origin));
        plan.classes().forEach(this::make);
    }

    private void make(InClass one) {
        ClassDesk section = desk.in(one.section(), origin);
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

    private <T extends Versioned> void each(List<Step<T>> steps, Shelf<T> shelf) {
        for (Step<T> step : steps) {
            step.on(shelf);
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
