package dev.rollcall.portal.gradebook;

import java.math.BigDecimal;
import java.util.List;

/** How percentages become letters, the best first. */
public record LetterScheme(String id, String title, List<Letter> letters) {

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
