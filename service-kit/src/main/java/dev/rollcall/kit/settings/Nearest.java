package dev.rollcall.kit.settings;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Finds the key that was probably meant. */
final class Nearest {

    private static final int MAX_DISTANCE = 4;
    private static final int SLIP = 2;

    private Nearest() {}

    static Optional<String> to(String key, Collection<String> known) {
        return known.stream()
                .filter(k -> distance(key, k) <= MAX_DISTANCE)
                .min(Comparator.comparingInt((String k) -> distance(key, k)).thenComparing(Comparator.naturalOrder()));
    }

    /**
     * Returns whether {@code key} is {@code known} with a slip of the hand or two: two letters changed places, one is
     * wrong.
     */
    static boolean isMisspelt(String key, String known) {
        return !key.equals(known) && distance(key, known) <= SLIP;
    }

    /** The Levenshtein distance, two rows at a time. */
    private static int distance(String a, String b) {
        int[] above = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            above[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] row = new int[b.length() + 1];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = above[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(replaced, Math.min(above[j], row[j - 1]) + 1);
            }
            above = row;
        }
        return above[b.length()];
    }
}
