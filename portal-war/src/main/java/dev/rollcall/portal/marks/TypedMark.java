package dev.rollcall.portal.marks;

import dev.rollcall.portal.gradebook.Mark;
import dev.rollcall.portal.gradebook.State;
import dev.rollcall.portal.text.Texts;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A mark as it stands in the fields of a form, kept as typed.
 *
 * @param state the word of a state; empty: graded with a score, ungraded without
 */
public record TypedMark(String score, String state, String comment) {
    /** The states that the form offers beside the one that follows from the score. */
    public static final List<State> STATES = List.of(State.MISSING, State.EXCUSED, State.LATE, State.INCOMPLETE);

    private static final TypedMark EMPTY = new TypedMark("", "", "");

    /** The fields before anything was typed. */
    public static TypedMark of(@Nullable Mark mark, Texts texts) {
        if (mark == null) {
            return EMPTY;
        }
        String score = mark.score() == null ? "" : texts.exact(mark.score());
        return new TypedMark(score, STATES.contains(mark.state()) ? mark.state().word() : "", mark.comment());
    }

    /** Whether nothing was typed. */
    boolean isBlank() {
        return score.isBlank() && state.isEmpty() && comment.isBlank();
    }
}
