package dev.rollcall.portal.page.classes;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * The name of a file that a browser saves: words of letters and digits of any script with hyphens between them, which
 * every file system takes.
 *
 * @param words empty when the text that they are made of has no letter or digit
 * @param ending behind the point, in ASCII
 */
record FileName(String words, String ending) {
    private static final int LONGEST = 80;
    private static final HexFormat HEX = HexFormat.of().withUpperCase();
    private static final Pattern OTHERS = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");
    private static final Pattern NOT_ASCII = Pattern.compile("[^A-Za-z0-9-]+");
    private static final Pattern ENDS = Pattern.compile("^-+|-+$");

    /** Makes one of any text. */
    static FileName of(String text, String ending) {
        String words =
                trimmed(OTHERS.matcher(Normalizer.normalize(text, Form.NFC)).replaceAll("-"));
        int length = words.codePointCount(0, words.length());
        return new FileName(
                length <= LONGEST ? words : trimmed(words.substring(0, words.offsetByCodePoints(0, LONGEST))), ending);
    }

    private static String trimmed(String words) {
        return ENDS.matcher(words).replaceAll("");
    }

    /**
     * Returns the header {@code Content-Disposition} (RFC 6266): for browsers of today in UTF-8, for all others in ASCII.
     *
     * @param otherwise the name if nothing in it is ASCII; must be ASCII itself
     */
    String attachment(String otherwise) {
        String plain =
                trimmed(NOT_ASCII.matcher(Normalizer.normalize(words, Form.NFD)).replaceAll(""));
        String ascii = "attachment; filename=\"" + (plain.isEmpty() ? otherwise : plain) + "." + ending + "\"";
        return words.isEmpty() ? ascii : ascii + "; filename*=UTF-8''" + escaped(words) + "." + ending;
    }

    private static String escaped(String words) {
        StringBuilder escaped = new StringBuilder();
        for (byte one : words.getBytes(StandardCharsets.UTF_8)) {
            boolean plain = one >= 0 && (Character.isLetterOrDigit(one) || one == '-');
            escaped.append(plain ? String.valueOf((char) one) : "%" + HEX.toHexDigits(one));
        }
        return escaped.toString();
    }
}
