package dev.rollcall.portal.accounts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import javax.naming.NamingException;
import javax.naming.Reference;
import javax.naming.StringRefAddr;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccountsDatabaseTest {
    @TempDir
    Path folder;

    @Test
    void refusesConnectionsUntilItIsOpen() {
        try (AccountsDatabase database = new AccountsDatabase(AccountsDatabase.URL)) {
            assertThrows(SQLException.class, database::getConnection);
        }
    }

    @Test
    void canBeOpenedAgain() throws SQLException {
        AccountsDatabase database = new AccountsDatabase(AccountsDatabase.URL);
        database.open(folder);
        database.close();
        assertThrows(SQLException.class, database::getConnection);

        database.open(folder);

        database.getConnection().close();
        database.close();
    }

    @Test
    void isMadeFromTheUrlInTheContextDescriptor() throws NamingException {
        Reference resource = new Reference(DataSource.class.getName());
        resource.add(new StringRefAddr("url", "jdbc:h2:mem:"));

        assertNotNull(new AccountsDatabaseFactory().getObjectInstance(resource, null, null, null));
    }

    @Test
    void cannotBeMadeWithoutAUrl() {
        AccountsDatabaseFactory factory = new AccountsDatabaseFactory();

        assertThrows(
                NamingException.class,
                () -> factory.getObjectInstance(new Reference(DataSource.class.getName()), null, null, null));
    }

    @Test
    void hasOneUserAndNothingToSet() throws SQLException {
        try (AccountsDatabase database = new AccountsDatabase(AccountsDatabase.URL)) {
            assertThrows(SQLFeatureNotSupportedException.class, () -> database.getConnection("sa", ""));
            assertThrows(SQLFeatureNotSupportedException.class, () -> database.setLoginTimeout(1));
            assertEquals(0, database.getLoginTimeout());
            assertTrue(database.isWrapperFor(AccountsDatabase.class));
            assertEquals(database, database.unwrap(AccountsDatabase.class));
            assertThrows(SQLException.class, () -> database.unwrap(String.class));
        }
    }
}
