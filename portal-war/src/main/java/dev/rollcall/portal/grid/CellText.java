package dev.rollcall.portal.grid;

import dev.rollcall.portal.gradebook.Limits;
import dev.rollcall.portal.gradebook.Mark;
import dev.rollcall.portal.gradebook.State;
import dev.rollcall.portal.text.Texts;
import dev.rollcall.portal.text.UnreadableNumberException;
import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A mark as one reads and types it in a cell: {@code 85}, {@code 77,5}, {@code 85 late}, {@code exc.}; {@code -} or nothing
 * for an empty cell. The words of both languages are understood in each, since a class may have teachers of both. The grade book
 * reads the marks of a file likewise.
 */
public final class CellText {
    /** Longer than anything that makes sense. */
    public static final int MAX_LENGTH = 100;

    private static final Set<String> NOTHING = Set.of("", "-", "–", "—", "·");

    /** In a pasted column of letters it stands for a failure, and not for {@code fehlt}. */
    private static final String FAILED = "F";

    private static final Map<String, State> WORDS = Map.ofEntries(
            Map.entry("ex", State.EXCUSED),
            Map.entry("exc", State.EXCUSED),
            Map.entry("excused", State.EXCUSED),
            Map.entry("exempt", State.EXCUSED),
            Map.entry("ent", State.EXCUSED),
            Map.entry("entsch", State.EXCUSED),
            Map.entry("entschuldigt", State.EXCUSED),
            Map.entry("befreit", State.EXCUSED),
            Map.entry("m", State.MISSING),
            Map.entry("miss", State.MISSING),
            Map.entry("missing", State.MISSING),
            Map.entry("f", State.MISSING),
            Map.entry("fehlt", State.MISSING),
            Map.entry("l", State.LATE),
            Map.entry("late", State.LATE),
            Map.entry("sp", State.LATE),
            Map.entry("spät", State.LATE),
            Map.entry("verspätet", State.LATE),
            Map.entry("i", State.INCOMPLETE),
            Map.entry("inc", State.INCOMPLETE),
            Map.entry("incomplete", State.INCOMPLETE),
            Map.entry("unv", State.INCOMPLETE),
            Map.entry("unvollst", State.INCOMPLETE),
            Map.entry("unvollständig", State.INCOMPLETE),
            Map.entry("graded", State.GRADED),
            Map.entry("bewertet", State.GRADED),
            Map.entry("open", State.UNGRADED),
            Map.entry("ungraded", State.UNGRADED),
            Map.entry("offen", State.UNGRADED));

    private CellText() {}

    /**
     * What was typed, as it was understood.
     *
     * @param mark null when the cell is to be empty, and when something is wrong
     * @param error a sentence for the user; empty when nothing is wrong
     */
    public record Reading(@Nullable Mark mark, String error) {
        static Reading wrong(String sentence) {
            return new Reading(null, sentence);
        }
    }

    /** A mark as a cell says it, without its comment; empty for none. */
    public static String of(@Nullable Mark mark, Texts texts) {
        if (mark == null) {
            return "";
        }
        String score = mark.score() == null ? "" : texts.exact(mark.score());
        if (mark.state() == State.GRADED) {
            return score;
        }
        return (score + " " + texts.say("classes.state." + mark.state().word() + ".short")).strip();
    }

    /**
     * Reads what was typed.
     *
     * @param comment of the mark that stands there, which stays
     */
    public static Reading read(String typed, String comment, Texts texts) {
        String text = Normalizer.normalize(typed, Normalizer.Form.NFKC).strip();
        if (text.length() > MAX_LENGTH) {
            return Reading.wrong(texts.say("classes.cell.long"));
        }
        if (hasOddDigits(typed)) {
            return Reading.wrong(texts.say("classes.cell.unknown"));
        }
        if (NOTHING.contains(text)) {
            return new Reading(
                    comment.isEmpty() ? null : Mark.of(State.UNGRADED, null).commented(comment), "");
        }
        List<State> states = new ArrayList<>();
        List<String> rest = new ArrayList<>();
        for (String word : text.split("\\s+")) {
            String plain = word.replaceFirst("\\.$", "");
            State state = WORDS.get(plain.toLowerCase(Locale.ROOT));
            if (state == null || plain.equals(FAILED)) {
                rest.add(word);
            } else {
                states.add(state);
            }
        }
        return read(states, String.join(" ", rest), comment, texts);
    }

    /** Whether there is a digit above or below the line, in a circle or a fraction: made plain, {@code 1²} would be 12. */
    private static boolean hasOddDigits(String typed) {
        return typed.codePoints().anyMatch(character -> Character.getType(character) == Character.OTHER_NUMBER);
    }

    private static Reading read(List<State> states, String number, String comment, Texts texts) {
        if (states.size() > 1) {
            return Reading.wrong(texts.say("classes.cell.states"));
        }
        if (number.isEmpty() && states.get(0) == State.GRADED) {
            return Reading.wrong(texts.say("classes.cell.no-points"));
        }
        if (number.isEmpty()) {
            return new Reading(Mark.of(states.get(0), null).commented(comment), "");
        }
        State state = states.isEmpty() ? State.GRADED : states.get(0);
        if (!isNumeric(number)) {
            return Reading.wrong(texts.say("classes.cell.unknown"));
        }
        if (state == State.EXCUSED || state == State.MISSING || state == State.UNGRADED) {
            return Reading.wrong(texts.say("classes.cell.no-score", texts.say("classes.state." + state.word())));
        }
        try {
            return score(texts.decimal(number), state, comment, texts);
        } catch (UnreadableNumberException e) {
            return Reading.wrong(e.sentence());
        }
    }

    private static boolean isNumeric(String text) {
        return text.chars().anyMatch(c -> c >= '0' && c <= '9');
    }

    private static Reading score(BigDecimal score, State state, String comment, Texts texts) {
        if (score.signum() < 0) {
            return Reading.wrong(texts.say("classes.cell.negative"));
        }
        return Limits.hasTooManyDigits(score)
                ? Reading.wrong(texts.say("classes.cell.digits", Limits.DIGITS))
                : new Reading(new Mark(state, score, comment), "");
    }
}
