package dev.rollcall.grading.gradebook;

import java.math.BigDecimal;

/**
 * A kind of work within a class, such as homework.
 *
 * @param id the identity
 * @param title what people call it
 * @param weight what it is worth beside the other categories of a weighted class, 0 or greater; only proportions count
 * @param dropLowest how many results of each student are left out, those whose absence helps most; 0 or greater
 * @param version the number of the class's change that wrote it
 */
public record Category(Id id, Title title, BigDecimal weight, int dropLowest, long version) implements Versioned {
    private static final int MAX_DROPPED = 100;
    private static final BigDecimal MAX_WEIGHT = BigDecimal.valueOf(100_000);
    private static final int DECIMALS = 3;

    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException if one is negative or too large, or the weight has more than three decimals
     */
    public Category {
        if (weight.signum() < 0 || weight.compareTo(MAX_WEIGHT) > 0) {
            throw new IllegalArgumentException("weight must be from 0 to " + MAX_WEIGHT);
        }
        weight = PlainNumber.shortest(weight);
        if (weight.scale() > DECIMALS) {
            throw new IllegalArgumentException("weight must have at most " + DECIMALS + " decimals");
        }
        if (dropLowest < 0 || dropLowest > MAX_DROPPED) {
            throw new IllegalArgumentException("dropLowest must be from 0 to " + MAX_DROPPED);
        }
    }
}
