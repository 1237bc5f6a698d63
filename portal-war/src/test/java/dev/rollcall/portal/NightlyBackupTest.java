package dev.rollcall.portal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.database.EmbeddedDatabase;
import dev.rollcall.kit.registry.HealthReport.Status;
import dev.rollcall.kit.servlet.Health;
import dev.rollcall.kit.testing.ManualTime;
import dev.rollcall.portal.accounts.AccountDatabase;
import dev.rollcall.portal.accounts.Accounts;
import dev.rollcall.portal.accounts.AccountsBackup;
import dev.rollcall.portal.accounts.Backups;
import dev.rollcall.portal.accounts.Password;
import dev.rollcall.portal.accounts.Role;
import dev.rollcall.portal.accounts.UserName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
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
    private final EmbeddedDatabase database = new EmbeddedDatabase("accounts", "portal");
    private final AccountDatabase tables = new AccountDatabase(database);
    private final Accounts accounts = new Accounts(tables);
    private final AccountsBackup backup = new AccountsBackup(tables, time);
    private NightlyBackup nightly;

    @BeforeEach
    void open() {
        database.open(folder);
        tables.createTables();
        accounts.addWithoutPassword(new UserName("ana"), Set.of(Role.ADMIN));
        nightly =
                new NightlyBackup(new Backups(backup, folder.resolve("backups"), 7), LocalTime.of(3, 0), VIENNA, time);
    }

    @AfterEach
    void close() {
        nightly.close();
        database.close();
    }

    private void at(String moment) {
        time.jump(Duration.between(time.instant(), Instant.parse(moment)));
        nightly.look();
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
    void isMadeOnceADayFromItsHourOn() throws IOException {
        at("2026-12-30T01:59:00Z");
        assertEquals(List.of(), made());

        at("2026-12-30T02:00:00Z");
        at("2026-12-30T02:01:00Z");
        at("2026-12-31T01:00:00Z");
        assertEquals(List.of("accounts-2026-12-30.ndjson"), made());

        at("2026-12-31T16:40:00Z");
        assertEquals(List.of("accounts-2026-12-30.ndjson", "accounts-2026-12-31.ndjson"), made());
    }

    @Test
    void isForItsOwnerOnlyAndCanBeRestored() throws IOException {
        accounts.changePassword(new UserName("ana"), new Password("correct horse"));
        at("2026-12-30T02:00:00Z");
        Path made = folder.resolve("backups/accounts-2026-12-30.ndjson");

        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(made)));
        assertEquals(
                "rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("backups"))));
        assertEquals(new AccountsBackup.Restored(0, 1), backup.restore(Files.readAllBytes(made)));
    }

    @Test
    void theNewestSevenAreKeptAndThoseOfAClockThatWasWrongLeftAlone() throws IOException {
        at("2027-12-30T02:00:00Z");
        for (int day = 10; day < 20; day++) {
            at("2026-12-" + day + "T02:00:00Z");
        }

        assertEquals(8, made().size());
        assertEquals("accounts-2026-12-13.ndjson", made().get(0));
        assertEquals("accounts-2027-12-30.ndjson", made().get(7));
    }

    @Test
    void whatACrashHasLeftIsReplaced() throws IOException {
        Files.createDirectories(folder.resolve("backups"));
        Files.writeString(folder.resolve("backups/unfinished.ndjson"), "half");

        at("2026-12-30T02:00:00Z");

        assertEquals(List.of("accounts-2026-12-30.ndjson"), made());
        assertEquals(Health.up(), nightly.health());
    }

    /** Another realm knows the people, or nobody has set the portal up yet. */
    @Test
    void withoutAccountsNoneIsMadeAndNobodyIsWarned() throws Exception {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("DELETE FROM account_roles");
            statement.execute("DELETE FROM accounts");
        }

        at("2026-12-30T02:00:00Z");

        assertEquals(List.of(), made());
        assertEquals(Health.up(), nightly.health());
    }

    @Test
    void isDegradedFromAFailureUntilABackupIsMade() throws IOException {
        Path inTheWay = Files.createFile(folder.resolve("backups"));
        at("2026-12-30T02:00:00Z");
        at("2026-12-31T02:00:00Z");
        assertEquals(
                Health.degraded(
                        "The backup of the accounts has failed since 2026-12-30 03:00: The backup cannot be written to "
                                + inTheWay + " (something that is no directory has its name)."),
                nightly.health());

        at("2027-01-01T01:00:00Z");
        assertEquals(Status.DEGRADED, nightly.health().status());

        Files.delete(inTheWay);
        at("2027-01-01T02:00:00Z");
        assertEquals(Health.up(), nightly.health());
    }

    @Test
    void isDegradedWhileTheAccountsCannotBeRead() {
        database.close();
        at("2026-12-30T02:00:00Z");

        assertEquals(Status.DEGRADED, nightly.health().status());
        assertTrue(nightly.health().reason().contains("The accounts cannot be used"), nightly.health()::reason);

        database.open(folder);
        at("2026-12-30T02:01:00Z");
        assertEquals(Health.up(), nightly.health());
    }

    @Test
    void isDegradedWhileAnOldBackupCannotBeRemoved() throws IOException {
        Path stuck = folder.resolve("backups/accounts-2025-01-01.ndjson");
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
                Files.createSymbolicLink(folder.resolve("backups/accounts-2026-12-31.ndjson"), folder.resolve("gone"));
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
        Path made = folder.resolve("backups/accounts-2026-12-30.ndjson");
        Files.setLastModifiedTime(made, FileTime.from(Instant.parse("2026-12-30T02:00:10Z")));
        at("2026-12-31T01:00:00Z");
        assertEquals(Duration.ofHours(23).minusSeconds(10).toSeconds(), nightly.ageSeconds());
    }
}
