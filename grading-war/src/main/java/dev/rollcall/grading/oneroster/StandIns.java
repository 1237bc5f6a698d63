package dev.rollcall.grading.oneroster;

import dev.rollcall.grading.gradebook.Category;
import dev.rollcall.grading.gradebook.DateRange;
import dev.rollcall.grading.gradebook.LineItem;
import dev.rollcall.grading.gradebook.LoginName;
import dev.rollcall.grading.gradebook.Person;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Collection;

/**
 * What is written where the standard wants something that the grade book does not know, or not as the standard has it. When it is
 * read back it is taken for nothing said, so that a file that comes back changes nothing.
 */
final class StandIns {
    /** Begins what has no first day. */
    static final LocalDate FIRST_DAY = LocalDate.of(2000, 1, 1);

    /** Ends what has no last day. */
    static final LocalDate LAST_DAY = LocalDate.of(2100, 1, 1);

    private static final BigDecimal PERCENT = BigDecimal.valueOf(100);

    private StandIns() {}

    static LocalDate begin(DateRange days) {
        return days.begin().orElse(FIRST_DAY);
    }

    static LocalDate end(DateRange days) {
        return days.end().orElse(LAST_DAY);
    }

    /** Work without a day is given out when it is due, or when the term begins. */
    static LocalDate assigned(LineItem item, DateRange term) {
        return item.dates().assigned().or(() -> item.dates().due()).orElseGet(() -> begin(term));
    }

    /** Work without a day is due when it is given out, or on the last day of the term. */
    static LocalDate due(LineItem item, DateRange term) {
        return item.dates()
                .due()
                .or(() -> item.dates().assigned())
                .orElseGet(() -> end(term).minusDays(1));
    }

    /** A person who does not log in has the {@code sourcedId} for a login name. */
    static String username(Person person, String sourcedId) {
        return person.username().map(LoginName::text).orElse(sourcedId);
    }

    /**
     * Weights are percentages without decimals: if one of a class is none, all are worked out of their sum.
     *
     * @param all the categories of the class
     */
    static String weight(Category category, boolean weighted, Collection<Category> all) {
        if (!weighted) {
            return "";
        }
        BigDecimal sum = all.stream().map(Category::weight).reduce(BigDecimal.ZERO, BigDecimal::add);
        boolean whole = all.stream().allMatch(one -> one.weight().scale() <= 0);
        return whole || sum.signum() == 0
                ? category.weight().toPlainString()
                : category.weight()
                        .multiply(PERCENT)
                        .divide(sum, 0, RoundingMode.HALF_UP)
                        .toPlainString();
    }
}
