package dev.rollcall.registry.roll;

/** Who is told about providers: decides which of them it is entitled to see. */
public enum Audience {
    /** A dependent that registered with a token: only providers that did so as well. */
    SIGNED,
    /** A dependent that registered without: every provider, each address once. */
    UNSIGNED
}
