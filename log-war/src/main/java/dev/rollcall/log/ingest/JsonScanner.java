package dev.rollcall.log.ingest;

import java.nio.charset.StandardCharsets;
import java.util.BitSet;

/**
 * Reads JSON (RFC 8259) from bytes, one token at a time, and decodes only what it is asked for. Exact: what is not JSON
 * is refused. Bytes that are not UTF-8 are U+FFFD. Not thread-safe.
 *
 * <p>A text that was cut may end anywhere: a string in which it ends goes to the end of the text.
 */
final class JsonScanner {

    /** What is read is not JSON. */
    static final class Malformed extends Exception {

        private static final long serialVersionUID = 1L;

        Malformed(String message) {
            super(message, null, false, false);
        }
    }

    /** How deep objects and arrays may be nested. */
    static final int MAX_DEPTH = 64;

    private final byte[] bytes;
    private final int end;
    private final boolean cut;
    private int next;
    /** The string read last: where its content is, and what is in it. */
    private int from;

    private int to;
    private boolean escaped;
    private boolean within;
    private boolean ascii;

    JsonScanner(byte[] bytes, int from, int end, boolean cut) {
        this.bytes = bytes;
        this.next = from;
        this.end = end;
        this.cut = cut;
    }

    /** Returns where the next token begins, or ended if it was read. */
    int position() {
        return next;
    }

    /** Passes over white space and returns the byte that follows; -1 at the end. */
    int peek() {
        while (next < end) {
            byte b = bytes[next];
            if (b != ' ' && b != '\t' && b != '\r' && b != '\n') {
                return b & 0xff;
            }
            next++;
        }
        return -1;
    }

    /** Reads {@code wanted} if it follows; returns whether it did. */
    boolean accept(char wanted) {
        boolean there = peek() == wanted;
        next += there ? 1 : 0;
        return there;
    }

    void expect(char wanted) throws Malformed {
        if (!accept(wanted)) {
            throw malformed();
        }
    }

    /** Reads a string. */
    String string() throws Malformed {
        passString();
        if (!escaped) {
            return new String(bytes, from, to - from, ascii ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8);
        }
        return unescaped();
    }

    /** Returns whether the text was cut within the string or number read last, or may have been. */
    boolean endsWithin() {
        return within;
    }

    /** Reads a number and returns it as it is written. */
    String number() throws Malformed {
        int start = next;
        passNumber();
        within = cut && next == end;
        return raw(start);
    }

    /** Returns the text from {@code start} to what follows, as it is written. */
    String raw(int start) {
        return new String(bytes, start, next - start, StandardCharsets.UTF_8);
    }

    /** Passes over a value of any kind that is {@code depth} objects and arrays deep. */
    void skip(int depth) throws Malformed {
        pass(MAX_DEPTH - depth);
    }

    /** Passes over a value of any kind, however deep. */
    void pass() throws Malformed {
        pass(Integer.MAX_VALUE);
    }

    /** Goes without the stack of the thread, which deep nesting would use up. */
    private void pass(int most) throws Malformed {
        BitSet objects = new BitSet();
        int depth = 0;
        do {
            int first = peek();
            boolean object = first == '{';
            if (object || first == '[') {
                requireShallow(depth + 1, most);
                next++;
                objects.set(depth++, object);
                if (!accept(object ? '}' : ']')) {
                    passName(object);
                    continue;
                }
                depth--;
            } else {
                passScalar(first);
            }
            while (depth > 0 && !accept(',')) {
                expect(objects.get(--depth) ? '}' : ']');
            }
            passName(depth > 0 && objects.get(depth - 1));
        } while (depth > 0);
    }

    private void passName(boolean there) throws Malformed {
        if (there) {
            peek();
            passString();
            expect(':');
        }
    }

    private void passScalar(int first) throws Malformed {
        switch (first) {
            case '"' -> passString();
            case 't' -> literal("true");
            case 'f' -> literal("false");
            case 'n' -> literal("null");
            default -> passNumber();
        }
    }

    /** Refuses nesting that would use up the stack of the thread. */
    static void requireShallow(int depth) throws Malformed {
        requireShallow(depth, MAX_DEPTH);
    }

    private static void requireShallow(int depth, int most) throws Malformed {
        if (depth > most) {
            throw new Malformed("JSON nested too deeply");
        }
    }

    /** Reads the word {@code word}. */
    void literal(String word) throws Malformed {
        for (int i = 0; i < word.length(); i++) {
            if (octet(next++) != word.charAt(i)) {
                throw malformed();
            }
        }
    }

    private void passString() throws Malformed {
        if (octet(next++) != '"') {
            throw malformed();
        }
        from = next;
        escaped = false;
        within = false;
        int all = 0;
        while (next < end) {
            byte b = bytes[next];
            if (b == '"') {
                to = next++;
                ascii = all >= 0;
                return;
            }
            if (b == '\\') {
                escaped = true;
                if (!passEscape()) {
                    break;
                }
            } else if (b >= 0 && b < ' ') {
                throw malformed();
            } else {
                all |= b;
                next++;
            }
        }
        if (!cut) {
            throw malformed();
        }
        to = next;
        next = end;
        within = true;
        ascii = all >= 0;
    }

    /** Passes over an escape; returns false, and stays, if the text ends within. */
    private boolean passEscape() throws Malformed {
        int kind = octet(next + 1);
        int length = kind == 'u' ? 6 : 2;
        if (next + length > end) {
            return false;
        }
        for (int i = next + 2; i < next + length; i++) {
            if (Character.digit(bytes[i], 16) < 0) {
                throw malformed();
            }
        }
        if (kind != 'u' && "\"\\/bfnrt".indexOf(kind) < 0) {
            throw malformed();
        }
        next += length;
        return true;
    }

    private String unescaped() {
        StringBuilder text = new StringBuilder(to - from);
        int plain = from;
        for (int i = from; i < to; ) {
            if (bytes[i] != '\\') {
                i++;
                continue;
            }
            text.append(new String(bytes, plain, i - plain, StandardCharsets.UTF_8));
            boolean unicode = bytes[i + 1] == 'u';
            text.append(unicode ? unicode(i + 2) : plain(bytes[i + 1]));
            i += unicode ? 6 : 2;
            plain = i;
        }
        return text.append(new String(bytes, plain, to - plain, StandardCharsets.UTF_8))
                .toString();
    }

    private char unicode(int at) {
        int c = 0;
        for (int i = at; i < at + 4; i++) {
            c = c << 4 | Character.digit(bytes[i], 16);
        }
        return (char) c;
    }

    private static char plain(byte kind) {
        return switch (kind) {
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            default -> (char) kind;
        };
    }

    private void passNumber() throws Malformed {
        if (octet(next) == '-') {
            next++;
        }
        if (octet(next) == '0') {
            next++;
        } else {
            passDigits();
        }
        if (octet(next) == '.') {
            next++;
            passDigits();
        }
        if (octet(next) == 'e' || octet(next) == 'E') {
            next += octet(next + 1) == '+' || octet(next + 1) == '-' ? 2 : 1;
            passDigits();
        }
    }

    private void passDigits() throws Malformed {
        int start = next;
        while (octet(next) >= '0' && octet(next) <= '9') {
            next++;
        }
        if (next == start) {
            throw malformed();
        }
    }

    private int octet(int at) {
        return at < end ? bytes[at] & 0xff : -1;
    }

    private static Malformed malformed() {
        return new Malformed("not JSON");
    }
}
