package dev.rollcall.portal.roster;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;

/** A line that was typed, or copied out of a spreadsheet or its file. */
final class PastedLine {
    private static final String MARK = "\ufeff";
    private static final char QUOTE = '"';

    private PastedLine() {}

    /**
     * The parts between tabs, else semicolons, else commas, without what a file adds to them: the mark at its beginning, quotes
     * around a part. What a spreadsheet leaves empty on the right is no part.
     */
    static List<String> parts(String text) {
        String line = Normalizer.normalize(text.replace(MARK, ""), Normalizer.Form.NFC)
                .stripTrailing();
        char separator = separator(line);
        List<String> parts = new ArrayList<>();
        int from = 0;
        while (from <= line.length()) {
            int end = end(line, from, separator);
            parts.add(unquoted(line.substring(from, end).strip()));
            from = end + 1;
        }
        while (parts.size() > 1 && parts.get(parts.size() - 1).isEmpty()) {
            parts.remove(parts.size() - 1);
        }
        return parts;
    }

    /** Of those that do not stand between quotes. */
    private static char separator(String line) {
        StringBuilder outside = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            quoted ^= line.charAt(i) == QUOTE;
            if (!quoted) {
                outside.append(line.charAt(i));
            }
        }
        String seen = quoted ? line : outside.toString(); // an odd quote is a letter of a name
        return seen.contains("\t") ? '\t' : seen.contains(";") ? ';' : ',';
    }

    /** Where the part that begins there ends. */
    private static int end(String line, int from, char separator) {
        int begin = blanks(line, from);
        if (begin < line.length() && line.charAt(begin) == QUOTE) {
            int closing = closing(line, begin);
            int after = closing < 0 ? line.length() + 1 : blanks(line, closing + 1);
            if (after == line.length() || after < line.length() && line.charAt(after) == separator) {
                return after;
            }
        }
        int next = line.indexOf(separator, from);
        return next < 0 ? line.length() : next;
    }

    private static int blanks(String line, int from) {
        int at = from;
        while (at < line.length() && line.charAt(at) == ' ') {
            at++;
        }
        return at;
    }

    /** The place of the closing quote, -1 if there is none; two quotes in a row stand for one in the text. */
    private static int closing(String line, int opening) {
        int at = line.indexOf(QUOTE, opening + 1);
        while (at >= 0 && at + 1 < line.length() && line.charAt(at + 1) == QUOTE) {
            at = line.indexOf(QUOTE, at + 2);
        }
        return at;
    }

    private static String unquoted(String part) {
        boolean isQuoted = part.length() > 1 && part.charAt(0) == QUOTE && closing(part, 0) == part.length() - 1;
        return isQuoted
                ? part.substring(1, part.length() - 1).replace("\"\"", "\"").strip()
                : part;
    }
}
