package dev.rollcall.launcher.failure;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Finds what was probably meant. */
public final class Similarity {
    private Similarity() {}

    /** Returns the most similar word, or empty if none is similar. */
    public static Optional<String> nearest(Collection<String> known, String unknown) {
        return known.stream()
                .min(Comparator.<String>comparingInt(word -> distance(word, unknown))
                        .thenComparing(Comparator.naturalOrder()))
                .filter(word -> distance(word, unknown) <= 1 + word.length() / 3);
    }

    /** The edit distance: how many characters must be added, removed or changed. */
    public static int distance(String one, String other) {
        int[] costs = new int[other.length() + 1];
        for (int j = 0; j < costs.length; j++) {
            costs[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = costs[0];
            costs[0] = i;
            for (int j = 1; j < costs.length; j++) {
                int substitution = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = costs[j];
                costs[j] = Math.min(substitution, 1 + Math.min(costs[j], costs[j - 1]));
            }
        }
        return costs[other.length()];
    }
}
