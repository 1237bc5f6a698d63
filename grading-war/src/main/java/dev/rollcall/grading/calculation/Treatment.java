package dev.rollcall.grading.calculation;

import dev.rollcall.grading.gradebook.Worded;

/** What became of a mark in a total; where it had no points, its state says why. */
public enum Treatment implements Worded {
    /** Its points are among the earned, its maximum is among the possible ones. */
    COUNTED,
    /** As counted, but without points: missing, or in the final average not graded. */
    ZERO,
    /** Its points are among the earned ones, and nothing is among the possible ones: extra credit. */
    ADDED,
    /** Would have counted, and is one of those that the category drops. */
    DROPPED,
    /** Takes no part: excused, or not graded or missing in the current average. */
    LEFT_OUT;

    /** Returns whether the total depends on it. */
    public boolean counts() {
        return this == COUNTED || this == ZERO || this == ADDED;
    }

    /** Returns whether it is among those from which the lowest are dropped. */
    boolean droppable() {
        return this == COUNTED || this == ZERO;
    }
}
