package dev.rollcall.grading.gradebook;

/**
 * The identity of a grade, a positive number that is never given twice.
 *
 * @param value 1 or greater
 */
public record GradeId(long value) {
    /**
     * Checks the number.
     *
     * @throws IllegalArgumentException if it is zero or negative
     */
    public GradeId {
        if (value < 1) {
            throw new IllegalArgumentException("grade id must be >= 1 but was " + value);
        }
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
