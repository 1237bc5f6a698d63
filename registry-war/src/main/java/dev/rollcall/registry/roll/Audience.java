package dev.rollcall.registry.roll;

/** The kind of a dependent: decides which providers it is entitled to see. */
public enum Audience {
    /** A dependent that registered with a token: only providers that did so as well. */
    SIGNED,
    /** A dependent that registered without: every provider, each address once. */
    UNSIGNED;

    /** Returns which one the instance in {@code entry} belongs to. */
    public static Audience of(Entry entry) {
        return entry.origin().signed() ? SIGNED : UNSIGNED;
    }
}
