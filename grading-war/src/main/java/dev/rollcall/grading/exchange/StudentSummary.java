package dev.rollcall.grading.exchange;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;

/**
 * How a student stands in a class: what an office asks for, beside the marks from which it was worked out. Written, and never
 * read.
 *
 * @param lastDay of a student who has left; empty for all others
 * @param current the average of what is graded so far, in percent; empty when nothing counts
 * @param finished the average if nothing more is handed in, likewise
 */
public record StudentSummary(Optional<LocalDate> lastDay, Average current, Average finished) {
    /** Nothing counts. */
    static final StudentSummary NONE = new StudentSummary(Optional.empty(), Average.NONE, Average.NONE);

    /**
     * An average.
     *
     * @param percent as everybody sees it
     * @param letter of it, if the class has letters
     */
    public record Average(Optional<BigDecimal> percent, Optional<String> letter) {
        /** Nothing counts. */
        static final Average NONE = new Average(Optional.empty(), Optional.empty());
    }

    boolean hasLetter() {
        return current.letter().isPresent() || finished.letter().isPresent();
    }
}
