package dev.rollcall.log.search;

/**
 * The words of a text: the one definition that the index, {@link Query#matches} and the query language share. Reused
 * for many texts; not thread-safe.
 *
 * <p>A word is a run of letters, digits and combining marks, in lower case. Everything else ends it, so that
 * {@code dev.rollcall.Log-Store} has the words dev, rollcall, log and store. The humps of {@code camelCase} do not:
 * identifiers are copied as a whole, and {@code *case} finds the rest. Ideographs, which are written without spaces,
 * are words of their own. Of a longer word the first {@value #MAX_LENGTH} characters count.
 */
public final class Words {

    /** How many characters of a word count. */
    public static final int MAX_LENGTH = 64;

    private static final int MARKS =
            1 << Character.NON_SPACING_MARK | 1 << Character.COMBINING_SPACING_MARK | 1 << Character.ENCLOSING_MARK;

    private static final char[] ASCII = ascii();

    private final char[] word = new char[MAX_LENGTH];
    private String text = "";
    private int position;
    private int length;
    private boolean cut;

    /** Starts with the first word of {@code next}. */
    public Words of(String next) {
        text = next;
        position = 0;
        return this;
    }

    /** Goes to the next word; returns false at the end of the text. */
    public boolean next() {
        length = 0;
        cut = false;
        while (position < text.length()) {
            char c = text.charAt(position);
            if (c < ASCII.length) {
                position++;
                if (ASCII[c] != 0) {
                    append(ASCII[c]);
                } else if (length > 0) {
                    return true;
                }
            } else if (endsBeyondAscii()) {
                return true;
            }
        }
        return length > 0;
    }

    /** Takes one character that is not ASCII; returns whether a word has ended. */
    private boolean endsBeyondAscii() {
        int c = text.codePointAt(position);
        if (Character.isIdeographic(c)) {
            if (length > 0) {
                return true;
            }
            append(c);
            position += Character.charCount(c);
            return true;
        }
        position += Character.charCount(c);
        if (Character.isLetterOrDigit(c) || (MARKS >> Character.getType(c) & 1) != 0) {
            append(Character.toLowerCase(c));
            return false;
        }
        return length > 0;
    }

    private void append(int c) {
        int size = Character.charCount(c);
        cut |= length + size > MAX_LENGTH;
        if (!cut) {
            Character.toChars(c, word, length);
            length += size;
        }
    }

    private void append(char c) {
        cut |= length == MAX_LENGTH;
        if (!cut) {
            word[length++] = c;
        }
    }

    /** Returns the characters of the word: only the first {@link #length()}. The next word overwrites them. */
    public char[] buffer() {
        return word;
    }

    /** Returns how many characters the word has. */
    public int length() {
        return length;
    }

    @Override
    public String toString() {
        return new String(word, 0, length);
    }

    private static char[] ascii() {
        char[] folded = new char[128];
        for (char c = 0; c < folded.length; c++) {
            folded[c] = Character.isLetterOrDigit(c) ? Character.toLowerCase(c) : 0;
        }
        return folded;
    }
}
