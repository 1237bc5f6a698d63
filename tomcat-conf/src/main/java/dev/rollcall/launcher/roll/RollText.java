package dev.rollcall.launcher.roll;

/** The roll as a registry writes it, for whoever has asked by other means than {@link Services}. */
public final class RollText {
    private RollText() {}

    /**
     * Reads the answer to {@code GET /services}.
     *
     * @throws IllegalArgumentException if it is something else
     */
    public static Roll read(String json) {
        return Roll.of(Instance.listOf(json));
    }
}
