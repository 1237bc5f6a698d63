package dev.rollcall.portal.marks;

import dev.rollcall.portal.gradebook.Limits;
import dev.rollcall.portal.gradebook.Mark;
import dev.rollcall.portal.gradebook.State;
import dev.rollcall.portal.text.Texts;
import dev.rollcall.portal.text.UnreadableNumberException;
import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a typed mark means.
 *
 * @param mark null when the cell is to be empty, and when something is wrong
 * @param error a sentence for the user; empty when nothing is wrong
 */
record MarkReading(@Nullable Mark mark, String error) {
    /** Reads one. What only the grade book knows, it says itself. */
    static MarkReading of(TypedMark typed, Texts texts) {
        if (typed.isBlank()) {
            return new MarkReading(null, "");
        }
        if (Limits.isLonger(typed.comment().strip(), Limits.COMMENT)) {
            return wrong(texts.say("marks.comment.long", Limits.COMMENT));
        }
        Optional<State> state = State.of(typed.state());
        if (!typed.state().isEmpty() && !TypedMark.STATES.contains(state.orElse(State.GRADED))) {
            return wrong(texts.say("marks.state.unknown"));
        }
        try {
            return of(typed, state, typed.score().isBlank() ? null : texts.decimal(typed.score()), texts);
        } catch (UnreadableNumberException e) {
            return wrong(e.sentence());
        }
    }

    private static MarkReading of(TypedMark typed, Optional<State> state, @Nullable BigDecimal score, Texts texts) {
        if (score != null && score.signum() < 0) {
            return wrong(texts.say("marks.score.negative"));
        }
        if (score != null && Limits.hasTooManyDigits(score)) {
            return wrong(texts.say("marks.score.digits", Limits.DIGITS));
        }
        State meant = state.orElse(score == null ? State.UNGRADED : State.GRADED);
        if (score != null && (meant == State.MISSING || meant == State.EXCUSED)) {
            return wrong(texts.say("marks.score.too-much", texts.say("marks.state." + meant.word())));
        }
        return new MarkReading(new Mark(meant, score, typed.comment().strip()), "");
    }

    private static MarkReading wrong(String sentence) {
        return new MarkReading(null, sentence);
    }
}
