package dev.rollcall.portal.roster;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rollcall.portal.gradebook.Person;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TypedPersonTest {
    private static final List<Person> PEOPLE = List.of(
            new Person("p-ben", "Ben", "Schmidt", "ben.schmidt", 1),
            new Person("p-max", "Max", "Schulze", "mschulze", 1),
            new Person("p-max2", "Max", "Schulze", "", 1),
            new Person("ben.schmidt2", "Bea", "Schmidt", "p-max2", 1),
            new Person("p-left", "", "Erased", "", 1));

    @ParameterizedTest
    @CsvSource({
        "p-ben, p-ben",
        "' p-ben ', p-ben",
        "ben.schmidt, p-ben",
        "Ben.Schmidt, p-ben",
        "ben  schmidt, p-ben",
        "'Schmidt, Ben', p-ben",
        "Schmidt Ben, p-ben",
        "Ben Schmidt (ben.schmidt), p-ben",
        "Max Schulze, p-max p-max2",
        "Max Schulze (mschulze), p-max",
        "p-max2, p-max2",
        "erased, p-left",
        "P-BEN, ''",
        "Ben, ''",
        "Schmidt, ''",
        "'', ''",
        "' ', ''",
        "'()', ''"
    })
    void idsComeBeforeUserNamesAndTheseBeforeNames(String typed, String ids) {
        assertEquals(
                ids, TypedPerson.among(PEOPLE, typed).stream().map(Person::id).collect(Collectors.joining(" ")));
    }
}
