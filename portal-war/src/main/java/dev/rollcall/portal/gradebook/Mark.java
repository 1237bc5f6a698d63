package dev.rollcall.portal.gradebook;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What stands in a cell.
 *
 * @param score points; null for none
 * @param comment for the student; empty for none
 */
public record Mark(State state, @Nullable BigDecimal score, String comment) {

    /** A mark without a comment. */
    public static Mark of(State state, @Nullable BigDecimal score) {
        return new Mark(state, score, "");
    }

    /** The same with another comment. */
    public Mark commented(String text) {
        return new Mark(state, score, text);
    }
}
