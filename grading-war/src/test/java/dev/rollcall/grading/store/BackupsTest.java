package dev.rollcall.grading.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.grading.archive.Backups;
import dev.rollcall.grading.gradebook.Fixtures;
import dev.rollcall.kit.database.EmbeddedDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupsTest {
    private static final LocalDate DAY = LocalDate.of(2026, 12, 30);

    @TempDir
    Path folder;

    private static GradeDatabase open(Path where) {
        return GradeDatabase.open(new EmbeddedDatabase("gradebook", "grading"), where);
    }

    @Test
    void oneIsMadeADayAndTheNewestAreKept() throws IOException {
        Path kept = folder.resolve("backups");
        try (GradeDatabase database = open(folder)) {
            Backups backups = new Backups(Schools.archiver(database), kept, 3);
            for (int day = 0; day < 5; day++) {
                assertTrue(backups.make(DAY.plusDays(day)));
                assertFalse(backups.make(DAY.plusDays(day)));
            }
        }

        assertEquals(
                List.of("gradebook-2027-01-01.zip", "gradebook-2027-01-02.zip", "gradebook-2027-01-03.zip"),
                names(kept));
    }

    @Test
    void archivesOfDaysToComeNeitherCountNorGo() throws IOException {
        Path kept = Files.createDirectory(folder.resolve("backups"));
        for (String day : List.of("2027-11-01", "2027-11-02", "2027-11-03")) {
            Files.createFile(kept.resolve("gradebook-" + day + ".zip"));
        }
        try (GradeDatabase database = open(folder)) {
            Backups backups = new Backups(Schools.archiver(database), kept, 2);
            for (int day = 0; day < 3; day++) {
                assertTrue(backups.make(DAY.plusDays(day)));
                assertFalse(backups.make(DAY.plusDays(day)));
            }
        }

        assertEquals(
                List.of(
                        "gradebook-2026-12-31.zip",
                        "gradebook-2027-01-01.zip",
                        "gradebook-2027-11-01.zip",
                        "gradebook-2027-11-02.zip",
                        "gradebook-2027-11-03.zip"),
                names(kept));
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void aBackupIsAGradeBook() throws IOException {
        try (GradeDatabase database = open(folder)) {
            Schools.in(database).book().fill(Fixtures.twoStudents(), "test");
            new Backups(Schools.archiver(database), folder, 1).make(DAY);
        }

        try (GradeDatabase database = open(Files.createDirectory(folder.resolve("restored")))) {
            Schools.archiver(database).restore(folder.resolve("gradebook-2026-12-30.zip"));

            assertEquals(2, Schools.in(database).book().students().size());
        }
    }
}
