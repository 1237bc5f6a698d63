package dev.rollcall.portal.text;

import dev.rollcall.kit.security.Sha256;

/** A print of what a form showed, which travels with it in a hidden field and tells whether it was changed. */
public final class Print {
    /** What a print looks like. */
    public static final String PATTERN = "[0-9a-f]{12}";

    private static final int LENGTH = 12;

    private Print() {}

    /** Returns twelve hexadecimal digits. */
    public static String of(String text) {
        return Sha256.hex(text).substring(0, LENGTH);
    }
}
