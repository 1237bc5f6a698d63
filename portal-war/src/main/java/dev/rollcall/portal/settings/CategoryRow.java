package dev.rollcall.portal.settings;

import dev.rollcall.portal.gradebook.Category;
import dev.rollcall.portal.gradebook.Limits;
import dev.rollcall.portal.text.Texts;
import dev.rollcall.portal.text.UnreadableNumberException;
import java.math.BigDecimal;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A category in the form, kept as typed.
 *
 * @param id in the grade book; {@link #NEW} for one that is to be made
 * @param shown what the form showed before anything was typed
 * @param meant what was typed means; null when something is wrong
 * @param error what is wrong; empty when nothing is
 * @param theirs what another user made of it meanwhile; null for nothing
 */
public record CategoryRow(
        String id,
        String title,
        String weight,
        String drop,
        Before shown,
        @Nullable Category meant,
        String error,
        @Nullable Category theirs) {
    /** The id of the row that makes a category; no category has it, because ids have no star. */
    public static final String NEW = "*";

    public static final String TITLE = "title";
    public static final String WEIGHT = "weight";
    public static final String DROP = "drop";
    public static final String SEEN = "seen";

    private static final int MAX_DROP = 100;
    private static final int MAX_DECIMALS = 3;
    private static final BigDecimal MAX_WEIGHT = BigDecimal.valueOf(100_000);

    /** The row before anything was typed. */
    static CategoryRow of(Category category, Texts texts) {
        return new CategoryRow(
                category.id(),
                category.title(),
                texts.exact(category.weight()),
                Integer.toString(category.dropLowest()),
                shown(category),
                category,
                "",
                null);
    }

    /** The row that makes a category, before anything was typed. */
    static CategoryRow empty() {
        return new CategoryRow(NEW, "", "", "", Before.NOTHING, null, "", null);
    }

    /** The row with what was typed. */
    static CategoryRow typed(String id, UnaryOperator<String> field, Texts texts) {
        String title = field.apply(TITLE + "." + id);
        String weight = field.apply(WEIGHT + "." + id);
        String drop = field.apply(DROP + "." + id);
        Before shown = Before.parse(field.apply(SEEN + "." + id)).orElse(Before.NOTHING);
        String error = "";
        Category meant = null;
        try {
            BigDecimal number = texts.decimal(weight.isBlank() ? "1" : weight);
            error = wrong(title, number, drop, texts);
            if (error.isEmpty()) {
                int dropped = drop.isBlank() ? 0 : Integer.parseInt(drop.strip());
                meant = new Category(id, title.strip(), number, dropped, shown.version());
            }
        } catch (UnreadableNumberException e) {
            error = e.sentence();
        }
        return new CategoryRow(id, title, weight, drop, shown, meant, error, null);
    }

    private static String wrong(String title, BigDecimal weight, String drop, Texts texts) {
        if (title.isBlank()) {
            return texts.say("settings.title.missing");
        }
        if (Limits.isLonger(title.strip(), Limits.TITLE)) {
            return texts.say("settings.title.long", Limits.TITLE);
        }
        if (weight.signum() < 0
                || weight.compareTo(MAX_WEIGHT) > 0
                || weight.stripTrailingZeros().scale() > MAX_DECIMALS) {
            return texts.say("settings.weight.bounds");
        }
        boolean whole = drop.isBlank() || drop.strip().matches("\\d{1,3}");
        return whole && (drop.isBlank() || Integer.parseInt(drop.strip()) <= MAX_DROP)
                ? ""
                : texts.say("settings.drop.bounds", MAX_DROP);
    }

    /** The name of one of this row's fields. */
    public String field(String what) {
        return what + "." + id;
    }

    /** Whether nothing was typed. */
    boolean isBlank() {
        return title.isBlank() && weight.isBlank() && drop.isBlank();
    }

    /** The hidden field. */
    public String before() {
        return shown.text();
    }

    /** Whether it says what the form showed before anything was typed. */
    boolean isUntouched() {
        return meant != null && shown.showed(content(meant));
    }

    private static Before shown(Category category) {
        return Before.of(category.version(), content(category));
    }

    private static String content(Category category) {
        String weight = category.weight().stripTrailingZeros().toPlainString();
        return category.title() + "\n" + weight + "\n" + category.dropLowest();
    }

    /** Whether it says something else than the grade book. */
    boolean differs(Category stands) {
        return meant != null
                && (!meant.title().equals(stands.title())
                        || meant.weight().compareTo(stands.weight()) != 0
                        || meant.dropLowest() != stands.dropLowest());
    }

    /** The row of a category that was saved; that of a new one is empty again. */
    public CategoryRow saved(Category stands) {
        return id.equals(NEW) ? empty() : new CategoryRow(id, title, weight, drop, shown(stands), stands, "", null);
    }

    /** The same input beside what another user wrote, which counts as seen at the next attempt. */
    public CategoryRow clashing(Category current) {
        return new CategoryRow(id, title, weight, drop, shown(current), meant, error, current);
    }
}
