package dev.rollcall.portal.gradebook;

import java.math.BigDecimal;
import java.util.List;

/**
 * How the results in a piece of work lie, in points.
 *
 * @param count how many there are, 1 or more
 * @param spread the standard deviation of the whole class
 * @param tenths how many are from 0 to below 10 percent of full marks, …, from 90 to 100, and above
 */
public record Figures(
        int count,
        BigDecimal mean,
        BigDecimal median,
        BigDecimal lowest,
        BigDecimal highest,
        BigDecimal spread,
        List<Integer> tenths) {

    public Figures {
        tenths = List.copyOf(tenths);
    }
}
