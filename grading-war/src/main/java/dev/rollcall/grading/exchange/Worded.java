package dev.rollcall.grading.exchange;

import java.util.Arrays;
import java.util.Optional;

/** One of a few choices that callers name with a word. */
public interface Worded {
    /** Returns the word, in lower case with hyphens. */
    String word();

    /** Returns which of these a word names. */
    static <T extends Worded> Optional<T> of(T[] choices, String word) {
        return Arrays.stream(choices)
                .filter(choice -> choice.word().equals(word))
                .findFirst();
    }
}
