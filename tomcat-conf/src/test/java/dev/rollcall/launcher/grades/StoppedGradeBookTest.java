package dev.rollcall.launcher.grades;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.launcher.FakeClasses;
import dev.rollcall.launcher.grades.GradeBook.Outcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoppedGradeBookTest {
    private static final String COMMAND = "dev.rollcall.grading.ArchiveCommand";
    private static final String ECHO = """
            public class ArchiveCommand {
                public static int run(java.nio.file.Path folder, String action, java.nio.file.Path file, java.io.PrintStream out) {
                    out.println(action + " " + folder.getFileName() + " " + file.getFileName());
                    if (file.endsWith("broken")) {
                        throw new IllegalStateException("broken");
                    }
                    return file.endsWith("full.zip") ? 1 : 0;
                }
            }
            """;

    @TempDir
    private Path temp;

    private Path war;
    private StoppedGradeBook book;

    @BeforeEach
    void packFakeGradeBook() throws IOException {
        war = temp.resolve("grading.war");
        Path classes = temp.resolve("classes");
        FakeClasses.compile(classes, COMMAND, ECHO);
        String name = COMMAND.replace('.', '/') + ".class";
        pack("WEB-INF/classes/" + name, classes.resolve(name));
        book = new StoppedGradeBook(war, temp.resolve("data/grading"), temp.resolve("scratch"));
    }

    private void pack(String name, Path content) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(war))) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(Files.readAllBytes(content));
        }
    }

    @Test
    void commandOfTheGradeBookIsCalledWithItsFolder() {
        assertEquals(new Outcome(true, "backup grading all.zip"), book.backUp(Path.of("all.zip")));
        assertEquals(new Outcome(true, "restore grading all.zip"), book.restore(Path.of("all.zip")));
        assertEquals(new Outcome(false, "restore grading full.zip"), book.restore(Path.of("full.zip")));
    }

    @Test
    void failureOfTheGradeBookIsTold() {
        UncheckedIOException failure = assertThrows(UncheckedIOException.class, () -> book.backUp(Path.of("broken")));

        assertTrue(failure.getMessage().contains("broken"), failure.getMessage());
    }

    @Test
    void otherWarIsNoGradeBook() throws IOException {
        pack("WEB-INF/classes/other.txt", Files.writeString(temp.resolve("other.txt"), "x"));

        UncheckedIOException failure = assertThrows(UncheckedIOException.class, () -> book.backUp(Path.of("all.zip")));

        assertTrue(failure.getMessage().contains("is not the grade book of this version"), failure.getMessage());
    }
}
