package dev.rollcall.grading.http.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.rollcall.grading.archive.Archiver;
import dev.rollcall.grading.archive.Manifest;
import dev.rollcall.grading.gradebook.GradeBookUnavailableException;
import dev.rollcall.grading.gradebook.Progress;
import dev.rollcall.grading.store.GradeDatabase;
import dev.rollcall.kit.database.EmbeddedDatabase;
import dev.rollcall.kit.servlet.CommonProblem;
import dev.rollcall.kit.servlet.ProblemException;
import dev.rollcall.kit.testing.Log4jCapture;
import dev.rollcall.kit.testing.ManualTime;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.apache.logging.log4j.core.LogEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of an archive that a grade book does not take. */
class RestorationTest {
    private final ManualTime time = new ManualTime();

    @TempDir
    Path folder;

    private List<LogEvent> logged(Throwable failure, String problem) throws IOException {
        Archiver archiver = new Failing(failure);
        try (GradeDatabase database = GradeDatabase.open(new EmbeddedDatabase("gradebook", "grading"), folder);
                Restoration restoration = new Restoration(archiver, folder, time);
                Log4jCapture log = new Log4jCapture(Restoration.class)) {
            restoration.claim();
            try (OutputStream arriving = Files.newOutputStream(restoration.arriving())) {
                database.archiver(time, new Codecs(), folder).backUp(arriving);
            }
            CompletableFuture<Manifest> end = restoration.begin("root");
            assertThrows(CompletionException.class, end::join);
            var job = restoration.told().orElseThrow().job().orElseThrow().job();
            assertEquals(problem, job.failure().orElseThrow().problem());
            restoration.claim(); // it is given back
            return List.copyOf(log.events());
        }
    }

    @Test
    void whyItFailedIsInTheLog() throws IOException {
        Throwable full = new SQLException("the disk is full");

        LogEvent event =
                logged(new GradeBookUnavailableException(full), "unavailable").get(0);

        assertEquals("Grade book not restored by=root", event.getMessage().getFormattedMessage());
        assertSame(full, event.getThrown().getCause().getCause());
    }

    @Test
    void whoseArchiveCannotBeRemovedKeepsNobodyElseFromRestoring() throws IOException {
        try (Restoration restoration = new Restoration(new Failing(new AssertionError()), folder, time)) {
            restoration.claim();
            Path kept = Files.createDirectories(restoration.arriving()).resolve("file");
            Files.createFile(kept);
            assertThrows(UncheckedIOException.class, restoration::back);
            Files.delete(kept);

            restoration.claim();
            restoration.back();
        }
    }

    @Test
    void aDefectIsInTheLog() throws IOException {
        Throwable defect = new AssertionError("H2");

        assertSame(defect, logged(defect, "internal").get(0).getThrown());
    }

    @Test
    void whatIsWrongWithAnArchiveIsNot() throws IOException {
        assertEquals(List.of(), logged(new ProblemException(CommonProblem.INVALID, "It is damaged."), "invalid"));
    }

    /** Takes nothing. */
    private record Failing(Throwable failure) implements Archiver {
        @Override
        public Manifest backUp(OutputStream out) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Manifest restore(Path archive, Progress progress) {
            if (failure instanceof Error error) {
                throw error;
            }
            throw (RuntimeException) failure;
        }
    }
}
