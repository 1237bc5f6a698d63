package dev.rollcall.grading.calculation;

import dev.rollcall.grading.gradebook.Category;
import dev.rollcall.grading.gradebook.Id;
import dev.rollcall.grading.gradebook.LetterScheme;
import dev.rollcall.grading.gradebook.LineItem;
import dev.rollcall.grading.gradebook.Mark;
import dev.rollcall.grading.gradebook.Score;
import dev.rollcall.grading.gradebook.Title;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A class in the making: its categories, its items, and what one student has for each. */
final class Classroom {
    private final List<Category> categories = new ArrayList<>();
    private final List<LineItem> items = new ArrayList<>();
    private final Map<Id, Mark> marks = new LinkedHashMap<>();
    private final Set<Id> unexpected = new HashSet<>();
    private boolean weighted = true;
    private Missing missing = Missing.ZERO;
    private final List<LetterScheme.Letter> letters = new ArrayList<>();
    private int decimals = 2;

    static BigDecimal number(String text) {
        return new BigDecimal(text);
    }

    Classroom category(String id, String weight, int dropLowest) {
        categories.add(new Category(new Id(id), new Title(id), number(weight), dropLowest, 1));
        return this;
    }

    /** Adds items to a category, empty for none: {@code 8/10}, {@code 2/+5} for extra credit, or a state and a maximum: {@code excused/10}. */
    Classroom has(String category, String... results) {
        for (String result : results) {
            String[] parts = result.split("/");
            boolean extra = parts[1].startsWith("+");
            LineItem item = item(
                    items.size(),
                    Optional.of(category).filter(text -> !text.isEmpty()),
                    number(parts[1].substring(extra ? 1 : 0)),
                    extra);
            items.add(item);
            marks.put(item.id(), mark(parts[0]));
        }
        return this;
    }

    static LineItem item(int number, Optional<String> category, BigDecimal maximum, boolean extraCredit) {
        Id id = new Id("item-" + number);
        return new LineItem(
                id,
                new Title("Item " + number),
                category.map(Id::new),
                new Score(maximum),
                LineItem.Dates.UNKNOWN,
                extraCredit,
                true,
                1);
    }

    static Mark mark(String text) {
        boolean points = Character.isDigit(text.charAt(0));
        return points ? Mark.graded(new Score(number(text))) : none(Mark.State.valueOf(text.toUpperCase(Locale.ROOT)));
    }

    static Mark none(Mark.State state) {
        return new Mark(state, Optional.empty(), Optional.empty());
    }

    /** The last item is not expected of the student. */
    Classroom unexpected() {
        unexpected.add(items.get(items.size() - 1).id());
        return this;
    }

    Classroom unweighted() {
        weighted = false;
        return this;
    }

    Classroom missingIs(Missing policy) {
        missing = policy;
        return this;
    }

    Classroom decimals(int count) {
        decimals = count;
        return this;
    }

    Classroom letter(String name, String from) {
        letters.add(new LetterScheme.Letter(name, number(from)));
        return this;
    }

    Scheme scheme() {
        Optional<LetterScheme> letterScheme = letters.isEmpty()
                ? Optional.empty()
                : Optional.of(new LetterScheme(new Id("letters"), new Title("Letters"), letters, 1));
        return new Scheme(categories, items, weighted, missing, letterScheme, decimals);
    }

    Map<Id, Mark> marks() {
        return marks;
    }

    Totals totals() {
        return new Calculator(scheme()).totals(marks::get, item -> !unexpected.contains(item.id()));
    }

    /** The current average as it is displayed. */
    String current() {
        return shown(totals().current());
    }

    /** The final average as it is displayed. */
    String finished() {
        return shown(totals().finished());
    }

    private static String shown(Total total) {
        return total.shown().map(BigDecimal::toPlainString).orElse("n/a");
    }
}
