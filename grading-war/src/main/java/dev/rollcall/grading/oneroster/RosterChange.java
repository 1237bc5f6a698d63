package dev.rollcall.grading.oneroster;

import dev.rollcall.grading.gradebook.ClassDesk;
import dev.rollcall.grading.gradebook.Desk;
import dev.rollcall.grading.gradebook.Edit.Saved;
import dev.rollcall.grading.gradebook.Enrolment;
import dev.rollcall.grading.gradebook.Origin;
import dev.rollcall.grading.gradebook.Person;
import dev.rollcall.grading.gradebook.Versioned;
import dev.rollcall.grading.oneroster.RosterPlan.InClass;
import java.util.List;

/** Carries out a plan in the transaction of a desk: an exception ends it, and nothing has changed. */
public final class RosterChange {
    private RosterChange() {}

    /**
     * Makes all changes.
     *
     * @throws RosterStaleException if a cell is no longer as it was in the plan
     * @throws dev.rollcall.grading.gradebook.StaleException if anything else is not
     */
    public static void make(RosterPlan plan, Desk desk, Origin origin) {
        desk.sourceIds().keep(plan.names());
        plan.terms().forEach(step -> step.on(desk.terms(origin)));
        plan.courses().forEach(step -> step.on(desk.courses()));
        plan.schemes().forEach(step -> step.on(desk.schemes(origin)));
        replaced(plan.people()).forEach(step -> step.on(desk.people(origin)));
        List<Person> people = added(plan.people());
        desk.enter(people);
        plan.sections().forEach(step -> step.on(desk.classes(origin)));
        for (InClass one : plan.classes()) {
            make(one, desk.in(one.section(), origin));
        }
    }

    private static void make(InClass one, ClassDesk section) {
        one.categories().forEach(step -> step.on(section.categories()));
        one.items().forEach(step -> step.on(section.items()));
        replaced(one.enrolments()).forEach(step -> step.on(section.enrolments()));
        List<Enrolment> enrolments = added(one.enrolments());
        section.enrol(enrolments);
        boolean saved = section.save(one.results()).stream().allMatch(Saved.class::isInstance);
        if (!saved) {
            throw new RosterStaleException();
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
