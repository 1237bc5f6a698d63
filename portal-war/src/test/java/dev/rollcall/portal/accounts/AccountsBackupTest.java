package dev.rollcall.portal.accounts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.database.EmbeddedDatabase;
import dev.rollcall.portal.accounts.AccountsBackup.Restored;
import dev.rollcall.portal.text.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccountsBackupTest {
    private static final UserName ANA = new UserName("ana");
    private static final UserName BOB = new UserName("bob");
    private static final UserName CLEO = new UserName("cleo");
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-11-30T03:00:00Z"));

    @TempDir
    Path folder;

    private Portal lost;
    private Portal next;

    /** A portal's accounts, in a database of their own. */
    private static final class Portal implements AutoCloseable {
        private final EmbeddedDatabase database = new EmbeddedDatabase(AccountsCommand.FILE_NAME, AccountsCommand.USER);
        private final AccountDatabase tables = new AccountDatabase(database);
        private final Accounts accounts = new Accounts(tables);
        private final Preferences preferences = new Preferences(tables);
        private final PasswordLinks links = new PasswordLinks(tables, CLOCK);
        private final AccountsBackup backup = new AccountsBackup(tables, CLOCK);

        Portal(Path folder) throws IOException {
            database.open(Files.createDirectories(folder));
            tables.createTables();
        }

        Account account(UserName name) {
            return accounts.find(name.value()).orElseThrow();
        }

        void execute(String sql) throws SQLException {
            try (Connection connection = database.getConnection();
                    var statement = connection.createStatement()) {
                statement.execute(sql);
            }
        }

        @Override
        public void close() {
            database.close();
        }
    }

    @BeforeEach
    void open() throws IOException {
        lost = new Portal(folder.resolve("lost"));
        next = new Portal(folder.resolve("next"));
    }

    @AfterEach
    void close() {
        lost.close();
        next.close();
    }

    private byte[] made() {
        return lost.backup.make().orElseThrow();
    }

    @Test
    void whoHadAnAccountLogsInWithTheSamePasswordAndRoles() {
        lost.accounts.add(ANA, new Password("correct horse"), EnumSet.of(Role.ADMIN, Role.TEACHER));
        lost.accounts.add(BOB, new Password("battery staple"), EnumSet.of(Role.STUDENT));
        lost.accounts.setLocked(BOB, true, "root");
        lost.links.invite(CLEO, EnumSet.of(Role.OPERATOR));
        lost.preferences.setLanguage("ana", Language.GERMAN);

        assertEquals(new Restored(3, 0), next.backup.restore(made()));

        assertTrue(next.accounts.matches(ANA, "correct horse"));
        assertEquals(Set.of(Role.ADMIN, Role.TEACHER), next.account(ANA).roles());
        assertEquals(Optional.of(Language.GERMAN), next.preferences.language("ana"));
        assertTrue(next.account(BOB).locked());
        assertTrue(next.accounts.matches(BOB, "battery staple"));
        assertFalse(next.account(CLEO).hasPassword());
        assertEquals(text(made()), text(next.backup.make().orElseThrow()));
    }

    private static String text(byte[] file) {
        return new String(file, UTF_8);
    }

    /** So the administrator who restores stays one, and a file can be restored twice. */
    @Test
    void accountsThatAreThereStayAsTheyAre() {
        lost.accounts.add(ANA, new Password("correct horse"), EnumSet.of(Role.STUDENT));
        lost.accounts.setLocked(ANA, true, "root");
        lost.accounts.add(BOB, new Password("correct horse"), EnumSet.of(Role.TEACHER));
        lost.preferences.setLanguage("ana", Language.GERMAN);
        next.accounts.add(ANA, new Password("battery staple"), EnumSet.of(Role.ADMIN));
        Account before = next.account(ANA);

        assertEquals(new Restored(1, 1), next.backup.restore(made()));
        assertEquals(new Restored(0, 2), next.backup.restore(made()));

        assertEquals(before, next.account(ANA));
        assertTrue(next.accounts.matches(ANA, "battery staple"));
        assertEquals(Optional.empty(), next.preferences.language("ana"));
    }

    /** A session knows its account by name and edition. */
    @Test
    void sessionsAndLinksAreNotRestored() {
        String link = lost.links.invite(ANA, EnumSet.of(Role.ADMIN));

        next.backup.restore(made());

        assertNotEquals(lost.account(ANA).edition(), next.account(ANA).edition());
        assertEquals(Optional.empty(), next.links.owner(link));
        assertFalse(text(made()).contains(link));
    }

    @Test
    void withoutAccountsThereIsNoBackup() {
        lost.preferences.setLanguage("somebody of another realm", Language.GERMAN);

        assertEquals(Optional.empty(), lost.backup.make());
    }

    @Test
    void whatOthersPutIntoTheTablesIsLeftOut() throws SQLException {
        lost.accounts.add(ANA, new Password("correct horse"), EnumSet.of(Role.TEACHER));
        lost.execute("INSERT INTO accounts (user_name, password_hash) VALUES ('Kim Öz', 'x')");
        lost.execute("INSERT INTO account_roles VALUES ('ana', 'librarian')");

        next.backup.restore(made());

        assertEquals(
                List.of(ANA), next.accounts.all().stream().map(Account::name).toList());
        assertEquals(Set.of(Role.TEACHER), next.account(ANA).roles());
    }

    @Test
    void aPasswordThatCouldNotBeRestoredIsSaidAtOnce() throws SQLException {
        lost.execute("INSERT INTO accounts (user_name, password_hash) VALUES ('ana', 'x')");

        AccountRefusedException refused = assertThrows(AccountRefusedException.class, () -> lost.backup.make());

        assertEquals(
                "The password of ana is kept in another form than that of this portal: give ana a new one.",
                refused.getMessage());
    }

    @Test
    void allOfAFileIsAddedOrNothing() throws SQLException {
        lost.accounts.add(ANA, new Password("correct horse"), EnumSet.of(Role.TEACHER));
        lost.accounts.add(BOB, new Password("correct horse"), EnumSet.of(Role.TEACHER));
        byte[] file = made();
        next.execute("ALTER TABLE account_roles ADD CONSTRAINT nobody CHECK (user_name <> 'bob')");

        assertThrows(AccountsUnavailableException.class, () -> next.backup.restore(file));

        assertTrue(next.accounts.isEmpty());
    }

    @Test
    void theirPasswordsAndHashesAreNotShown() {
        lost.accounts.add(ANA, new Password("correct horse"), EnumSet.of(Role.TEACHER));

        assertEquals("[ana]", BackupCodec.read(made()).toString());
    }
}
