package dev.rollcall.launcher.grades;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import dev.rollcall.kit.testing.Skips;
import dev.rollcall.launcher.base.Addresses;
import dev.rollcall.launcher.base.War;
import dev.rollcall.launcher.failure.FailureException;
import dev.rollcall.launcher.grades.GradeBook.Outcome;
import dev.rollcall.launcher.roll.ServiceKeys;
import dev.rollcall.launcher.roll.Services;
import dev.rollcall.launcher.roll.Trust;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunningGradeBookTest {
    @TempDir
    private Path folder;

    private HttpServer server;
    private RunningGradeBook book;
    private Path file;
    private volatile int status = 200;
    private volatile boolean cut;
    private volatile String answer = "an archive";
    private volatile String asked = "";

    @BeforeEach
    void startGradeBook() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 10);
        server.createContext("/grading/api/v1/archive", exchange -> {
            String[] token =
                    exchange.getRequestHeaders().getFirst("Authorization").split("[ .]");
            asked = exchange.getRequestMethod() + " " + decoded(token[4]) + " as " + decoded(token[5]) + " "
                    + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            byte[] body = answer.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, body.length + (cut ? 1 : 0));
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        URI tomcat = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
        book = new RunningGradeBook(new Services(
                Addresses.of(War.GRADING, tomcat.resolve("grading/")),
                List.of(tomcat),
                new ServiceKeys(new byte[32]),
                Trust.context(List.of())));
        file = Files.createFile(folder.resolve("all.zip"));
    }

    private static String decoded(String part) {
        return new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8);
    }

    @AfterEach
    void stopGradeBook() {
        server.stop(0);
    }

    @Test
    void archiveIsFetchedInTheNameOfAnAdministrator() throws IOException {
        assertEquals(new Outcome(true, "Wrote the grade book."), book.backUp(file));

        assertEquals("GET rollcall as admin ", asked);
        assertEquals("an archive", Files.readString(file));
    }

    @Test
    void aTomcatWithoutAGradeBookIsSaidToBeOne() {
        status = 404;
        answer = "<html>";

        assertEquals(new Outcome(false, "The Tomcat runs without a grade book."), book.backUp(file));
    }

    @Test
    void archiveIsSent() throws IOException {
        Files.writeString(file, "everything");

        assertEquals(new Outcome(true, "Restored the grade book."), book.restore(file));
        assertEquals("PUT rollcall as admin everything", asked);
    }

    @Test
    void refusalIsToldInTheGradeBooksWords() throws IOException {
        status = 409;
        answer = "{\"detail\":\"The grade book is not empty.\"}";

        assertEquals(new Outcome(false, "The grade book is not empty."), book.restore(file));
        assertEquals(new Outcome(false, "The grade book is not empty."), book.backUp(file));
        assertEquals("", Files.readString(file));
    }

    @Test
    void whatHasNotEndedIsNotSaidToBeDone() {
        status = 202;

        Outcome outcome = book.restore(file);

        assertFalse(outcome.done());
        assertTrue(outcome.sentence().contains("goes on"), outcome.sentence());
    }

    @Test
    void silenceIsAFailure() {
        server.stop(0);

        UncheckedIOException failure = assertThrows(UncheckedIOException.class, () -> book.backUp(file));

        assertEquals("The grade book runs but does not answer: connections are refused", failure.getMessage());
    }

    @Test
    void archiveThatBreaksOffIsNotBlamedOnAGradeBookThatDoesNotAnswer() throws IOException {
        cut = true;

        FailureException failure = assertThrows(FailureException.class, () -> book.backUp(file));

        assertEquals(
                "The archive broke off, and nothing was kept: the disk of the grade book may be full (rollcall"
                        + " doctor).",
                failure.getMessage());
    }

    @Test
    void fileThatCannotBeWrittenIsNamed() {
        Path full = Path.of("/dev/full");
        if (!Files.exists(full)) {
            Skips.because("it takes Linux");
        }

        FailureException failure = assertThrows(FailureException.class, () -> book.backUp(full));

        assertEquals("/dev/full cannot be written: No space left on device.", failure.getMessage());
    }
}
