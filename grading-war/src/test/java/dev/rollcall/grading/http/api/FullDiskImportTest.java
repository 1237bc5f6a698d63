package dev.rollcall.grading.http.api;

import static dev.rollcall.grading.http.api.SchoolServer.header;
import static dev.rollcall.grading.http.api.SchoolServer.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.grading.gradebook.ClassDesk;
import dev.rollcall.grading.gradebook.Enrolment;
import dev.rollcall.grading.gradebook.Enrolment.Role;
import dev.rollcall.grading.gradebook.Id;
import dev.rollcall.grading.gradebook.Origin;
import dev.rollcall.grading.gradebook.Person;
import dev.rollcall.grading.gradebook.PersonName;
import dev.rollcall.grading.gradebook.Span;
import dev.rollcall.kit.testing.Eventually;
import dev.rollcall.kit.testing.SmallDisk;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The disk is full while a file of a class is applied, of which there was room for the preview. */
class FullDiskImportTest {
    private static final String CLASS = "/classes/algebra";
    private static final Origin ENTRY = Origin.plain("root", Origin.API);
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final int STUDENTS = 200;
    private static final int ITEMS = 40;

    /** Enough to note that work begins, and how it ended. */
    private static final int LITTLE_KIB = 500;

    /** Enough for a part of the work. */
    private static final int MORE_KIB = 2_100;

    @TempDir
    Path folder;

    private SmallDisk disk;
    private SchoolServer server;

    @BeforeEach
    void start() throws IOException, InterruptedException {
        disk = SmallDisk.mount(folder, 48);
        server = new SchoolServer(folder);
        server.school.change(desk -> {
            ClassDesk algebra = desk.in(new Id("algebra"), ENTRY);
            for (int item = 0; item < ITEMS; item++) {
                algebra.items().insert(Example.item("i" + item, "Item " + item, Optional.empty(), 100, true));
            }
            for (int student = 0; student < STUDENTS; student++) {
                Id id = new Id("s" + student);
                desk.people(ENTRY).insert(new Person(id, new PersonName("Given", "Family"), Optional.empty(), 0));
                algebra.enrolments().insert(new Enrolment(id, Role.STUDENT, Span.ALWAYS, 0));
            }
            return desk;
        });
    }

    @AfterEach
    void stop() throws IOException, InterruptedException {
        if (server != null) {
            server.close();
        }
        if (disk != null) {
            disk.close();
        }
    }

    private String preview() {
        StringBuilder file = new StringBuilder("Student ID");
        for (int item = 0; item < ITEMS; item++) {
            file.append(",Item ").append(item).append(" [i").append(item).append(']');
        }
        for (int student = 0; student < STUDENTS; student++) {
            file.append("\r\ns").append(student);
            for (int item = 0; item < ITEMS; item++) {
                file.append(',').append((student + item) % 100).append(".5");
            }
        }
        HttpResponse<String> answer = server.csv(CLASS + "/imports", file.toString(), server.anna());
        assertEquals(201, answer.statusCode(), answer.body());
        return header(answer, "Location").replace("/grading/api/v1", "");
    }

    private HttpResponse<String> apply(String address, String... headers) {
        return server.send("POST", address + "/application", "{}", server.anna(), headers);
    }

    private JsonObject seen(String address) {
        HttpResponse<String> answer = server.get(address + "?part=none", server.anna());
        assertEquals(200, answer.statusCode(), answer.body());
        return json(answer);
    }

    private String export() {
        return server.get(CLASS + "/results.csv", server.anna()).body();
    }

    private void requireNothingChangedAndThatItCanBeDone(String before, String address) {
        assertEquals(before, export());
        assertFalse(seen(address).containsKey("done"));

        HttpResponse<String> done = apply(address);

        assertEquals(200, done.statusCode(), done.body());
        assertEquals(STUDENTS * ITEMS, json(done).getInt("saved"));
    }

    @ParameterizedTest
    @ValueSource(ints = {LITTLE_KIB, MORE_KIB})
    void whoWaitsIsToldAndTheSameImportPassesOnceThereIsRoom(int kib) throws IOException {
        String address = preview();
        String before = export();
        disk.leave(kib);

        HttpResponse<String> refused = apply(address);

        assertEquals(503, refused.statusCode(), refused.body());
        assertTrue(json(refused).getString("type").endsWith("/unavailable"), refused.body());
        assertEquals("2", header(refused, "Retry-After"));
        disk.makeRoom();
        requireNothingChangedAndThatItCanBeDone(before, address);
    }

    @Test
    void whoDoesNotWaitIsToldAtTheAddressOfTheImport() throws IOException {
        String address = preview();
        String before = export();
        disk.leave(LITTLE_KIB);

        assertEquals(202, apply(address, "Prefer", "respond-async, wait=0").statusCode());

        Eventually.isTrue(
                SOON,
                "it goes on",
                () -> !seen(address).getJsonObject("job").getString("state").equals("running"));
        JsonObject job = seen(address).getJsonObject("job");
        assertEquals("failed", job.getString("state"));
        assertEquals("unavailable", job.getString("problem"));
        disk.makeRoom();
        requireNothingChangedAndThatItCanBeDone(before, address);
    }
}
