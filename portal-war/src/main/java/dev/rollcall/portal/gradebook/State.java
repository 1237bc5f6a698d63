package dev.rollcall.portal.gradebook;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a result is, in the words of the grading service. */
public enum State {
    /** Nothing decided yet. */
    UNGRADED,
    /** Has a score. */
    GRADED,
    /** Was not handed in and counts as zero. */
    MISSING,
    /** Does not count. */
    EXCUSED,
    /** Came too late; may have a score. */
    LATE,
    /** Is not finished; may have a score. */
    INCOMPLETE;

    /** The word on the wire. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The state of a word on the wire. */
    public static Optional<State> of(String word) {
        return Arrays.stream(values())
                .filter(state -> state.word().equals(word))
                .findFirst();
    }
}
