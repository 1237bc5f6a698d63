package dev.rollcall.portal.gradebook;

import java.text.Collator;
import java.util.Comparator;
import java.util.Locale;

/**
 * A person in the grade book.
 *
 * @param username with which the person logs in; empty for none
 */
public record Person(String id, String givenName, String familyName, String username, long version) {

    /** By family name, then given name, as lists in a language have them. */
    public static Comparator<Person> byName(Locale locale) {
        Collator collator = Collator.getInstance(locale);
        return Comparator.comparing(Person::familyName, collator)
                .thenComparing(Person::givenName, collator)
                .thenComparing(Person::id);
    }

    /** Given and family name. */
    public String name() {
        return (givenName + " " + familyName).strip();
    }
}
