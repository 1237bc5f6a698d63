package dev.rollcall.portal.grades;

import dev.rollcall.portal.text.Decimal;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A student with grades.
 *
 * @param average as the grade book computed it; null without grades
 */
public record Student(
        long id,
        String firstName,
        String lastName,
        List<Grade> grades,
        @Nullable BigDecimal average) {

    private static final BigDecimal BAR = BigDecimal.valueOf(100);

    public Student {
        grades = List.copyOf(grades);
    }

    /** First and last name. */
    public String name() {
        return (firstName + " " + lastName).strip();
    }

    /** Whether there is an average to show. */
    public boolean hasAverage() {
        return average != null;
    }

    /** The average as a page shows it; empty without grades. */
    public String averageText() {
        return average == null ? "" : Decimal.text(average);
    }

    /** The average as the length of a bar, from 0 to 100. */
    public String averageBar() {
        return average == null ? "0" : Decimal.text(average.min(BAR));
    }

    /** How many grades, in words. */
    public String gradesText() {
        return switch (grades.size()) {
            case 0 -> "no grades yet";
            case 1 -> "1 grade";
            default -> grades.size() + " grades";
        };
    }
}
