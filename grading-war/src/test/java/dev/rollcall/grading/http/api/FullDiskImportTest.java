package dev.rollcall.grading.http.api;

import static dev.rollcall.grading.http.api.SchoolServer.header;
import static dev.rollcall.grading.http.api.SchoolServer.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.testing.Eventually;
import dev.rollcall.kit.testing.SmallDisk;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The disk is full while a file of a class is applied, of which there was room for the preview. */
class FullDiskImportTest {
    private static final Duration SOON = Duration.ofSeconds(30);

    /** Enough to note that work begins, and how it ended. */
    private static final int LITTLE_KIB = 500;

    /** Enough for a part of the work. */
    private static final int MORE_KIB = 2_100;

    @TempDir
    Path folder;

    private SmallDisk disk;
    private SchoolServer server;
    private LargeAlgebra algebra;

    @BeforeEach
    void start() throws IOException, InterruptedException {
        disk = SmallDisk.mount(folder, 48);
        server = new SchoolServer(folder);
        algebra = new LargeAlgebra(server, 200, 40);
        algebra.enter();
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

    private JsonObject seen(String address) {
        HttpResponse<String> answer = algebra.seen(address);
        assertEquals(200, answer.statusCode(), answer.body());
        return json(answer);
    }

    private void requireNothingChangedAndThatItCanBeDone(String before, String address) {
        assertEquals(before, algebra.export());
        assertFalse(seen(address).containsKey("done"));

        HttpResponse<String> done = algebra.apply(address);

        assertEquals(200, done.statusCode(), done.body());
        assertEquals(algebra.cells(), json(done).getInt("saved"));
    }

    @ParameterizedTest
    @ValueSource(ints = {LITTLE_KIB, MORE_KIB})
    void whoWaitsIsToldAndTheSameImportPassesOnceThereIsRoom(int kib) throws IOException {
        String address = algebra.preview();
        String before = algebra.export();
        disk.leave(kib);

        HttpResponse<String> refused = algebra.apply(address);

        assertEquals(503, refused.statusCode(), refused.body());
        assertTrue(json(refused).getString("type").endsWith("/unavailable"), refused.body());
        assertEquals("2", header(refused, "Retry-After"));
        disk.makeRoom();
        requireNothingChangedAndThatItCanBeDone(before, address);
    }

    @Test
    void whoDoesNotWaitIsToldAtTheAddressOfTheImport() throws IOException {
        String address = algebra.preview();
        String before = algebra.export();
        disk.leave(LITTLE_KIB);

        assertEquals(
                202, algebra.apply(address, "Prefer", "respond-async, wait=0").statusCode());

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
