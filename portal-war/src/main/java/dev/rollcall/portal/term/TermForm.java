package dev.rollcall.portal.term;

import dev.rollcall.portal.gradebook.Limits;
import dev.rollcall.portal.gradebook.Term;
import dev.rollcall.portal.text.Texts;
import dev.rollcall.portal.text.TypedDay;
import dev.rollcall.portal.text.TypedForm;
import dev.rollcall.portal.text.WholeNumber;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A term that is there, kept as typed.
 *
 * @param from the first day; empty for no bound
 * @param until the last day, inclusive, as people say it; the grade book holds the day after; empty for no bound
 * @param closed whether nothing in its classes is to change any more
 * @param seen the version that the administrator saw
 * @param errors sentences by field
 */
public record TermForm(
        String id, String title, String from, String until, boolean closed, long seen, Map<String, String> errors)
        implements TypedForm {
    public static final String TITLE = "title";
    public static final String FROM = "from";
    public static final String UNTIL = "until";
    public static final String CLOSED = "closed";
    public static final String SEEN = "version";

    public TermForm {
        errors = Map.copyOf(errors);
    }

    /** The form before anything was typed. */
    public static TermForm of(Term term) {
        return new TermForm(
                term.id(),
                term.title(),
                text(term.begin()),
                text(term.last()),
                term.closed(),
                term.version(),
                Map.of());
    }

    private static String text(@Nullable LocalDate day) {
        return day == null ? "" : day.toString();
    }

    /**
     * The form with what was typed.
     *
     * @param id of the term
     * @param field the value of a field, empty when it was not sent
     */
    public static TermForm typed(String id, UnaryOperator<String> field, Texts texts) {
        Map<String, String> errors = new LinkedHashMap<>();
        String title = field.apply(TITLE).strip();
        if (title.isEmpty()) {
            errors.put(TITLE, texts.say("terms.title.missing"));
        } else if (Limits.isLonger(title, Limits.TITLE)) {
            errors.put(TITLE, texts.say("item.title.long", Limits.TITLE));
        }
        Optional<LocalDate> from = TypedDay.read(field.apply(FROM), FROM, errors, texts);
        Optional<LocalDate> until = TypedDay.readLast(field.apply(UNTIL), UNTIL, errors, texts);
        if (from.isPresent() && until.isPresent() && until.get().isBefore(from.get())) {
            errors.put(UNTIL, texts.say("settings.roster.until.early"));
        }
        return new TermForm(
                id,
                title,
                field.apply(FROM),
                field.apply(UNTIL),
                field.apply(CLOSED).equals("yes"),
                WholeNumber.orZero(field.apply(SEEN)),
                errors);
    }

    /**
     * The term as typed.
     *
     * @throws IllegalStateException when the form is not valid
     */
    public Term term() {
        requireValid();
        LocalDate begin = TypedDay.read(from).orElse(null);
        LocalDate end = TypedDay.read(until).map(last -> last.plusDays(1)).orElse(null);
        return new Term(id, title, begin, end, closed, seen);
    }

    /** The same input; the next attempt has seen another version. */
    public TermForm seen(long version) {
        return new TermForm(id, title, from, until, closed, version, errors);
    }
}
