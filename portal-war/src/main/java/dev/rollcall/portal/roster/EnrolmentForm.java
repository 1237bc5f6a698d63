package dev.rollcall.portal.roster;

import dev.rollcall.portal.gradebook.Enrolment;
import dev.rollcall.portal.gradebook.Person;
import dev.rollcall.portal.text.Texts;
import dev.rollcall.portal.text.TypedDay;
import dev.rollcall.portal.text.TypedForm;
import dev.rollcall.portal.text.WholeNumber;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A membership of a class that is to be: the person, the role, the first and the last day; kept as typed.
 *
 * @param person the id, or the user name or the name of one person
 * @param until the last day, inclusive, as people say it; the grade book holds the day after
 * @param seen the version that the administrator saw; 0 for a new member
 * @param errors sentences by field
 */
public record EnrolmentForm(
        String person, String role, String from, String until, long seen, Map<String, String> errors)
        implements TypedForm {
    public static final String PERSON = "person";
    public static final String ROLE = "role";
    public static final String FROM = "from";
    public static final String UNTIL = "until";
    public static final String SEEN = "seen";

    /** The form before anything was typed. */
    public static final EnrolmentForm EMPTY = new EnrolmentForm("", "student", "", "", 0, Map.of());

    public EnrolmentForm {
        errors = Map.copyOf(errors);
    }

    /** The form of a member of the class. */
    public static EnrolmentForm of(Enrolment enrolment) {
        return new EnrolmentForm(
                enrolment.person(),
                enrolment.role(),
                enrolment.begin() == null ? "" : enrolment.begin().toString(),
                enrolment.last() == null ? "" : enrolment.last().toString(),
                enrolment.version(),
                Map.of());
    }

    /** The form with what was typed; {@code field} is the value of a field, empty when it was not sent. */
    public static EnrolmentForm typed(UnaryOperator<String> field, Texts texts) {
        Map<String, String> errors = new LinkedHashMap<>();
        String person = field.apply(PERSON).strip();
        if (person.isEmpty()) {
            errors.put(PERSON, texts.say("settings.roster.person.missing"));
        }
        String role = field.apply(ROLE);
        if (!role.equals("student") && !role.equals("teacher")) {
            errors.put(ROLE, texts.say("settings.roster.role.unknown"));
        }
        Optional<LocalDate> from = TypedDay.read(field.apply(FROM), FROM, errors, texts);
        Optional<LocalDate> until = TypedDay.readLast(field.apply(UNTIL), UNTIL, errors, texts);
        if (from.isPresent() && until.isPresent() && until.get().isBefore(from.get())) {
            errors.put(UNTIL, texts.say("settings.roster.until.early"));
        }
        long seen = WholeNumber.orZero(field.apply(SEEN));
        return new EnrolmentForm(person, role, field.apply(FROM), field.apply(UNTIL), seen, errors);
    }

    /** The same, wrong unless one of some people is meant, see {@link TypedPerson}. */
    public EnrolmentForm ofOneAmong(Collection<Person> people, Texts texts) {
        int found = TypedPerson.among(people, person).size();
        if (found == 1 || errors.containsKey(PERSON)) {
            return this;
        }
        Map<String, String> more = new LinkedHashMap<>(errors);
        more.put(
                PERSON,
                found == 0
                        ? texts.say("settings.roster.person.unknown")
                        : texts.say("settings.roster.person.several", found));
        return new EnrolmentForm(person, role, from, until, seen, more);
    }

    /** The same input with what is wrong, and with another version seen. */
    public EnrolmentForm refused(long version, String field, String sentence) {
        return new EnrolmentForm(person, role, from, until, version, Map.of(field, sentence));
    }

    /**
     * What was typed.
     *
     * @throws IllegalStateException when the form is not valid
     */
    public Enrolment enrolment() {
        requireValid();
        LocalDate begin = TypedDay.read(from).orElse(null);
        LocalDate end = TypedDay.read(until).map(last -> last.plusDays(1)).orElse(null);
        return new Enrolment(person, role, begin, end, seen);
    }
}
