package dev.rollcall.launcher.terminal;

import java.util.Comparator;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which options a command takes.
 *
 * @param valued those with a value
 * @param flags those without
 */
public record Syntax(Set<String> valued, Set<String> flags) {

    /** Returns what to try instead of an unknown option: the most similar one, or all. */
    String nearest(String unknown) {
        TreeSet<String> known = new TreeSet<>(valued);
        known.addAll(flags);
        return known.stream()
                .min(Comparator.comparingInt(name -> distance(name, unknown)))
                .filter(name -> distance(name, unknown) <= 1 + name.length() / 3)
                .map(name -> "did you mean --" + name + "?")
                .orElse("the options are --" + String.join(", --", known) + ".");
    }

    /** The edit distance: how many characters must be added, removed or changed. */
    private static int distance(String one, String other) {
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
