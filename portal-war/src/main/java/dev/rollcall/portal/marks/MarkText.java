package dev.rollcall.portal.marks;

import dev.rollcall.portal.gradebook.Mark;
import dev.rollcall.portal.gradebook.State;
import dev.rollcall.portal.text.Texts;
import org.jspecify.annotations.Nullable;

/** A mark in words, without its comment. */
public final class MarkText {
    private MarkText() {}

    /** For example {@code 85}, {@code 85, late}, {@code missing}, {@code nothing}. */
    public static String of(@Nullable Mark mark, Texts texts) {
        if (mark == null) {
            return texts.say("marks.nothing");
        }
        String score = mark.score() == null ? "" : texts.exact(mark.score());
        if (mark.state() == State.GRADED) {
            return score;
        }
        String state = texts.say("marks.state." + mark.state().word());
        return score.isEmpty() ? state : score + ", " + state;
    }
}
