package dev.rollcall.grading.archive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.grading.gradebook.Progress;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupsTest {
    private static final LocalDate DAY = LocalDate.of(2026, 12, 30);
    private static final byte[] MUCH = new byte[1 << 20];

    @TempDir
    Path folder;

    /** A grade book that is stopped while it writes. */
    private final class Stopping implements Archiver {
        private Backups backups = new Backups(this, folder, 7);
        private boolean again;

        @Override
        public Manifest backUp(OutputStream out) throws IOException {
            out.write(MUCH);
            if (!again) {
                backups.close();
                out.write(MUCH);
                out.write(MUCH);
            }
            return new Manifest(1, 5, Instant.EPOCH, List.of(), Map.of());
        }

        @Override
        public Manifest restore(Path archive, Progress progress) {
            throw new UnsupportedOperationException("nothing is restored");
        }
    }

    @Test
    void aGradeBookThatStopsDoesNotFinishItsBackupAndMakesItNextTime() throws IOException {
        Stopping stopping = new Stopping();
        Path backup = folder.resolve("gradebook-2026-12-30.zip");

        UncheckedIOException thrown = assertThrows(UncheckedIOException.class, () -> stopping.backups.make(DAY));
        assertEquals("the grade book is stopping", thrown.getCause().getMessage());
        assertFalse(Files.exists(backup));

        stopping.backups = new Backups(stopping, folder, 7);
        stopping.again = true;
        assertTrue(stopping.backups.make(DAY));
        assertEquals(MUCH.length, Files.size(backup));
    }
}
