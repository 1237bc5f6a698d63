package dev.rollcall.system.bench;

/**
 * A line of the table.
 *
 * @param what is measured
 * @param measured the value, with its unit
 * @param beside the goal, or what it should be compared with
 * @param verdict whether the goal is met; empty without a goal
 */
record Figure(String what, String measured, String beside, String verdict) {
    static final String MET = "met";
    static final String MISSED = "**missed**";
    static final String FAILED = "**failed**";

    /** A value that must not exceed a goal. */
    static Figure goal(String what, String measured, String goal, boolean met) {
        return new Figure(what, measured, goal, met ? MET : MISSED);
    }

    /** A value beside another one. */
    static Figure beside(String what, String measured, String beside) {
        return new Figure(what, measured, beside, "");
    }

    /** Something that could not be measured. */
    static Figure failed(String what, Throwable reason) {
        return new Figure(
                what, String.valueOf(reason.getMessage()).lines().findFirst().orElse(""), "", FAILED);
    }
}
