package dev.rollcall.kit.log.event;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The members of one JSON object as UTF-8, written so that they can stand on one line whatever the values hold: control
 * characters, DEL, NEL and the Unicode line separators are escaped, half a surrogate pair becomes U+FFFD. The object's
 * opening brace is left to the caller, who may put members of its own in front.
 */
final class JsonObjectBytes {
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    /** The longest a single code point can become: an escaped control character takes 6 bytes. */
    private static final int LONGEST = 6;
    /** Room for the sentence that says how much was cut. */
    private static final int CUT_MARK = 40;

    private byte[] bytes = new byte[384];
    private int size;

    /** Adds a member; the encoded value is cut, and says so, when it would take more than {@code maxBytes}. */
    JsonObjectBytes member(String name, String value, int maxBytes) {
        if (size > 0) {
            raw(',');
        }
        raw('"');
        text(name, name.length() * LONGEST);
        raw('"');
        raw(':');
        raw('"');
        text(value, maxBytes);
        raw('"');
        return this;
    }

    /** Returns what was written so far and a comma, so that further members can follow. */
    byte[] open() {
        raw(',');
        return Arrays.copyOf(bytes, size);
    }

    /** Closes the object and returns what was written. */
    byte[] end() {
        raw('}');
        return Arrays.copyOf(bytes, size);
    }

    private void text(String value, int maxBytes) {
        int length = value.length();
        boolean fits = length * (long) LONGEST <= maxBytes;
        int limit = fits ? Integer.MAX_VALUE : size + maxBytes - CUT_MARK;
        for (int i = fits ? plain(value) : 0; i < length; i++) {
            if (size > limit - LONGEST) {
                text(" [cut: " + (length - i) + " characters]", CUT_MARK * LONGEST);
                return;
            }
            char c = value.charAt(i);
            if (isPlain(c)) {
                raw(c);
            } else if (Character.isHighSurrogate(c)
                    && i + 1 < length
                    && Character.isLowSurrogate(value.charAt(i + 1))) {
                i++;
                utf8(Character.toCodePoint(c, value.charAt(i)));
            } else {
                special(c);
            }
        }
    }

    /** Copies the value up to the first character that needs more, mostly all of it; returns how many characters. */
    private int plain(String value) {
        int length = value.length();
        if (bytes.length - size < length) {
            bytes = Arrays.copyOf(bytes, size * 2 + length);
        }
        int i = 0;
        while (i < length && isPlain(value.charAt(i))) {
            bytes[size + i] = (byte) value.charAt(i);
            i++;
        }
        size += i;
        return i;
    }

    private static boolean isPlain(char c) {
        return c >= ' ' && c < 0x7f && c != '"' && c != '\\';
    }

    private void special(char c) {
        switch (c) {
            case '"', '\\' -> escape(c);
            case '\n' -> escape('n');
            case '\r' -> escape('r');
            case '\t' -> escape('t');
            case '\u0085', '\u2028', '\u2029' -> unicode(c);
            default -> {
                if (c < ' ' || c == 0x7f) {
                    unicode(c);
                } else {
                    utf8(Character.isSurrogate(c) ? 0xFFFD : c);
                }
            }
        }
    }

    private void escape(int c) {
        raw('\\');
        raw(c);
    }

    private void unicode(int c) {
        escape('u');
        for (int shift = 12; shift >= 0; shift -= 4) {
            raw(HEX[c >> shift & 0xf]);
        }
    }

    /** Writes what takes more than one byte. */
    private void utf8(int codePoint) {
        if (codePoint < 0x800) {
            raw(0xc0 | codePoint >> 6);
            raw(0x80 | codePoint & 0x3f);
        } else if (codePoint < 0x10000) {
            raw(0xe0 | codePoint >> 12);
            raw(0x80 | codePoint >> 6 & 0x3f);
            raw(0x80 | codePoint & 0x3f);
        } else {
            raw(0xf0 | codePoint >> 18);
            raw(0x80 | codePoint >> 12 & 0x3f);
            raw(0x80 | codePoint >> 6 & 0x3f);
            raw(0x80 | codePoint & 0x3f);
        }
    }

    private void raw(int b) {
        if (size == bytes.length) {
            bytes = Arrays.copyOf(bytes, size * 2);
        }
        bytes[size++] = (byte) b;
    }
}
