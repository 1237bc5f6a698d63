package dev.rollcall.log.search;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * A text in which {@code *} may stand for any characters, also none, and {@code ?} for exactly one. Immutable.
 */
public final class Glob {

    /** Stands for any characters. */
    public static final int ANY = -1;

    /** Stands for one character. */
    public static final int ONE = -2;

    /** Matches every text. */
    public static final Glob ANYTHING = new Glob(new int[] {ANY});

    private final int[] symbols;
    private final boolean literal;

    private Glob(int[] symbols) {
        this.symbols = symbols;
        this.literal = Arrays.stream(symbols).allMatch(symbol -> symbol >= 0);
    }

    /** Returns the glob that matches {@code text} only. */
    public static Glob exactly(String text) {
        return new Glob(text.codePoints().toArray());
    }

    /** Returns the glob of the code points in {@code symbols}, with {@link #ANY} and {@link #ONE} among them. */
    public static Glob of(int[] symbols) {
        return new Glob(IntStream.range(0, symbols.length)
                .filter(i -> symbols[i] != ANY || i == 0 || symbols[i - 1] != ANY)
                .map(i -> symbols[i])
                .toArray());
    }

    /** Returns the code points, with {@link #ANY} and {@link #ONE} among them. */
    public int[] symbols() {
        return symbols.clone();
    }

    /** Returns whether it has no wildcards. */
    public boolean isLiteral() {
        return literal;
    }

    /** Returns whether it matches every text. */
    public boolean isAny() {
        return symbols.length == 1 && symbols[0] == ANY;
    }

    /** Returns how many wildcards it has. */
    int wildcards() {
        return (int) Arrays.stream(symbols).filter(symbol -> symbol < 0).count();
    }

    /** Returns the text in front of the first wildcard; of a literal one, all of it. */
    String beginning() {
        return new String(symbols, 0, (int)
                Arrays.stream(symbols).takeWhile(symbol -> symbol >= 0).count());
    }

    /** Returns the text that a literal one matches. */
    public String text() {
        return new String(symbols, 0, symbols.length);
    }

    /** Returns whether it matches all of {@code text}. */
    public boolean matches(String text) {
        return matches(text.toCharArray(), text.length());
    }

    /**
     * Returns whether it matches the first {@code length} characters. Goes back to the last {@code *} only, so the time
     * is in proportion to the product of both lengths at most.
     */
    boolean matches(char[] text, int length) {
        int at = 0;
        int symbol = 0;
        int star = -1;
        int resume = 0;
        while (at < length) {
            int c = Character.codePointAt(text, at, length);
            if (symbol < symbols.length && (symbols[symbol] == c || symbols[symbol] == ONE)) {
                symbol++;
                at += Character.charCount(c);
            } else if (symbol < symbols.length && symbols[symbol] == ANY) {
                star = ++symbol;
                resume = at;
            } else if (star >= 0) {
                resume += Character.charCount(Character.codePointAt(text, resume, length));
                at = resume;
                symbol = star;
            } else {
                return false;
            }
        }
        while (symbol < symbols.length && symbols[symbol] == ANY) {
            symbol++;
        }
        return symbol == symbols.length;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Glob glob && Arrays.equals(symbols, glob.symbols);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(symbols);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (int symbol : symbols) {
            switch (symbol) {
                case ANY -> text.append('*');
                case ONE -> text.append('?');
                case '*', '?', '\\' -> text.append('\\').appendCodePoint(symbol);
                default -> text.appendCodePoint(symbol);
            }
        }
        return text.toString();
    }
}
