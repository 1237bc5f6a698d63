package dev.rollcall.grading.store;

import dev.rollcall.grading.gradebook.LetterScheme.Letter;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;

/** Letters in one column: a line for each, the percentage, a space, the letter, which may be any text but a line break. */
final class Letters {
    private Letters() {}

    static String write(List<Letter> letters) {
        return letters.stream()
                .map(letter -> letter.from().toPlainString() + " " + letter.name())
                .collect(Collectors.joining("\n"));
    }

    static List<Letter> read(String column) {
        return column.lines().map(Letters::letter).toList();
    }

    private static Letter letter(String line) {
        int space = line.indexOf(' ');
        return new Letter(line.substring(space + 1), new BigDecimal(line.substring(0, space)));
    }
}
