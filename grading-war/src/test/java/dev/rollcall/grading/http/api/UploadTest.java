package dev.rollcall.grading.http.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
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
    private static final long GIBIBYTE = 1L << 30;
    private static final int PIECE_BYTES = 1 << 16;
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

    @ParameterizedTest
    @CsvSource({"POST, /classes/algebra/imports, text/csv", "POST, /oneroster/imports, application/zip"})
    void oneThatIsAnnouncedIsRefusedBeforeItComes(String method, String address, String type) throws IOException {
        assertEquals(0, sent(method, address, type, GIBIBYTE, 0));
    }

    /** The archive of everything may have four of them. */
    @Test
    void anArchiveThatIsTooLargeIsRefusedBeforeItComes() throws IOException {
        assertEquals(0, sent("PUT", "/archive", "application/zip", 5 * GIBIBYTE, 0));
    }

    @ParameterizedTest
    @CsvSource({"POST, /classes/algebra/imports, text/csv, 8", "POST, /oneroster/imports, application/zip, 32"})
    void oneThatJustComesIsRefusedOnceItIsTooLong(String method, String address, String type, int mostMib)
            throws IOException {
        List<Path> before = files();

        long sent = sent(method, address, type, -1, GIBIBYTE);

        assertTrue(sent > (long) mostMib * MIB, sent + " bytes");
        assertTrue(sent < (long) (mostMib + ON_ITS_WAY_MIB) * MIB, sent + " bytes");
        assertEquals(before, files(), "nothing is on the disk");
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    /**
     * Sends a body until the answer comes, which must say that it is too long.
     *
     * @param announced less than 0: nothing, and it comes in chunks
     * @param most bytes that are sent
     * @return how many were sent
     */
    private static long sent(String method, String address, String type, long announced, long most) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", server.port())) {
            socket.setSoTimeout(20_000);
            OutputStream out = socket.getOutputStream();
            String length = announced < 0 ? "Transfer-Encoding: chunked" : "Content-Length: " + announced;
            write(
                    out,
                    method + " /grading/api/v1" + address + " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n"
                            + "Authorization: " + server.admin() + "\r\nContent-Type: " + type + "\r\n" + length
                            + "\r\n\r\n");
            long sent = 0;
            try {
                while (sent < most && socket.getInputStream().available() == 0) {
                    write(out, Integer.toHexString(PIECE_BYTES) + "\r\n" + " ".repeat(PIECE_BYTES) + "\r\n");
                    sent += PIECE_BYTES;
                }
                byte[] answer = socket.getInputStream().readNBytes("HTTP/1.1 413".length());
                assertEquals("HTTP/1.1 413", new String(answer, StandardCharsets.US_ASCII));
            } catch (SocketException e) {
                assertTrue(most > 0, "only what is sent too long may be cut off, and the answer with it");
            }
            return sent;
        }
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.US_ASCII));
    }
}
