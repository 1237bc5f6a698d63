package dev.rollcall.grading.oneroster;

import dev.rollcall.grading.gradebook.LetterScheme.Letter;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Letters as {@code scoreScaleValue} has them: {@code {A:90},{B:80},{F:0}}. */
final class Scales {
    private static final Pattern ONE = Pattern.compile("\\{([^{}]{1,64}):([0-9]{1,9}(?:\\.[0-9]{1,9})?)},?");

    private Scales() {}

    static String write(List<Letter> letters) {
        return letters.stream()
                .map(letter -> "{" + letter.name() + ":" + letter.from().toPlainString() + "}")
                .collect(Collectors.joining(","));
    }

    /**
     * Reads letters.
     *
     * @throws RowRefusedException if it is not such a text
     */
    static List<Letter> read(String column, String text) throws RowRefusedException {
        List<Letter> letters = new ArrayList<>();
        Matcher matcher = ONE.matcher(text);
        int end = 0;
        while (matcher.lookingAt()) {
            letters.add(new Letter(matcher.group(1), new BigDecimal(matcher.group(2))));
            end = matcher.end();
            matcher.region(end, text.length());
        }
        if (letters.isEmpty() || end != text.length()) {
            throw new RowRefusedException(column, Fault.VALUE, column + " must be letters such as {A:90},{F:0}");
        }
        return letters;
    }
}
