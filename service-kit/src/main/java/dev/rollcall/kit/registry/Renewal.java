package dev.rollcall.kit.registry;

/**
 * What a service sends to stay listed.
 *
 * @param generation the registration it renews
 * @param view the view it holds; if it holds none, empty text, which equals no view
 */
public record Renewal(long generation, String view) {

    /**
     * Checks the generation and the view.
     *
     * @throws IllegalArgumentException if the generation is not positive or the view is too long
     */
    public Renewal {
        Limits.require(generation > 0, "Generation must be > 0 but was " + generation);
        Limits.require(view.length() <= Limits.MAX_TEXT, "View must have at most " + Limits.MAX_TEXT + " characters");
    }
}
