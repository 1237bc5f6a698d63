package dev.rollcall.grading.oneroster;

/**
 * What is too much for one archive.
 *
 * @param files in it
 * @param bytes of all of them, unpacked
 * @param rows of one of them
 */
record RosterLimits(int files, long bytes, int rows) {
    /** A school of 5,000 students has about 50,000 enrolments and, with twenty pieces of work for each, a million results. */
    static final RosterLimits DEFAULT = new RosterLimits(64, 256L << 20, 1_500_000);
}
