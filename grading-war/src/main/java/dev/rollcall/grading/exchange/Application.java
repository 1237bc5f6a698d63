package dev.rollcall.grading.exchange;

import dev.rollcall.grading.gradebook.ClassTransaction;
import dev.rollcall.grading.gradebook.Edit;
import dev.rollcall.grading.gradebook.Edit.Conflict;
import dev.rollcall.grading.gradebook.Edit.Outcome;
import dev.rollcall.grading.gradebook.Edit.Saved;
import dev.rollcall.grading.gradebook.Progress;
import dev.rollcall.grading.gradebook.Result;
import java.util.ArrayList;
import java.util.List;

/**
 * What became of a plan. If anything is in its way, the caller has to take everything back by ending the transaction with an
 * exception.
 *
 * @param saved how many cells were changed
 * @param already how many had been changed to the same in between
 * @param obstacles what has changed otherwise in between, or is not there any more; the first {@value #MOST_OBSTACLES}
 * @param inTheWay how many such there are
 */
public record Application(int saved, int already, List<Obstacle> obstacles, int inTheWay) {
    /** How many obstacles are listed. */
    public static final int MOST_OBSTACLES = 100;

    /**
     * Something in the way of the plan.
     *
     * @param line of the file that would change the cell, from 1
     * @param outcome what stands there, or why nothing can
     */
    public record Obstacle(int line, Outcome outcome) {}

    /** How many cells are saved at once: each time, everything in the class is read. */
    private static final int AT_ONCE = 20_000;

    /**
     * Carries out a plan, in the transaction of the class.
     *
     * @param progress is told of each cell
     */
    public static Application of(Plan plan, ClassTransaction section, Progress progress) {
        List<Edit> edits = plan.entries().stream().map(Entry::edit).toList();
        List<Outcome> outcomes = save(edits, section, progress);
        int saved = 0;
        int already = 0;
        List<Obstacle> obstacles = new ArrayList<>();
        int inTheWay = 0;
        for (int i = 0; i < outcomes.size(); i++) {
            Outcome outcome = outcomes.get(i);
            if (outcome instanceof Saved) {
                saved++;
            } else if (isSo(outcome, edits.get(i))) {
                already++;
            } else if (++inTheWay <= MOST_OBSTACLES) {
                obstacles.add(new Obstacle(plan.entries().get(i).line(), outcome));
            }
        }
        return new Application(saved, already, List.copyOf(obstacles), inTheWay);
    }

    private static List<Outcome> save(List<Edit> edits, ClassTransaction section, Progress progress) {
        List<Outcome> outcomes = new ArrayList<>(edits.size());
        for (int from = 0; from < edits.size(); from += AT_ONCE) {
            List<Edit> some = edits.subList(from, Math.min(edits.size(), from + AT_ONCE));
            outcomes.addAll(section.save(some));
            progress.advance(some.size());
        }
        return outcomes;
    }

    private static boolean isSo(Outcome outcome, Edit edit) {
        return outcome instanceof Conflict conflict
                && conflict.current().map(Result::mark).equals(edit.mark());
    }
}
