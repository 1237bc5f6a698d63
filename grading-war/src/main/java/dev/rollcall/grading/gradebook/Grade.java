package dev.rollcall.grading.gradebook;

import java.util.Optional;

/**
 * A score that a student was given for a piece of work.
 *
 * @param title the piece of work
 * @param type its kind
 * @param score the points
 */
public record Grade(Title title, GradeType type, Score score) {
    /** Returns one sentence for the person who gave this grade when it is allowed but unusual. */
    public Optional<String> warning() {
        return score.exceeds(Score.MAXIMUM)
                ? Optional.of("Score " + score + " is above the maximum of " + Score.MAXIMUM + ".")
                : Optional.empty();
    }
}
