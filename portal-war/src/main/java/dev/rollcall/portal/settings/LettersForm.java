package dev.rollcall.portal.settings;

import dev.rollcall.portal.gradebook.LetterScheme;
import dev.rollcall.portal.gradebook.LetterScheme.Letter;
import dev.rollcall.portal.gradebook.Limits;
import dev.rollcall.portal.text.Texts;
import dev.rollcall.portal.text.WholeNumber;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * How percentages become letters, kept as typed. Immutable.
 *
 * @param id of the scheme; empty for one that is to be made
 * @param seen the version that its writer saw; 0 for one that is to be made
 * @param titleError what is wrong with the title; empty when nothing is
 * @param lines one for each letter, and some that are blank
 * @param errors what is wrong with all of it, in sentences
 */
public record LettersForm(
        String id, String title, long seen, String titleError, List<LetterLine> lines, List<String> errors) {
    public static final String TITLE = "title";
    public static final String SEEN = "version";

    private static final int BLANK_LINES = 3;
    private static final int MAX_LETTERS = 40;

    public LettersForm {
        lines = List.copyOf(lines);
        errors = List.copyOf(errors);
    }

    /** The form that makes a scheme. */
    public static LettersForm empty() {
        return new LettersForm("", "", 0, "", blanks(0), List.of());
    }

    /** The form before anything was typed. */
    public static LettersForm of(LetterScheme scheme, Texts texts) {
        List<LetterLine> lines = new ArrayList<>();
        for (Letter letter : scheme.letters()) {
            lines.add(LetterLine.of(lines.size(), letter, texts));
        }
        lines.addAll(blanks(lines.size()));
        return new LettersForm(scheme.id(), scheme.title(), scheme.version(), "", lines, List.of());
    }

    /**
     * The form with what was typed.
     *
     * @param id of the scheme; empty for one that is to be made
     * @param field the value of a field, empty when it was not sent
     */
    public static LettersForm typed(String id, UnaryOperator<String> field, Texts texts) {
        String title = field.apply(TITLE).strip();
        List<LetterLine> lines = new ArrayList<>();
        for (int sent = 0; sent < MAX_LETTERS; sent++) {
            LetterLine line = LetterLine.typed(sent, lines.size(), field, texts);
            if (!line.isBlank()) {
                lines.add(line);
            }
        }
        boolean readable = lines.stream().allMatch(line -> line.error().isEmpty());
        List<String> errors = readable ? wrong(letters(lines), texts) : List.of();
        lines.addAll(blanks(lines.size()));
        long seen = WholeNumber.orZero(field.apply(SEEN));
        return new LettersForm(id, title, seen, wrong(title, texts), lines, errors);
    }

    private static String wrong(String title, Texts texts) {
        if (title.isEmpty()) {
            return texts.say("settings.letters.error.title");
        }
        return Limits.isLonger(title, Limits.TITLE) ? texts.say("settings.title.long", Limits.TITLE) : "";
    }

    /** The grade book's own rules of a scheme. */
    private static List<String> wrong(List<Letter> letters, Texts texts) {
        List<String> errors = new ArrayList<>();
        if (letters.isEmpty()) {
            errors.add(texts.say("settings.letters.error.none"));
            return errors;
        }
        Set<String> names = letters.stream().map(Letter::name).collect(Collectors.toSet());
        Set<BigDecimal> bounds = new HashSet<>();
        letters.forEach(letter -> bounds.add(letter.from().stripTrailingZeros()));
        if (names.size() < letters.size() || bounds.size() < letters.size()) {
            errors.add(texts.say("settings.letters.error.twice"));
        }
        if (letters.stream().noneMatch(letter -> letter.from().signum() == 0)) {
            errors.add(texts.say("settings.letters.error.zero"));
        }
        return errors;
    }

    private static List<Letter> letters(List<LetterLine> lines) {
        return lines.stream().flatMap(line -> line.letter().stream()).toList();
    }

    private static List<LetterLine> blanks(int after) {
        List<LetterLine> blanks = new ArrayList<>();
        for (int at = after; at < Math.min(MAX_LETTERS, after + BLANK_LINES); at++) {
            blanks.add(LetterLine.blank(at));
        }
        return blanks;
    }

    /** Whether it can be saved. */
    public boolean isValid() {
        return titleError.isEmpty()
                && errors.isEmpty()
                && lines.stream().allMatch(line -> line.error().isEmpty());
    }

    /** The scheme as typed, if it is valid. */
    public LetterScheme scheme() {
        return new LetterScheme(id, title, letters(lines), seen);
    }

    /** The same input, refused; the next attempt has seen a version. */
    public LettersForm refused(String sentence, long version) {
        return new LettersForm(id, title, version, titleError, lines, List.of(sentence));
    }
}
