package dev.rollcall.portal.roster;

import dev.rollcall.portal.gradebook.Person;
import dev.rollcall.portal.text.Fold;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;

/** Whom somebody means who types an id, a user name, or a name. */
public final class TypedPerson {
    private TypedPerson() {}

    /**
     * The people who have this id; if nobody has, this user name, whatever the capitals; if nobody has, this name: {@code Ben Schmidt},
     * {@code Schmidt, Ben} or {@code Ben Schmidt (ben.schmidt)}, as lists tell namesakes apart.
     *
     * @param typed with anything around it
     */
    public static List<Person> among(Collection<Person> people, String typed) {
        String text = Fold.of(typed.strip().replaceAll("\\s+", " "));
        String login = Fold.login(text);
        List<Predicate<Person>> meanings = List.of(
                person -> person.id().equals(typed.strip()),
                person -> !login.isEmpty() && Fold.login(person.username()).equals(login),
                person -> isCalled(person, text));
        return meanings.stream()
                .map(meaning -> people.stream().filter(meaning).toList())
                .filter(found -> !found.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    private static boolean isCalled(Person person, String text) {
        return List.of(
                        person.name(),
                        person.familyName() + ", " + person.givenName(),
                        person.familyName() + " " + person.givenName(),
                        person.name() + " (" + person.username() + ")")
                .stream()
                .anyMatch(name -> !text.isEmpty() && Fold.of(name).equals(text));
    }
}
