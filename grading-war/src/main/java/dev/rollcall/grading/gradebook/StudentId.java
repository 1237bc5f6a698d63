package dev.rollcall.grading.gradebook;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The identity of a student, a positive number that is never given twice.
 *
 * @param value 1 or greater
 */
public record StudentId(long value) {
    private static final Pattern WRITTEN = Pattern.compile("[1-9][0-9]{0,17}");

    /**
     * Checks the number.
     *
     * @throws IllegalArgumentException if it is zero or negative
     */
    public StudentId {
        if (value < 1) {
            throw new IllegalArgumentException("student id must be >= 1 but was " + value);
        }
    }

    /** Reads an id as it is written in paths: ASCII digits without sign or leading zero; empty for anything else. */
    public static Optional<StudentId> parse(String text) {
        return WRITTEN.matcher(text).matches() ? Optional.of(new StudentId(Long.parseLong(text))) : Optional.empty();
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
