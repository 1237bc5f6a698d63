package dev.rollcall.portal.grid;

import dev.rollcall.portal.gradebook.LineItem;
import dev.rollcall.portal.gradebook.Result;
import dev.rollcall.portal.gradebook.State;
import dev.rollcall.portal.gradebook.Total;
import dev.rollcall.portal.text.Texts;
import dev.rollcall.portal.text.Visible;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A cell as the page shows it.
 *
 * @param text what it says; empty for an empty cell
 * @param state the word of a state that is more than a score; null for a score and an empty cell
 * @param version null for an empty cell
 * @param comment for the student, as it was written; null for none
 * @param above whether it is more than the maximum, and not for extra credit: perhaps a slip
 */
public record Shown(
        String text,
        @Nullable String state,
        @Nullable String version,
        @Nullable String comment,
        boolean above) {
    private static final Shown EMPTY = new Shown("", null, null, null, false);

    /** A result in the words of a language, whatever the maximum. */
    public static Shown of(@Nullable Result result, Texts texts) {
        return of(result, texts, false);
    }

    /** The result of a line item in the words of a language. */
    static Shown of(@Nullable Result result, LineItem item, Texts texts) {
        BigDecimal score = result == null ? null : result.mark().score();
        return of(result, texts, score != null && !item.extraCredit() && score.compareTo(item.maximum()) > 0);
    }

    private static Shown of(@Nullable Result result, Texts texts, boolean above) {
        if (result == null) {
            return EMPTY;
        }
        State state = result.mark().state();
        String comment = result.mark().comment();
        return new Shown(
                CellText.of(result.mark(), texts),
                state == State.GRADED ? null : state.word(),
                Long.toString(result.version()),
                comment.isEmpty() ? null : comment,
                above);
    }

    /** The comment as it is sent back, when it holds what a page spells out; null when it is as it is shown. */
    public @Nullable String unseen() {
        return comment == null || Visible.of(comment).equals(comment) ? null : comment;
    }

    /** A total in the words of a language: {@code 87.5 · B}, which is not mistaken for a number where letters are digits; a dash when nothing counts. */
    public static String total(Total total, Texts texts) {
        if (total.percentage() == null) {
            return "–";
        }
        String number = texts.number(total.percentage());
        return total.letter().isEmpty() ? number : number + " · " + total.letter();
    }
}
