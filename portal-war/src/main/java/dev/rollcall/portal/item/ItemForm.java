package dev.rollcall.portal.item;

import dev.rollcall.portal.gradebook.Limits;
import dev.rollcall.portal.gradebook.LineItem;
import dev.rollcall.portal.text.Texts;
import dev.rollcall.portal.text.TypedDay;
import dev.rollcall.portal.text.TypedForm;
import dev.rollcall.portal.text.UnreadableNumberException;
import dev.rollcall.portal.text.WholeNumber;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The data of a piece of work, kept as typed.
 *
 * @param version that the teacher saw; 0 for a new one
 * @param errors sentences by field
 */
public record ItemForm(
        String title,
        String maximum,
        String category,
        String assigned,
        String due,
        boolean extraCredit,
        boolean published,
        long version,
        Map<String, String> errors)
        implements TypedForm {
    public static final String TITLE = "title";
    public static final String MAXIMUM = "maximum";
    public static final String CATEGORY = "category";
    public static final String ASSIGNED = "assigned";
    public static final String DUE = "due";
    public static final String EXTRA = "extra";
    public static final String PUBLISHED = "published";
    public static final String VERSION = "version";

    /** Not published until the teacher says so, and with the points that most work has. */
    public static final ItemForm NEW = new ItemForm("", "100", "", "", "", false, false, 0, Map.of());

    public ItemForm {
        errors = Map.copyOf(errors);
    }

    /** The form before anything was typed. */
    public static ItemForm of(LineItem item, Texts texts) {
        return new ItemForm(
                item.title(),
                texts.exact(item.maximum()),
                item.category(),
                item.assigned() == null ? "" : item.assigned().toString(),
                item.due() == null ? "" : item.due().toString(),
                item.extraCredit(),
                item.published(),
                item.version(),
                Map.of());
    }

    /**
     * The form with what was typed.
     *
     * @param field the value of a field, empty when it was not sent
     */
    public static ItemForm typed(UnaryOperator<String> field, Texts texts) {
        Map<String, String> errors = new LinkedHashMap<>();
        String title = field.apply(TITLE);
        if (title.isBlank()) {
            errors.put(TITLE, texts.say("item.title.missing"));
        } else if (Limits.isLonger(title.strip(), Limits.TITLE)) {
            errors.put(TITLE, texts.say("item.title.long", Limits.TITLE));
        }
        maximumError(field.apply(MAXIMUM), texts).ifPresent(error -> errors.put(MAXIMUM, error));
        for (String date : new String[] {ASSIGNED, DUE}) {
            TypedDay.read(field.apply(date), date, errors, texts);
        }
        return new ItemForm(
                title,
                field.apply(MAXIMUM),
                field.apply(CATEGORY),
                field.apply(ASSIGNED),
                field.apply(DUE),
                !field.apply(EXTRA).isEmpty(),
                !field.apply(PUBLISHED).isEmpty(),
                WholeNumber.orZero(field.apply(VERSION)),
                errors);
    }

    /** The same input with another version, and what is wrong. */
    public ItemForm seen(long newVersion, Map<String, String> found) {
        return new ItemForm(title, maximum, category, assigned, due, extraCredit, published, newVersion, found);
    }

    /**
     * The piece of work that was typed.
     *
     * @throws IllegalStateException when the form is not valid
     */
    public LineItem item(String id, Texts texts) {
        requireValid();
        return new LineItem(
                id,
                title.strip(),
                category,
                texts.decimal(maximum),
                TypedDay.read(assigned).orElse(null),
                TypedDay.read(due).orElse(null),
                extraCredit,
                published,
                version);
    }

    private static Optional<String> maximumError(String typed, Texts texts) {
        try {
            BigDecimal number = texts.decimal(typed);
            if (number.signum() < 0) {
                return Optional.of(texts.say("item.maximum.negative"));
            }
            return Limits.hasTooManyDigits(number)
                    ? Optional.of(texts.say("marks.score.digits", Limits.DIGITS))
                    : Optional.empty();
        } catch (UnreadableNumberException e) {
            return Optional.of(e.sentence());
        }
    }
}
