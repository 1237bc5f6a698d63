package dev.rollcall.portal.accounts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.database.EmbeddedDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccountsTest {
    private static final UserName ANA = new UserName("ana");
    private static final Password SECRET = new Password("correct horse");

    @TempDir
    Path folder;

    private final EmbeddedDatabase database = new EmbeddedDatabase(AccountsCommand.FILE_NAME, AccountsCommand.USER);
    private final Accounts accounts = new Accounts(database);

    @BeforeEach
    void open() {
        database.open(folder);
        accounts.createTables();
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void nobodyCanLogInAtFirst() {
        assertTrue(accounts.isEmpty());
    }

    @Test
    void anAccountIsThereWithItsRolesAfterARestart() throws SQLException {
        accounts.add(ANA, SECRET, EnumSet.of(Role.TEACHER, Role.ADMIN));

        database.close();
        database.open(folder);
        accounts.createTables();

        assertFalse(accounts.isEmpty());
        assertEquals(Set.of("admin", "teacher"), column("SELECT role_name FROM account_roles"));
    }

    @Test
    void aNameIsGivenOnce() {
        accounts.add(ANA, SECRET, EnumSet.of(Role.TEACHER));

        AccountRefusedException refused =
                assertThrows(AccountRefusedException.class, () -> accounts.add(ANA, SECRET, EnumSet.of(Role.ADMIN)));

        assertEquals(AccountRefusedException.Reason.EXISTS, refused.reason());
    }

    @Test
    void aRefusedAccountLeavesNoRolesBehind() throws SQLException {
        accounts.add(ANA, SECRET, EnumSet.of(Role.TEACHER));
        assertThrows(AccountRefusedException.class, () -> accounts.add(ANA, SECRET, EnumSet.of(Role.ADMIN)));

        assertEquals(Set.of("teacher"), column("SELECT role_name FROM account_roles"));
    }

    @Test
    void aChangedPasswordIsHashedAnew() throws SQLException {
        accounts.add(ANA, SECRET, EnumSet.of(Role.TEACHER));
        Set<String> before = column("SELECT password_hash FROM accounts");

        accounts.changePassword(ANA, new Password("battery staple"));

        assertFalse(before.equals(column("SELECT password_hash FROM accounts")));
    }

    @Test
    void aPasswordOfNobodyIsNotChanged() {
        AccountRefusedException refused =
                assertThrows(AccountRefusedException.class, () -> accounts.changePassword(ANA, SECRET));

        assertEquals(AccountRefusedException.Reason.UNKNOWN, refused.reason());
    }

    @Test
    void aClosedDatabaseIsSaidToBeUnavailable() {
        database.close();

        assertThrows(AccountsUnavailableException.class, accounts::isEmpty);
    }

    private Set<String> column(String query) throws SQLException {
        Set<String> values = new TreeSet<>();
        try (Connection connection = database.getConnection();
                var statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        }
        return values;
    }
}
