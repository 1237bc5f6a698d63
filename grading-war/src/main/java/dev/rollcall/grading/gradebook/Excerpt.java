package dev.rollcall.grading.gradebook;

/** The beginning of a text. Counted in code points, so that no character is cut in two. */
public final class Excerpt {
    private static final int SHOWN = 80;

    private Excerpt() {}

    /** Returns at most {@code most} characters. */
    public static String of(String text, int most) {
        int length = text.codePointCount(0, text.length());
        return length <= most ? text : text.substring(0, text.offsetByCodePoints(0, most));
    }

    /** Returns a text that somebody has sent as it is shown to them: at most {@value #SHOWN} characters, with an ellipsis for the rest. */
    public static String shown(String text) {
        String begin = of(text, SHOWN);
        return begin.equals(text) ? text : of(text, SHOWN - 1) + "…";
    }
}
