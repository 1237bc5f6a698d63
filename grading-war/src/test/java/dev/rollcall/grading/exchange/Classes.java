package dev.rollcall.grading.exchange;

import dev.rollcall.grading.gradebook.Cell;
import dev.rollcall.grading.gradebook.Comment;
import dev.rollcall.grading.gradebook.Id;
import dev.rollcall.grading.gradebook.LineItem;
import dev.rollcall.grading.gradebook.LoginName;
import dev.rollcall.grading.gradebook.Mark;
import dev.rollcall.grading.gradebook.Mark.State;
import dev.rollcall.grading.gradebook.Person;
import dev.rollcall.grading.gradebook.PersonName;
import dev.rollcall.grading.gradebook.Result;
import dev.rollcall.grading.gradebook.Score;
import dev.rollcall.grading.gradebook.Title;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** Classes for the tests of files. */
final class Classes {
    private static final List<String> TEXTS = List.of(
            "neat",
            "=HYPERLINK(\"http://evil\")",
            "+1",
            "-2",
            "@SUM(A1)",
            "'=1",
            "''+x",
            "'quoted",
            "a, b; c\td".replace('\t', ' '),
            "she said \"no\"",
            "Ünïcode 🎉",
            "１２",
            "＝１",
            "1,234.56",
            "äöü €");

    private Classes() {}

    /** Ben (Ben@example.org) and Cleo (cleo); {@code quiz} of 20 points, {@code essay} and {@code essay-2}, both "Essay". */
    static Sheet small(Result... results) {
        Map<Cell, Result> cells = new HashMap<>();
        for (Result result : results) {
            cells.put(result.cell(), result);
        }
        return new Sheet(
                List.of(item("essay", "Essay"), item("essay-2", "Essay"), item("quiz", "Quiz 1")),
                List.of(person("p-ben", "Ben", "Ben@example.org"), person("p-cleo", "Cleo", "cleo")),
                cells);
    }

    static LineItem item(String id, String title) {
        return new LineItem(
                new Id(id), new Title(title), Optional.empty(), score("20"), LineItem.Dates.UNKNOWN, false, true, 1);
    }

    static Person person(String id, String given, String username) {
        return new Person(
                new Id(id),
                new PersonName(given, "Example"),
                Optional.of(username).filter(name -> !name.isEmpty()).map(LoginName::new),
                1);
    }

    static Score score(String points) {
        return new Score(new BigDecimal(points));
    }

    static Cell cell(String item, String student) {
        return new Cell(new Id(item), new Id(student));
    }

    static Result result(String item, String student, Mark mark, long version) {
        return new Result(cell(item, student), mark, version);
    }

    /** A class of any size with any marks in any of its cells, and with names and titles that ask for trouble. */
    static Sheet random(Random random) {
        List<LineItem> items = new ArrayList<>();
        int width = 1 + random.nextInt(6);
        for (int i = 0; i < width; i++) {
            items.add(item("i" + i, text(random) + (random.nextBoolean() ? " [i0]" : "")));
        }
        List<Person> students = new ArrayList<>();
        Map<Cell, Result> results = new HashMap<>();
        int height = random.nextInt(8);
        for (int i = 0; i < height; i++) {
            students.add(person("p" + i, text(random), random.nextBoolean() ? "" : text(random) + i));
            for (LineItem item : items) {
                if (random.nextInt(3) > 0) {
                    Cell cell = new Cell(item.id(), new Id("p" + i));
                    results.put(cell, new Result(cell, mark(random), 1 + random.nextInt(1_000)));
                }
            }
        }
        return new Sheet(items, students, results);
    }

    private static String text(Random random) {
        return TEXTS.get(random.nextInt(TEXTS.size()));
    }

    private static Mark mark(Random random) {
        State state = State.values()[random.nextInt(State.values().length)];
        boolean scored =
                state == State.GRADED || (state == State.LATE || state == State.INCOMPLETE) && random.nextBoolean();
        int decimals = random.nextInt(5);
        BigDecimal points = BigDecimal.valueOf(random.nextInt(99_999), decimals);
        return new Mark(
                state,
                scored ? Optional.of(new Score(points)) : Optional.empty(),
                random.nextInt(3) == 0 ? Optional.of(new Comment(text(random))) : Optional.empty());
    }
}
