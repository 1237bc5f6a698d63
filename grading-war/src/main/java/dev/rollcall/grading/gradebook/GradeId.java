package dev.rollcall.grading.gradebook;

/**
 * The identity of a grade: the number of the change that gave it, among those of its class.
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
