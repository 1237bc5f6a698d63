package dev.rollcall.launcher.terminal;

import dev.rollcall.launcher.failure.Similarity;
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
        return Similarity.nearest(known, unknown)
                .map(name -> "did you mean --" + name + "?")
                .orElse("the options are --" + String.join(", --", known) + ".");
    }
}
