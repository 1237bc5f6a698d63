package dev.rollcall.grading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.grading.archive.Backups;
import dev.rollcall.grading.store.GradeDatabase;
import dev.rollcall.grading.store.Schools;
import dev.rollcall.kit.database.EmbeddedDatabase;
import dev.rollcall.kit.registry.HealthReport.Status;
import dev.rollcall.kit.servlet.Health;
import dev.rollcall.kit.testing.ManualTime;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NightlyBackupTest {
    /** Where it is 01:30 when it is half past midnight in Greenwich. */
    private static final ZoneId VIENNA = ZoneId.of("Europe/Vienna");

    @TempDir
    Path folder;

    private final ManualTime time = new ManualTime();
    private GradeDatabase database;
    private NightlyBackup backup;

    @BeforeEach
    void open() {
        database = GradeDatabase.open(new EmbeddedDatabase("gradebook", "grading"), folder);
        Backups backups = new Backups(Schools.archiver(database), folder.resolve("backups"), 7);
        backup = new NightlyBackup(backups, LocalTime.of(3, 0), VIENNA, time);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private void at(String moment) {
        time.jump(Duration.between(time.instant(), Instant.parse(moment)));
        backup.run();
    }

    private List<String> made() throws IOException {
        Path backups = folder.resolve("backups");
        if (!Files.exists(backups)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(backups)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void isMadeFromItsHourOnInTheTimeZoneOfTheSchool() throws IOException {
        at("2026-12-30T01:59:00Z");
        assertEquals(List.of(), made());

        at("2026-12-30T02:00:00Z");
        assertEquals(List.of("gradebook-2026-12-30.zip"), made());
    }

    @Test
    void isMadeOnceADay() throws IOException {
        at("2026-12-30T02:00:00Z");
        at("2026-12-30T02:01:00Z");
        at("2026-12-30T22:59:00Z");
        at("2026-12-31T01:00:00Z");
        assertEquals(List.of("gradebook-2026-12-30.zip"), made());

        at("2026-12-31T02:00:00Z");
        assertEquals(List.of("gradebook-2026-12-30.zip", "gradebook-2026-12-31.zip"), made());
    }

    @Test
    void isMadeLaterByAGradeBookThatWasNotRunningAtThatHour() throws IOException {
        at("2026-12-30T16:40:00Z");

        assertEquals(List.of("gradebook-2026-12-30.zip"), made());
    }

    @Test
    void aClockThatIsSetBackAnHourMakesNoSecondOne() throws IOException {
        at("2026-12-30T02:10:00Z");
        at("2026-12-30T01:10:00Z");
        at("2026-12-30T02:10:00Z");

        assertEquals(List.of("gradebook-2026-12-30.zip"), made());
    }

    @Test
    void isDegradedFromAFailureUntilABackupIsMade() throws IOException {
        Path inTheWay = Files.createFile(folder.resolve("backups"));
        assertThrows(UncheckedIOException.class, () -> at("2026-12-30T02:00:00Z"));
        assertThrows(UncheckedIOException.class, () -> at("2026-12-31T02:00:00Z"));
        assertEquals(
                Health.degraded(
                        "The backup of the night has failed since 2026-12-30 03:00: The backup cannot be written to "
                                + inTheWay + " (something that is no directory has its name)."),
                backup.health());

        at("2027-01-01T01:00:00Z");
        assertEquals(Status.DEGRADED, backup.health().status());

        Files.delete(inTheWay);
        at("2027-01-01T02:00:00Z");
        assertEquals(Health.up(), backup.health());
    }

    @Test
    void isDegradedWhileAnOldBackupCannotBeRemoved() throws IOException {
        at("2026-12-01T02:00:00Z");
        Path stuck = folder.resolve("backups/gradebook-2025-01-01.zip");
        Files.createDirectories(stuck.resolve("file"));
        for (int day = 10; day < 20; day++) {
            tryAt("2026-12-" + day + "T02:00:00Z");
        }

        tryAt("2026-12-19T02:01:00Z");
        assertEquals(Status.DEGRADED, backup.health().status());

        Files.delete(stuck.resolve("file"));
        at("2026-12-19T02:02:00Z");
        assertEquals(Health.up(), backup.health());
        assertFalse(Files.exists(stuck));
    }

    private void tryAt(String moment) {
        try {
            at(moment);
        } catch (UncheckedIOException e) {
            assertTrue(String.valueOf(e.getMessage()).contains("cannot be removed"), e::toString);
        }
    }

    /** A link to nowhere can be listed, and has no time. */
    @Test
    void onlyTheMakingOfOneDecidesWhetherItIsDegraded() throws IOException {
        at("2026-12-30T02:00:00Z");
        Path unreadable =
                Files.createSymbolicLink(folder.resolve("backups/gradebook-2026-12-31.zip"), folder.resolve("gone"));
        at("2026-12-31T01:00:00Z");
        assertEquals(Health.up(), backup.health());
        assertTrue(Double.isNaN(backup.ageSeconds()));

        Files.delete(unreadable);
        at("2026-12-31T01:01:00Z");
        assertEquals(Health.up(), backup.health());
        assertFalse(Double.isNaN(backup.ageSeconds()));
    }

    @Test
    void tellsHowOldTheNewestIs() throws IOException {
        at("2026-12-30T01:00:00Z");
        assertTrue(Double.isNaN(backup.ageSeconds()));

        at("2026-12-30T02:00:00Z");
        Path made = folder.resolve("backups/gradebook-2026-12-30.zip");
        Files.setLastModifiedTime(made, FileTime.from(Instant.parse("2026-12-30T02:00:10Z")));
        at("2026-12-31T01:00:00Z");
        assertEquals(Duration.ofHours(23).minusSeconds(10).toSeconds(), backup.ageSeconds());
    }
}
