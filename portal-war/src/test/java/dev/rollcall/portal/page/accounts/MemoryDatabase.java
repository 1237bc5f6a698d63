package dev.rollcall.portal.page.accounts;

import dev.rollcall.portal.accounts.AccountDatabase;
import java.sql.SQLException;
import java.util.UUID;
import org.h2.jdbcx.JdbcDataSource;

/** The tables of the accounts in memory, until it is closed. */
final class MemoryDatabase implements AutoCloseable {
    private final JdbcDataSource database = new JdbcDataSource();
    private final AccountDatabase tables = new AccountDatabase(database);

    MemoryDatabase() {
        database.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        tables.createTables();
    }

    AccountDatabase tables() {
        return tables;
    }

    @Override
    public void close() throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("SHUTDOWN");
        }
    }
}
