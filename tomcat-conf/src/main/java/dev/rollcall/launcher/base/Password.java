package dev.rollcall.launcher.base;

import java.security.SecureRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Random passwords: groups of four out of 32 characters that are hard to confuse, 20 bits a group. */
public final class Password {
    private static final String ALPHABET = "abcdefghijkmnpqrstuvwxyz23456789";
    private static final int GROUP = 4;
    private static final SecureRandom RANDOM = new SecureRandom();

    private Password() {}

    /** Returns a new one, such as {@code kq3v-8m2x}. */
    public static String random(int groups) {
        return IntStream.range(0, groups)
                .mapToObj(group -> RANDOM.ints(GROUP, 0, ALPHABET.length())
                        .mapToObj(index -> ALPHABET.substring(index, index + 1))
                        .collect(Collectors.joining()))
                .collect(Collectors.joining("-"));
    }
}
