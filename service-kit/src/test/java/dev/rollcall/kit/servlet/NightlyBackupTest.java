package dev.rollcall.kit.servlet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.files.DailyBackups;
import dev.rollcall.kit.registry.HealthReport.Status;
import dev.rollcall.kit.testing.LogCapture;
import dev.rollcall.kit.testing.ManualTime;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NightlyBackupTest {
    /** Where it is 01:30 when it is half past midnight in Greenwich. */
    private static final ZoneId VIENNA = ZoneId.of("Europe/Vienna");

    @TempDir
    Path folder;

    private final ManualTime time = new ManualTime();
    private DailyBackups files;
    private NightlyBackup nightly;

    @BeforeEach
    void open() {
        files = new DailyBackups(folder.resolve("backups"), "backup-", ".txt", 7);
        nightly = new NightlyBackup(
                "The backup of the test", this::make, files::newest, LocalTime.of(3, 0), VIENNA, time);
    }

    private void make(LocalDate day) {
        if (!files.has(day)) {
            files.make(day, file -> file.write(ByteBuffer.wrap(new byte[] {'x'})));
        }
        files.removeOldest(day);
    }

    private void at(String moment) {
        time.jump(Duration.between(time.instant(), Instant.parse(moment)));
        nightly.run();
    }

    private List<String> made() throws IOException {
        Path backups = folder.resolve("backups");
        if (!Files.exists(backups)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(backups)) {
            return all.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void isMadeFromItsHourOnInItsTimeZone() throws IOException {
        at("2026-12-30T01:59:00Z");
        assertEquals(List.of(), made());

        at("2026-12-30T02:00:00Z");
        assertEquals(List.of("backup-2026-12-30.txt"), made());
    }

    @Test
    void isMadeOnceADay() throws IOException {
        at("2026-12-30T02:00:00Z");
        at("2026-12-30T02:01:00Z");
        at("2026-12-30T22:59:00Z");
        at("2026-12-31T01:00:00Z");
        assertEquals(List.of("backup-2026-12-30.txt"), made());

        at("2026-12-31T02:00:00Z");
        assertEquals(List.of("backup-2026-12-30.txt", "backup-2026-12-31.txt"), made());
    }

    @Test
    void isMadeLaterByAServiceThatWasNotRunningAtThatHour() throws IOException {
        at("2026-12-30T16:40:00Z");

        assertEquals(List.of("backup-2026-12-30.txt"), made());
    }

    @Test
    void aClockThatIsSetBackAnHourMakesNoSecondOne() throws IOException {
        at("2026-12-30T02:10:00Z");
        at("2026-12-30T01:10:00Z");
        at("2026-12-30T02:10:00Z");

        assertEquals(List.of("backup-2026-12-30.txt"), made());
    }

    @Test
    void theNewestSevenAreKeptAndThoseOfAClockThatWasWrongLeftAlone() throws IOException {
        at("2027-12-30T02:00:00Z");
        for (int day = 10; day < 20; day++) {
            at("2026-12-" + day + "T02:00:00Z");
        }

        assertEquals(8, made().size());
        assertEquals("backup-2026-12-13.txt", made().get(0));
        assertEquals("backup-2027-12-30.txt", made().get(7));
    }

    @Test
    void whatACrashHasLeftIsReplaced() throws IOException {
        Files.createDirectories(folder.resolve("backups"));
        Files.writeString(folder.resolve("backups/unfinished.txt"), "half");

        at("2026-12-30T02:00:00Z");

        assertEquals(List.of("backup-2026-12-30.txt"), made());
        assertEquals(Health.up(), nightly.health());
    }

    @Test
    void isDegradedFromAFailureUntilABackupIsMade() throws IOException {
        Path inTheWay = Files.createFile(folder.resolve("backups"));
        at("2026-12-30T02:00:00Z");
        at("2026-12-31T02:00:00Z");
        assertEquals(
                Health.degraded(
                        "The backup of the test has failed since 2026-12-30 03:00: The backup cannot be written to "
                                + inTheWay + " (something that is no directory has its name)."),
                nightly.health());

        at("2027-01-01T01:00:00Z");
        assertEquals(Status.DEGRADED, nightly.health().status());

        Files.delete(inTheWay);
        at("2027-01-01T02:00:00Z");
        assertEquals(Health.up(), nightly.health());
    }

    @Test
    void isDegradedWhileAnOldBackupCannotBeRemoved() throws IOException {
        Path stuck = folder.resolve("backups/backup-2025-01-01.txt");
        Files.createDirectories(stuck.resolve("file"));
        for (int day = 10; day < 20; day++) {
            at("2026-12-" + day + "T02:00:00Z");
        }
        assertTrue(nightly.health().reason().contains("cannot be removed"), nightly.health()::reason);

        Files.delete(stuck.resolve("file"));
        at("2026-12-19T02:02:00Z");
        assertEquals(Health.up(), nightly.health());
        assertFalse(Files.exists(stuck));
    }

    /** A link to nowhere can be listed, and has no time. */
    @Test
    void onlyTheMakingOfOneDecidesWhetherItIsDegraded() throws IOException {
        at("2026-12-30T02:00:00Z");
        Path unreadable =
                Files.createSymbolicLink(folder.resolve("backups/backup-2026-12-31.txt"), folder.resolve("gone"));
        at("2026-12-31T01:00:00Z");
        assertEquals(Health.up(), nightly.health());
        assertTrue(Double.isNaN(nightly.ageSeconds()));

        Files.delete(unreadable);
        at("2026-12-31T01:01:00Z");
        assertEquals(Health.up(), nightly.health());
        assertFalse(Double.isNaN(nightly.ageSeconds()));
    }

    @Test
    void tellsHowOldTheNewestIs() throws IOException {
        at("2026-12-30T01:00:00Z");
        assertTrue(Double.isNaN(nightly.ageSeconds()));

        at("2026-12-30T02:00:00Z");
        Path made = folder.resolve("backups/backup-2026-12-30.txt");
        Files.setLastModifiedTime(made, FileTime.from(Instant.parse("2026-12-30T02:00:10Z")));
        at("2026-12-31T01:00:00Z");
        assertEquals(Duration.ofHours(23).minusSeconds(10).toSeconds(), nightly.ageSeconds());
    }

    @Test
    void isForItsOwnerOnly() throws IOException {
        at("2026-12-30T02:00:00Z");

        for (String made : List.of("backups", "backups/backup-2026-12-30.txt")) {
            String mode = PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(made)));
            assertTrue(mode.endsWith("------"), made + " " + mode);
        }
    }

    @Test
    void aFailureIsInTheLogOnceUntilOneIsMade() throws IOException {
        Path inTheWay = Files.createFile(folder.resolve("backups"));
        List<LogRecord> logged = new ArrayList<>();
        try (LogCapture ignored = LogCapture.of(NightlyBackup.class, Level.INFO, logged)) {
            at("2026-12-30T02:00:00Z");
            at("2026-12-30T02:01:00Z");
            assertEquals(1, logged.size());

            Files.delete(inTheWay);
            at("2026-12-30T02:02:00Z");
            Files.move(folder.resolve("backups"), folder.resolve("moved"));
            Files.createFile(inTheWay);
            at("2026-12-31T02:00:00Z");
            assertEquals(2, logged.size());
        }
    }

    @Test
    void aReasonEndsWithOneFullStop() {
        nightly = new NightlyBackup(
                "The backup of the test",
                day -> {
                    throw new IllegalStateException("Nobody can be read.");
                },
                files::newest,
                LocalTime.of(3, 0),
                VIENNA,
                time);

        at("2026-12-30T02:00:00Z");

        assertEquals(
                Health.degraded("The backup of the test has failed since 2026-12-30 03:00: Nobody can be read."),
                nightly.health());
    }
}
