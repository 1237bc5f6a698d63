package dev.rollcall.grading.http.api;

import static dev.rollcall.grading.http.api.SchoolServer.header;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rollcall.grading.gradebook.ClassTransaction;
import dev.rollcall.grading.gradebook.DateRange;
import dev.rollcall.grading.gradebook.Enrolment;
import dev.rollcall.grading.gradebook.Enrolment.Role;
import dev.rollcall.grading.gradebook.Id;
import dev.rollcall.grading.gradebook.Origin;
import dev.rollcall.grading.gradebook.Person;
import dev.rollcall.grading.gradebook.PersonName;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * More students and work in the class {@code algebra}, and a file that gives each of them points in all of it.
 *
 * @param server whose class it is
 */
record LargeAlgebra(SchoolServer server, int students, int items) {
    private static final String CLASS = "/classes/algebra";
    private static final Origin ENTRY = Origin.plain("root", Origin.API);

    int cells() {
        return students * items;
    }

    void enter() {
        server.school.change(tx -> {
            ClassTransaction algebra = tx.in(new Id("algebra"), ENTRY);
            for (int item = 0; item < items; item++) {
                algebra.items().insert(Example.item("i" + item, "Item " + item, Optional.empty(), 100, true));
            }
            for (int student = 0; student < students; student++) {
                Id id = new Id("s" + student);
                tx.people(ENTRY).insert(new Person(id, new PersonName("Given", "Family"), Optional.empty(), 0));
                algebra.enrolments().insert(new Enrolment(id, Role.STUDENT, DateRange.ALWAYS, 0));
            }
            return tx;
        });
    }

    /** Has the teacher look at the file; returns the address of the import. */
    String preview() {
        HttpResponse<String> answer = server.csv(CLASS + "/imports", file(), server.anna());
        assertEquals(201, answer.statusCode(), answer.body());
        return header(answer, "Location").replace("/grading/api/v1", "");
    }

    private String file() {
        StringBuilder file = new StringBuilder("Student ID");
        for (int item = 0; item < items; item++) {
            file.append(",Item ").append(item).append(" [i").append(item).append(']');
        }
        for (int student = 0; student < students; student++) {
            file.append("\r\ns").append(student);
            for (int item = 0; item < items; item++) {
                file.append(',').append((student + item) % 100).append(".5");
            }
        }
        return file.toString();
    }

    HttpResponse<String> apply(String address, String... headers) {
        return server.send("POST", address + "/application", "{}", server.anna(), headers);
    }

    /** Returns what is known of the import, without what it would change. */
    HttpResponse<String> seen(String address) {
        return server.get(address + "?part=none", server.anna());
    }

    /** Returns everybody's points. */
    String export() {
        return server.get(CLASS + "/results.csv", server.anna()).body();
    }

    /** Returns how many cells have points, by the columns of work in the file of everybody. */
    long marked() {
        String[] lines = export().split("\r\n");
        String[] heads = lines[0].split(",");
        return Arrays.stream(lines)
                .skip(1)
                .map(line -> line.split(",", -1))
                .mapToLong(cells -> IntStream.range(0, heads.length)
                        .filter(column -> heads[column].contains("[i") && !cells[column].isEmpty())
                        .count())
                .sum();
    }
}
