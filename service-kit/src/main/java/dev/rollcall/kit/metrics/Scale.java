package dev.rollcall.kit.metrics;

/** How long something takes, which decides what a histogram tells apart. */
public enum Scale {
    /** What should take milliseconds: 1 ms to 10 s. */
    QUICK,
    /** What waits on purpose: 0.1 s to an hour. */
    PATIENT;

    /** Returns the upper bounds of the buckets, in seconds, rising; the last, infinite one is not among them. */
    double[] bounds() {
        return switch (this) {
            case QUICK -> new double[] {0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10};
            case PATIENT -> new double[] {0.1, 1, 10, 30, 60, 300, 3600};
        };
    }
}
