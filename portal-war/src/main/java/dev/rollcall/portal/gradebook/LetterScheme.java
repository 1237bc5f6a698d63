package dev.rollcall.portal.gradebook;

import java.math.BigDecimal;
import java.util.List;

/**
 * How percentages become letters.
 *
 * @param id empty for one that is to be made
 * @param letters the best first, as the grade book tells them
 * @param version that a change names; 0 for one that is to be made
 */
public record LetterScheme(String id, String title, List<Letter> letters, long version) {

    public LetterScheme {
        letters = List.copyOf(letters);
    }

    /**
     * A letter.
     *
     * @param from the least percentage that has it
     */
    public record Letter(String name, BigDecimal from) {}
}
