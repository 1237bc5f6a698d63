package dev.rollcall.kit.testing;

/** The size of fault, load and property tests: {@code rollcall.scale}, 1 in {@code verify}, greater under {@code -Pfull}. */
public final class Scale {
    private Scale() {}

    private static int now() {
        return Integer.getInteger("rollcall.scale", 1);
    }

    /** Returns whether the sizes are those that the documentation names. */
    public static boolean full() {
        return now() > 1;
    }

    /** Returns one size or the other. */
    public static int of(int inVerify, int inFull) {
        return full() ? inFull : inVerify;
    }

    /** Returns so much as often as the scale says. */
    public static int times(int inVerify) {
        return inVerify * now();
    }
}
