package dev.rollcall.portal.gradebook;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

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

    private static final Map<String, State> WORDS =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(State::word, Function.identity()));

    private final String word = name().toLowerCase(Locale.ROOT);

    /** The word on the wire. */
    public String word() {
        return word;
    }

    /** The state of a word on the wire. */
    public static Optional<State> of(String word) {
        return Optional.ofNullable(WORDS.get(word));
    }
}
