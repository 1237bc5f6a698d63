package dev.rollcall.registry.roll;

/** Who is told about providers: decides which of them it is entitled to see. */
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
