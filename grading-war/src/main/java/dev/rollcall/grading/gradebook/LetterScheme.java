package dev.rollcall.grading.gradebook;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * How percentages become letters: the first letter, from above, that the displayed percentage reaches.
 *
 * @param id the identity
 * @param title what people call it
 * @param letters from the greatest percentage down, whatever order they were given in; the last begins at 0
 * @param version 1 when it is made, greater with each change
 */
public record LetterScheme(Id id, Title title, List<Letter> letters, long version) implements Versioned {
    /** The most letters a scheme may have. */
    public static final int MAX_LETTERS = 40;

    /**
     * Sorts the letters.
     *
     * @throws IllegalArgumentException if there are none or too many, two of the same name or the same percentage, or none
     *     begins at 0
     */
    public LetterScheme {
        if (letters.isEmpty() || letters.size() > MAX_LETTERS) {
            throw new IllegalArgumentException("letters must be 1 to " + MAX_LETTERS);
        }
        letters = letters.stream()
                .sorted(Comparator.comparing(Letter::from).reversed())
                .toList();
        Set<String> names = new HashSet<>();
        Set<BigDecimal> bounds = new HashSet<>();
        for (Letter letter : letters) {
            if (!names.add(letter.name()) || !bounds.add(letter.from())) {
                throw new IllegalArgumentException("letters must differ, in name and in percentage");
            }
        }
        if (letters.get(letters.size() - 1).from().signum() != 0) {
            throw new IllegalArgumentException("the lowest of the letters must begin at 0");
        }
    }

    /**
     * One letter.
     *
     * @param name what is shown, 1 to {@value #MAX_NAME} characters
     * @param from the least percentage that has it, inclusive; 0 to 1000, at most three decimals
     */
    public record Letter(String name, BigDecimal from) {
        private static final int MAX_NAME = 16;
        private static final int DECIMALS = 3;
        private static final BigDecimal MAX_FROM = BigDecimal.valueOf(1000);

        /**
         * Checks both.
         *
         * @throws IllegalArgumentException if the name cannot be shown or the percentage is out of bounds
         */
        public Letter {
            name = VisibleText.check("letter", name, MAX_NAME);
            if (from.signum() < 0 || from.compareTo(MAX_FROM) > 0) {
                throw new IllegalArgumentException("from must be from 0 to " + MAX_FROM);
            }
            from = PlainNumber.shortest(from);
            if (from.scale() > DECIMALS) {
                throw new IllegalArgumentException("from must have at most " + DECIMALS + " decimals");
            }
        }
    }
}
