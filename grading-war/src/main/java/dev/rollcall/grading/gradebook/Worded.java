package dev.rollcall.grading.gradebook;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** One of a few choices that programs and files name with a word. Implemented by enums. */
public interface Worded {
    /** Returns the name of the constant. */
    String name();

    /** Returns the word, in lower case with hyphens. */
    default String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Returns which of these a word names. */
    static <T extends Worded> Optional<T> of(T[] choices, String word) {
        return Arrays.stream(choices)
                .filter(choice -> choice.word().equals(word))
                .findFirst();
    }
}
