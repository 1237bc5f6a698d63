package dev.rollcall.system.harness;

/** The size of fault and load tests: 1 in {@code verify}, greater under {@code -Pfull}. */
public final class Scale {
    private Scale() {}

    /** Returns whether the sizes are those that the documentation names. */
    public static boolean full() {
        return Integer.getInteger("rollcall.scale", 1) > 1;
    }

    /** Returns one size or the other. */
    public static int of(int inVerify, int inFull) {
        return full() ? inFull : inVerify;
    }
}
