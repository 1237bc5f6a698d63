package dev.rollcall.grading.calculation;

/** What missing work means for the current average; in the final one it is worth nothing either way. */
public enum Missing {
    /** As if it were not graded yet. */
    LEFT_OUT,
    /** Worth nothing at once. */
    ZERO
}
