package dev.rollcall.portal.text;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/** A print of what a form showed, which travels with it in a hidden field and tells whether somebody changed it. */
public final class Print {
    /** What a print looks like. */
    public static final String PATTERN = "[0-9a-f]{12}";

    private static final int BYTES = 6;

    private Print() {}

    /** Returns twelve hexadecimal digits. */
    public static String of(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(Arrays.copyOf(hash, BYTES));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
