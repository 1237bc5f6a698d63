package dev.rollcall.portal.grades;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The form that adds a grade: what was typed, kept as typed, and what is wrong with it by field name. Scores may be typed
 * with a decimal point or a decimal comma.
 *
 * @param errors sentences by {@link #TITLE}, {@link #TYPE}, {@link #SCORE}; empty when nothing is wrong
 */
public record GradeForm(String title, String type, String score, Map<String, String> errors) {
    public static final String TITLE = "title";
    public static final String TYPE = "type";
    public static final String SCORE = "score";

    /** The kinds of work that the form offers. */
    public static final List<String> TYPES = List.of("Quiz", "Homework", "Test", "Exam");

    private static final int MAX_TITLE_CHARACTERS = 200;
    private static final int MAX_DIGITS = 9;
    private static final int MAX_TYPED_CHARACTERS = 32;

    public GradeForm {
        errors = Map.copyOf(errors);
    }

    /** The form before anything was typed. */
    public static GradeForm empty() {
        return new GradeForm("", TYPES.get(0), "", Map.of());
    }

    /** The form with what was typed, and with what can be said about it here. */
    public static GradeForm typed(String title, String type, String score) {
        Map<String, String> errors = new LinkedHashMap<>();
        if (title.isBlank()) {
            errors.put(TITLE, "Say what was graded, for example “Quiz 3”.");
        } else if (title.strip().length() > MAX_TITLE_CHARACTERS) {
            errors.put(TITLE, "Use at most " + MAX_TITLE_CHARACTERS + " characters.");
        }
        if (!TYPES.contains(type)) {
            errors.put(TYPE, "Choose one of " + String.join(", ", TYPES) + ".");
        }
        String wrong = wrongWithScore(score);
        if (!wrong.isEmpty()) {
            errors.put(SCORE, wrong);
        }
        return new GradeForm(title, type, score, errors);
    }

    /** The same input with what the grade book found wrong. */
    public GradeForm refused(Map<String, String> found) {
        return new GradeForm(title, type, score, found);
    }

    /** Whether the grade book may be asked. */
    public boolean isValid() {
        return errors.isEmpty();
    }

    /** The sentence about a field; empty when it is right. */
    public String error(String field) {
        return errors.getOrDefault(field, "");
    }

    /** Whether this is the first field to be mended. */
    public boolean isFirstError(String field) {
        return Stream.of(TITLE, TYPE, SCORE)
                .filter(errors::containsKey)
                .findFirst()
                .filter(field::equals)
                .isPresent();
    }

    /** What is wrong beyond the fields; empty when nothing is. */
    public List<String> otherErrors() {
        return errors.entrySet().stream()
                .filter(error -> !List.of(TITLE, TYPE, SCORE).contains(error.getKey()))
                .map(Map.Entry::getValue)
                .toList();
    }

    /**
     * The grade that was typed.
     *
     * @throws IllegalStateException when the form is not valid
     */
    public Grade grade() {
        if (!isValid()) {
            throw new IllegalStateException("form is not valid: " + errors);
        }
        return new Grade(title.strip(), type, new BigDecimal(plain(score)));
    }

    private static String wrongWithScore(String score) {
        if (score.isBlank()) {
            return "Enter a score, for example 85 or 77.5.";
        }
        String plain = plain(score);
        if (plain.length() > MAX_TYPED_CHARACTERS || !plain.matches("[+-]?(\\d+\\.?\\d*|\\.\\d+)")) {
            return "Enter a number, for example 85 or 77.5.";
        }
        BigDecimal number = new BigDecimal(plain);
        if (number.signum() < 0) {
            return "A score cannot be negative.";
        }
        return number.precision() > MAX_DIGITS || number.precision() - number.scale() > MAX_DIGITS
                ? "Use at most " + MAX_DIGITS + " digits."
                : "";
    }

    private static String plain(String score) {
        return score.strip().replace(',', '.');
    }
}
