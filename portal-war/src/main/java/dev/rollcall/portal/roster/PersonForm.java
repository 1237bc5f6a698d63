package dev.rollcall.portal.roster;

import dev.rollcall.portal.accounts.UserName;
import dev.rollcall.portal.gradebook.Limits;
import dev.rollcall.portal.gradebook.Person;
import dev.rollcall.portal.text.Texts;
import dev.rollcall.portal.text.TypedForm;
import dev.rollcall.portal.text.WholeNumber;
import java.text.Normalizer;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * The name and the user name of a person; kept as typed.
 *
 * @param seen the version that the administrator saw
 * @param errors sentences by field
 */
public record PersonForm(String givenName, String familyName, String username, long seen, Map<String, String> errors)
        implements TypedForm {
    public static final String GIVEN = "given";
    public static final String FAMILY = "family";
    public static final String USERNAME = "username";
    public static final String SEEN = "seen";

    /** The key of the sentence that is about no field in particular. */
    public static final String ALL = "";

    public PersonForm {
        errors = Map.copyOf(errors);
    }

    /** The form of a person. */
    public static PersonForm of(Person person) {
        return new PersonForm(person.givenName(), person.familyName(), person.username(), person.version(), Map.of());
    }

    /** The form with what was typed of {@code person}; {@code field} is the value of a field, empty when it was not sent. */
    public static PersonForm typed(UnaryOperator<String> field, Person person, Texts texts) {
        long seen = WholeNumber.orZero(field.apply(SEEN));
        PersonForm form =
                new PersonForm(field.apply(GIVEN), field.apply(FAMILY), field.apply(USERNAME), seen, Map.of());
        Map<String, String> errors = new LinkedHashMap<>();
        name(GIVEN, form.givenName, errors, texts);
        name(FAMILY, form.familyName, errors, texts);
        String username = form.username(person);
        if (!username.isEmpty() && !username.equals(person.username()) && !UserName.isOne(username)) {
            errors.put(USERNAME, texts.say("accounts.refused.name"));
        }
        return form.refused(seen, errors);
    }

    private static void name(String field, String typed, Map<String, String> errors, Texts texts) {
        String name = plain(typed);
        if (name.isEmpty()) {
            errors.put(field, texts.say("settings.person." + field + ".missing"));
        } else if (Limits.isLonger(name, Limits.NAME)) {
            errors.put(field, texts.say("settings.people." + field + ".long", Limits.NAME));
        }
    }

    private static String plain(String typed) {
        return Normalizer.normalize(typed.strip(), Normalizer.Form.NFC);
    }

    /** A user name that was not touched stays as it is, even one that could not be chosen now. */
    private String username(Person person) {
        String typed = plain(username);
        return typed.equals(person.username()) ? typed : typed.toLowerCase(Locale.ROOT);
    }

    /** The same input with what is wrong, and with another version seen. */
    public PersonForm refused(long version, Map<String, String> wrong) {
        return new PersonForm(givenName, familyName, username, version, wrong);
    }

    /**
     * {@code person} as typed.
     *
     * @throws IllegalStateException when the form is not valid
     */
    public Person changed(Person person) {
        requireValid();
        return new Person(person.id(), plain(givenName), plain(familyName), username(person), seen);
    }
}
