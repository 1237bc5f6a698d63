package dev.rollcall.grading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.grading.gradebook.Fixtures;
import dev.rollcall.grading.store.GradeDatabase;
import dev.rollcall.grading.store.Schools;
import dev.rollcall.kit.database.EmbeddedDatabase;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveCommandTest {
    @TempDir
    Path folder;

    private static String said(int status, Path folder, String action, Path file) {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        try (PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8)) {
            assertEquals(status, ArchiveCommand.run(folder, action, file, out), said::toString);
        }
        return said.toString(StandardCharsets.UTF_8).strip();
    }

    private static GradeDatabase open(Path folder) {
        return GradeDatabase.open(new EmbeddedDatabase("gradebook", "grading"), folder);
    }

    @Test
    void outOfOneFolderIntoAnother() throws IOException {
        Path from = Files.createDirectory(folder.resolve("from"));
        Path to = Files.createDirectory(folder.resolve("to"));
        Path archive = folder.resolve("all.zip");
        try (GradeDatabase database = open(from)) {
            Schools.in(database).book().fill(Fixtures.twoStudents(), "test");
        }

        assertTrue(said(0, from, "backup", archive).startsWith("Wrote "));
        assertTrue(said(0, to, "restore", archive).startsWith("Restored "));
        assertTrue(said(1, to, "restore", archive).startsWith("The grade book is not empty"));

        try (GradeDatabase database = open(to)) {
            assertEquals(2, Schools.in(database).book().students().size());
        }
    }

    @Test
    void whereThereIsNoGradeBookNoneIsMadeForABackup() throws IOException {
        Path archive = folder.resolve("all.zip");

        assertEquals("There is no grade book in " + folder + " yet.", said(1, folder, "backup", archive));
        assertFalse(Files.exists(archive));
        assertFalse(Files.exists(folder.resolve("gradebook.mv.db")));
    }

    @Test
    void saysThatTheFileIsDamagedAndWhatToDo() throws IOException {
        Path file = folder.resolve("gradebook.mv.db");
        try (GradeDatabase database = open(folder)) {
            Schools.in(database).book().fill(Fixtures.twoStudents(), "test");
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.allocate(40_000));
        }

        assertEquals(
                "The file " + file + " is damaged: stop Rollcall, move it away, and restore the newest archive of "
                        + folder.resolve("backups") + " (rollcall restore).",
                said(1, folder, "backup", folder.resolve("all.zip")));
    }

    @Test
    void saysThatSomebodyHasTheDatabaseAndWhatToDo() {
        try (GradeDatabase running = open(folder)) {
            running.check();
            String said = said(1, folder, "backup", folder.resolve("all.zip"));

            assertTrue(said.startsWith("The database " + folder.resolve("gradebook") + " is in use by process "), said);
            assertTrue(said.endsWith(". Stop that Tomcat first, or use the page Backup."), said);
        }
    }
}
