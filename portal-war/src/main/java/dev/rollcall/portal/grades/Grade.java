package dev.rollcall.portal.grades;

import dev.rollcall.portal.text.Decimal;
import java.math.BigDecimal;

/**
 * One grade of a student.
 *
 * @param title what was graded
 * @param type the kind of work
 * @param score not negative
 */
public record Grade(String title, String type, BigDecimal score) {

    /** The score as a page shows it. */
    public String scoreText() {
        return Decimal.text(score);
    }
}
