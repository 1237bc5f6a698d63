package dev.rollcall.portal.accounts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.database.EmbeddedDatabase;
import dev.rollcall.kit.servlet.Health;
import dev.rollcall.kit.servlet.NightlyBackup;
import dev.rollcall.kit.testing.ManualTime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupsTest {
    private static final LocalDate DAY = LocalDate.of(2026, 12, 30);

    @TempDir
    Path folder;

    private final ManualTime time = new ManualTime();
    private final EmbeddedDatabase database = new EmbeddedDatabase("accounts", "portal");
    private final AccountDatabase tables = new AccountDatabase(database);
    private final Accounts accounts = new Accounts(tables);
    private final AccountsBackup backup = new AccountsBackup(tables, time);
    private Backups backups;

    @BeforeEach
    void open() {
        database.open(folder);
        tables.createTables();
        new PasswordLinks(tables, time).invite(new UserName("ana"), Set.of(Role.ADMIN));
        backups = new Backups(backup, folder.resolve("backups"), 7);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void isForItsOwnerOnlyAndCanBeRestored() throws IOException {
        accounts.changePassword(new UserName("ana"), new Password("correct horse"));
        assertTrue(backups.make(DAY));
        assertFalse(backups.make(DAY));
        Path made = folder.resolve("backups/accounts-2026-12-30.ndjson");

        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(made)));
        assertEquals(
                "rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("backups"))));
        assertEquals(new AccountsBackup.Restored(0, 1), backup.restore(Files.readAllBytes(made)));
    }

    /** Another realm knows the people, or nobody has set the portal up yet. */
    @Test
    void withoutAccountsNoneIsMade() throws Exception {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("DELETE FROM password_links");
            statement.execute("DELETE FROM account_roles");
            statement.execute("DELETE FROM accounts");
        }

        assertFalse(backups.make(DAY));
        assertFalse(Files.exists(folder.resolve("backups")));
    }

    @Test
    void thePortalIsDegradedWhileTheAccountsCannotBeRead() {
        NightlyBackup nightly = new NightlyBackup(
                "The backup of the accounts", backups::make, backups::newest, LocalTime.MIN, ZoneOffset.UTC, time);
        database.close();
        nightly.run();
        assertTrue(nightly.health().reason().contains("The accounts cannot be used"), nightly.health()::reason);

        database.open(folder);
        nightly.run();
        assertEquals(Health.up(), nightly.health());
    }
}
