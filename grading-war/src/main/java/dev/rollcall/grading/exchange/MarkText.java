package dev.rollcall.grading.exchange;

import dev.rollcall.grading.gradebook.Mark;
import dev.rollcall.grading.gradebook.Mark.State;
import dev.rollcall.grading.gradebook.Score;
import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A mark, its comment left out, as one field: {@code 85}, {@code 85 late}, {@code excused}. Numbers are plain: no sign, no
 * exponent, no thousands separator, so that what looks like one is never taken for a hundredth or a thousandfold of it. The
 * states are understood in English and German, also short: {@code exc.}, {@code entsch.}.
 */
final class MarkText {
    private static final Pattern NUMBER = Pattern.compile("[0-9]+(?:([.,])[0-9]+)?");
    private static final Pattern THOUSANDS = Pattern.compile("[0-9]{1,3}(?:([., '’])[0-9]{3})(?:\\1[0-9]{3})*");
    private static final Pattern GROUPED = Pattern.compile("[0-9]{1,3}(?:[., '’][0-9]{3})+(?:[.,][0-9]+)?");
    private static final Pattern SCORED = Pattern.compile("[-+]?[0-9.,].*");
    private static final Pattern FULL_STOP = Pattern.compile("\\.$");
    private static final String EXPECTED = "A score, a state such as excused, or both, such as 85 late, is expected.";
    private static final int LONGEST = 100;

    /** In a column of letters, a capital F is a grade: it need not mean that something is missing. */
    private static final String FAILED = "F";

    /** The words of the portal's grid, whose users write their files so. */
    private static final Map<State, List<String>> WORDS = Map.of(
            State.UNGRADED,
            List.of("ungraded", "open", "offen"),
            State.GRADED,
            List.of("graded", "bewertet"),
            State.MISSING,
            List.of("missing", "miss", "m", "fehlt", "f"),
            State.EXCUSED,
            List.of("excused", "exc", "ex", "exempt", "entschuldigt", "entsch", "ent", "befreit"),
            State.LATE,
            List.of("late", "l", "verspätet", "spät", "sp"),
            State.INCOMPLETE,
            List.of("incomplete", "inc", "i", "unvollständig", "unvollst", "unv"));

    private static final Map<String, State> STATES = WORDS.entrySet().stream()
            .flatMap(words -> words.getValue().stream().map(word -> Map.entry(word, words.getKey())))
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

    private MarkText() {}

    /** Writes a mark so that {@link #read} gives it back. */
    static String write(Mark mark, Decimal decimal) {
        String score = mark.score().map(points -> write(points, decimal)).orElse("");
        return mark.state() == State.GRADED
                ? score
                : (score + " " + mark.state().word()).strip();
    }

    /** Three decimals behind a comma look like thousands: a zero behind them makes it clear. */
    private static String write(Score score, Decimal decimal) {
        String text = score.toString().replace('.', decimal.character());
        return decimal == Decimal.COMMA && THOUSANDS.matcher(text).matches() ? text + "0" : text;
    }

    /** Returns text as what people typed: compatibility forms such as full-width digits and odd spaces made plain. */
    static String plain(String field) {
        return Normalizer.normalize(field, Normalizer.Form.NFKC).strip();
    }

    /** Whether there is a digit above or below the line, in a circle or a fraction: made plain, {@code 1²} would be 12. */
    private static boolean hasOddDigits(String field) {
        return field.codePoints().anyMatch(character -> Character.getType(character) == Character.OTHER_NUMBER);
    }

    /** Returns which decimal mark a field speaks for; empty if it could be either, or is no number. */
    static Optional<Decimal> evidence(String field) {
        String number = plain(field).split(" ", 2)[0];
        if (hasOddDigits(field)
                || THOUSANDS.matcher(number).matches()
                || !NUMBER.matcher(number).matches()) {
            return Optional.empty();
        }
        return number.indexOf(',') >= 0
                ? Optional.of(Decimal.COMMA)
                : number.indexOf('.') >= 0 ? Optional.of(Decimal.POINT) : Optional.empty();
    }

    /**
     * Reads a field as people typed it.
     *
     * @return empty if nothing is in it
     * @throws RefusedFieldException if it is no mark, or may be two
     */
    static Optional<Mark> read(String field, Decimal decimal) throws RefusedFieldException {
        String plain = plain(field);
        if (plain.isEmpty()) {
            return Optional.empty();
        }
        if (plain.length() > LONGEST || hasOddDigits(field)) {
            throw new RefusedFieldException(Problem.NO_MARK, EXPECTED);
        }
        return Optional.of(readPlain(plain, decimal));
    }

    private static Mark readPlain(String plain, Decimal decimal) throws RefusedFieldException {
        List<String> words = List.of(plain.split("\\s+"));
        boolean reversed = words.size() == 2 && isScore(words.get(1));
        String first = words.get(reversed ? 1 : 0);
        if (isGrouped(plain, decimal) || isGrouped(first, decimal)) {
            throw new RefusedFieldException(
                    Problem.THOUSANDS, "It is not certain whether this number has a thousands separator.");
        }
        if (words.size() > 2 || words.size() == 2 && !isScore(first)) {
            throw new RefusedFieldException(Problem.NO_MARK, EXPECTED);
        }
        Optional<Score> score = isScore(first) ? Optional.of(score(first, decimal)) : Optional.empty();
        State state = score.isPresent() && words.size() == 1
                ? State.GRADED
                : state(words.get(reversed ? 0 : words.size() - 1));
        try {
            return new Mark(state, score, Optional.empty());
        } catch (IllegalArgumentException e) {
            throw new RefusedFieldException(Problem.STATE, "A score does not fit, or is missing, with this state.");
        }
    }

    private static boolean isScore(String word) {
        return SCORED.matcher(word).matches();
    }

    /** A single point in a file of decimal points is a decimal point. */
    private static boolean isGrouped(String number, Decimal decimal) {
        boolean plainPoint = decimal == Decimal.POINT && NUMBER.matcher(number).matches() && number.indexOf('.') >= 0;
        return !plainPoint && GROUPED.matcher(number).matches();
    }

    private static State state(String word) throws RefusedFieldException {
        String plain = FULL_STOP.matcher(word).replaceFirst("");
        State state = STATES.get(plain.toLowerCase(Locale.ROOT));
        if (state == null || plain.equals(FAILED)) {
            throw new RefusedFieldException(Problem.NO_MARK, EXPECTED);
        }
        return state;
    }

    private static Score score(String number, Decimal decimal) throws RefusedFieldException {
        if (number.startsWith("-")) {
            throw new RefusedFieldException(Problem.SCORE, "Score must be 0 or greater.");
        }
        if (!NUMBER.matcher(number).matches()) {
            throw new RefusedFieldException(Problem.NO_MARK, EXPECTED);
        }
        Decimal other = decimal == Decimal.POINT ? Decimal.COMMA : Decimal.POINT;
        if (number.indexOf(other.character()) >= 0) {
            throw new RefusedFieldException(
                    Problem.OTHER_DECIMAL, "The other numbers of the file have a decimal " + decimal.word() + ".");
        }
        try {
            return new Score(new BigDecimal(number.replace(',', '.')));
        } catch (IllegalArgumentException e) {
            throw new RefusedFieldException(Problem.SCORE, e.getMessage() + ".");
        }
    }
}
