package dev.rollcall.portal.settings;

import dev.rollcall.portal.gradebook.LetterScheme.Letter;
import dev.rollcall.portal.gradebook.Limits;
import dev.rollcall.portal.text.Texts;
import dev.rollcall.portal.text.UnreadableNumberException;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A letter in the form, kept as typed. Immutable.
 *
 * @param at its place in the form, from 0
 * @param from the least percentage
 * @param letter what was typed means; empty when something is wrong, or nothing was typed
 * @param error what is wrong; empty when nothing is
 */
public record LetterLine(int at, String name, String from, Optional<Letter> letter, String error) {
    public static final String NAME = "letter";
    public static final String FROM = "from";

    private static final int MAX_NAME = 16;
    private static final int MAX_DECIMALS = 3;
    private static final BigDecimal MAX_FROM = BigDecimal.valueOf(1000);

    static LetterLine of(int at, Letter letter, Texts texts) {
        return new LetterLine(at, letter.name(), texts.exact(letter.from()), Optional.of(letter), "");
    }

    static LetterLine blank(int at) {
        return new LetterLine(at, "", "", Optional.empty(), "");
    }

    /** The line that was sent from one place, at another. */
    static LetterLine typed(int sent, int at, UnaryOperator<String> field, Texts texts) {
        String name = field.apply(NAME + "." + sent).strip();
        String from = field.apply(FROM + "." + sent).strip();
        if (name.isEmpty() && from.isEmpty()) {
            return blank(at);
        }
        if (name.isEmpty() || Limits.isLonger(name, MAX_NAME)) {
            return wrong(at, name, from, texts.say("settings.letters.error.name", MAX_NAME));
        }
        try {
            BigDecimal least = texts.decimal(from);
            boolean allowed = least.signum() >= 0
                    && least.compareTo(MAX_FROM) <= 0
                    && least.stripTrailingZeros().scale() <= MAX_DECIMALS;
            return allowed
                    ? new LetterLine(at, name, from, Optional.of(new Letter(name, least)), "")
                    : wrong(at, name, from, texts.say("settings.letters.error.from"));
        } catch (UnreadableNumberException e) {
            return wrong(at, name, from, e.sentence());
        }
    }

    private static LetterLine wrong(int at, String name, String from, String sentence) {
        return new LetterLine(at, name, from, Optional.empty(), sentence);
    }

    boolean isBlank() {
        return name.isEmpty() && from.isEmpty();
    }

    /** The name of one of this line's fields. */
    public String field(String what) {
        return what + "." + at;
    }
}
