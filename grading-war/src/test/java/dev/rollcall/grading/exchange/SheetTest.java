package dev.rollcall.grading.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rollcall.grading.gradebook.Id;
import dev.rollcall.grading.gradebook.Person;
import dev.rollcall.grading.gradebook.PersonName;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SheetTest {
    @Test
    void linesAreInTheOrderOfTheGrid() {
        List<Person> people = Stream.of("3 Zoe Öztürk", "2 Änne Adler", "9 Amir adler", "4 Zoe Öztürk", "1 Ben Zorn")
                .map(text -> text.split(" ", 3))
                .map(parts -> new Person(new Id(parts[0]), new PersonName(parts[1], parts[2]), Optional.empty(), 1))
                .sorted(Sheet.byName())
                .toList();

        assertEquals(
                List.of("9", "2", "3", "4", "1"),
                people.stream().map(person -> person.id().text()).toList());
    }
}
