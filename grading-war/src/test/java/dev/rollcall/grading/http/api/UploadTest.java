package dev.rollcall.grading.http.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files of a gibibyte, announced or not: who sends one is not listened to much longer than a file may have. */
class UploadTest {
    private static final int MIB = 1 << 20;

    /** What Tomcat reads on so that the answer arrives, and what is in the buffers of both ends. */
    private static final int ON_ITS_WAY_MIB = 24;

    @TempDir
    static Path folder;

    private static SchoolServer server;

    @BeforeAll
    static void start() throws IOException {
        server = new SchoolServer(folder);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static Upload.Outcome send(Upload what, String address, long announced, long most) throws IOException {
        return what.send(server.uri(address), server.admin(), announced, most);
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /classes/algebra/imports, text/csv, 8388608",
        "POST, /oneroster/imports, application/zip, 33554432",
        "PUT, /archive, application/zip, 4294967296"
    })
    void oneThatIsAnnouncedIsRefusedBeforeItComes(String method, String address, String type, long most)
            throws IOException {
        Upload.Outcome outcome = send(new Upload(method, type, ""), address, most + Upload.GIBIBYTE, 0);

        assertTrue(outcome.answer().startsWith("HTTP/1.1 413"), outcome::toString);
        assertTrue(outcome.answer().contains("rollcall.dev/problems/too-large\""), outcome::toString);
        assertTrue(outcome.answer().contains("may have " + most + " bytes at most."), outcome::toString);
    }

    /** Only what is sent too long may be cut off, and the answer with it. */
    @ParameterizedTest
    @CsvSource({"POST, /classes/algebra/imports, text/csv, 8", "POST, /oneroster/imports, application/zip, 32"})
    void oneThatJustComesIsRefusedOnceItIsTooLong(String method, String address, String type, int mostMib)
            throws IOException {
        List<Path> before = files();

        Upload.Outcome outcome = send(new Upload(method, type, ""), address, -1, Upload.GIBIBYTE);

        assertTrue(outcome.sent() > (long) mostMib * MIB, outcome::toString);
        assertTrue(outcome.sent() < (long) (mostMib + ON_ITS_WAY_MIB) * MIB, outcome::toString);
        assertTrue(outcome.answer().isEmpty() || outcome.answer().startsWith("HTTP/1.1 413"), outcome::toString);
        assertEquals(before, files(), "nothing is on the disk");
    }

    /** The archive of everything may have four gibibytes, of which the first bytes say whether it is one. */
    @Test
    void whatIsNoArchiveIsRefusedOnceItHasBegun() throws IOException {
        List<Path> before = files();

        Upload.Outcome outcome = send(new Upload("PUT", "application/zip", "No."), "/archive", -1, Upload.GIBIBYTE);

        assertTrue(outcome.sent() < (long) ON_ITS_WAY_MIB * MIB, outcome::toString);
        assertTrue(outcome.answer().isEmpty() || outcome.answer().startsWith("HTTP/1.1 422"), outcome::toString);
        assertEquals(before, files(), "nothing is on the disk");
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }
}
