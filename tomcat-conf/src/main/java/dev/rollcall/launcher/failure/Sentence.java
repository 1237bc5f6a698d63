package dev.rollcall.launcher.failure;

/** Sentences made of what others have said. */
public final class Sentence {
    private Sentence() {}

    /** Returns a text that begins and ends like a sentence, whether it did before or not. */
    public static String of(String text) {
        String stripped = capitalised(text.strip());
        return stripped.isEmpty() || ".!?".indexOf(stripped.charAt(stripped.length() - 1)) >= 0
                ? stripped
                : stripped + ".";
    }

    private static String capitalised(String text) {
        return text.isEmpty() ? text : Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }
}
