package dev.rollcall.system.bench;

import java.util.List;
import java.util.stream.Stream;

/**
 * A line of the table.
 *
 * @param what is measured
 * @param measured the value, with its unit
 * @param beside the goal, or what it should be compared with
 * @param verdict whether the goal is met; empty without a goal
 * @param curves the durations that it is about, for the plot; empty without any
 */
record Figure(String what, String measured, String beside, String verdict, List<Curve> curves) {
    static final String MET = "met";
    static final String MISSED = "**missed**";
    static final String FAILED = "**failed**";

    Figure {
        curves = List.copyOf(curves);
    }

    private Figure(String what, String measured, String beside, String verdict) {
        this(what, measured, beside, verdict, List.of());
    }

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

    /** Adds the durations that it is about, and the goals for them. */
    Figure with(Sample durations, Limit... limits) {
        return with(what, false, durations, limits);
    }

    /** Adds durations to compare them with. */
    Figure over(String name, Sample baseline) {
        return with(name, true, baseline);
    }

    /** Few values have no distribution. */
    private Figure with(String name, boolean baseline, Sample durations, Limit... limits) {
        if (durations.size() < Curve.LEAST) {
            return this;
        }
        Curve curve = Curve.of(name, baseline, durations, limits);
        return new Figure(
                what,
                measured,
                beside,
                verdict,
                Stream.concat(curves.stream(), Stream.of(curve)).toList());
    }
}
