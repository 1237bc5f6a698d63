package dev.rollcall.portal.roster;

import dev.rollcall.portal.gradebook.Person;
import dev.rollcall.portal.text.Fold;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/**
 * The people of the school whom somebody looks for.
 *
 * @param typed what was typed; empty for nothing
 * @param found those who are meant, or else whose names have it, by name; no more than fit a page
 * @param count how many that are
 */
public record PeopleView(String typed, List<Person> found, int count) {
    /** The field of what is looked for. */
    public static final String WHO = "who";

    private static final int PAGE = 100;

    public PeopleView {
        found = List.copyOf(found);
    }

    /**
     * Those who have what was typed as id, as user name or as name; if nobody has, whose names and user name have all its words in
     * them; everybody where nothing was typed.
     *
     * @param locale decides how names are sorted
     */
    public static PeopleView of(Collection<Person> people, String typed, Locale locale) {
        List<Person> meant = TypedPerson.among(people, typed);
        String[] words = Fold.of(typed).split("\\s+", -1);
        List<Person> all = meant.isEmpty()
                ? people.stream().filter(person -> hasAll(person, words)).toList()
                : meant;
        List<Person> page =
                all.stream().sorted(Person.byName(locale)).limit(PAGE).toList();
        return new PeopleView(typed, page, all.size());
    }

    private static boolean hasAll(Person person, String[] words) {
        String text = Fold.of(person.name() + " " + person.username() + " " + person.id());
        return Arrays.stream(words).allMatch(text::contains);
    }

    /** Whether what was typed means one person. */
    public boolean isOne() {
        return !typed.isBlank() && count == 1;
    }
}
