package dev.rollcall.portal.gradebook;

import java.text.Collator;
import java.util.Comparator;
import java.util.Locale;
import java.util.function.Function;

/**
 * Somebody the grade book knows.
 *
 * @param username with which the person logs in; empty for none
 */
public record Person(String id, String givenName, String familyName, String username, long version) {

    /** By family name, then given name, as lists in a language have them. */
    public static Comparator<Person> byName(Locale locale) {
        return byName(locale, Person::familyName, Person::givenName, Person::id);
    }

    /** The same order of whatever else has these parts. */
    static <T> Comparator<T> byName(
            Locale locale, Function<T, String> familyName, Function<T, String> givenName, Function<T, String> id) {
        Collator collator = Collator.getInstance(locale);
        return Comparator.comparing(familyName, collator)
                .thenComparing(givenName, collator)
                .thenComparing(id);
    }

    /** Given and family name. */
    public String name() {
        return (givenName + " " + familyName).strip();
    }
}
