package dev.rollcall.portal.student;

import dev.rollcall.portal.gradebook.Limits;
import dev.rollcall.portal.gradebook.LineItem;
import dev.rollcall.portal.gradebook.Mark;
import dev.rollcall.portal.gradebook.State;
import dev.rollcall.portal.text.Texts;
import dev.rollcall.portal.text.TypedForm;
import dev.rollcall.portal.text.UnreadableNumberException;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a student imagines: scores, typed, by line item. Nothing of it is stored.
 *
 * @param typed those that are not blank
 * @param errors sentences by line item
 */
public record WhatIfForm(Map<String, String> typed, Map<String, String> errors) implements TypedForm {
    /** The form before anything was imagined. */
    public static final WhatIfForm EMPTY = new WhatIfForm(Map.of(), Map.of());

    /** Fields are called so, with the line item. */
    public static final String SCORE = "score.";

    public WhatIfForm {
        typed = Map.copyOf(typed);
        errors = Map.copyOf(errors);
    }

    /** Reads the form; {@code parameter} is the value of a field, null when it was not sent. */
    public static WhatIfForm typed(List<LineItem> items, Function<String, @Nullable String> parameter, Texts texts) {
        Map<String, String> typed = new LinkedHashMap<>();
        Map<String, String> errors = new LinkedHashMap<>();
        for (LineItem item : items) {
            String value = parameter.apply(SCORE + item.id());
            if (value != null && !value.isBlank()) {
                typed.put(item.id(), value);
                String wrong = wrong(value, texts);
                if (!wrong.isEmpty()) {
                    errors.put(item.id(), wrong);
                }
            }
        }
        return new WhatIfForm(typed, errors);
    }

    /** Whether there is anything to be calculated. */
    public boolean asks() {
        return !typed.isEmpty() && isValid();
    }

    /** What was typed for a line item. */
    public String text(String item) {
        return typed.getOrDefault(item, "");
    }

    /**
     * The marks that are imagined.
     *
     * @throws IllegalStateException when something is wrong
     */
    public Map<String, Mark> marks(Texts texts) {
        requireValid();
        Map<String, Mark> marks = new LinkedHashMap<>();
        typed.forEach((item, text) -> marks.put(item, Mark.of(State.GRADED, texts.decimal(text))));
        return marks;
    }

    private static String wrong(String value, Texts texts) {
        try {
            BigDecimal number = texts.decimal(value);
            if (number.signum() < 0) {
                return texts.say("marks.score.negative");
            }
            return Limits.hasTooManyDigits(number) ? texts.say("marks.score.digits", Limits.DIGITS) : "";
        } catch (UnreadableNumberException e) {
            return e.sentence();
        }
    }
}
