package dev.rollcall.portal.logs;

import java.util.OptionalLong;

/**
 * Which part of what is found is shown: the newest, or what is before or after a line. At most one of both is there.
 *
 * @param before only lines before the one of this sequence
 * @param after only lines after the one of this sequence, the nearest to it
 */
public record Slice(OptionalLong before, OptionalLong after) {
    /** The newest. */
    public static final Slice NEWEST = new Slice(OptionalLong.empty(), OptionalLong.empty());

    private static final int MAX_DIGITS = 18;

    /** What is older than a line. */
    public static Slice before(long sequence) {
        return new Slice(OptionalLong.of(sequence), OptionalLong.empty());
    }

    /** What is newer than a line. */
    public static Slice after(long sequence) {
        return new Slice(OptionalLong.empty(), OptionalLong.of(sequence));
    }

    /** The slice of two parameters of an address; what is no sequence is left out. */
    static Slice of(String before, String after) {
        OptionalLong end = sequence(before);
        return new Slice(end, end.isPresent() ? OptionalLong.empty() : sequence(after));
    }

    /** Whether it is another one than the newest. */
    public boolean isActive() {
        return before.isPresent() || after.isPresent();
    }

    /** A sequence in an address, if it is one. */
    public static OptionalLong sequence(String text) {
        return text.matches("\\d{1," + MAX_DIGITS + "}") ? OptionalLong.of(Long.parseLong(text)) : OptionalLong.empty();
    }
}
