package dev.rollcall.portal.accounts;

import dev.rollcall.kit.database.EmbeddedDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * The database of the accounts. The container's realm reads the view {@code open_accounts} and the table {@code account_roles};
 * the rest is the portal's own. Safe for use by several threads.
 */
public final class AccountDatabase {
    private static final List<String> TABLES = List.of(
            """
            CREATE TABLE IF NOT EXISTS accounts (
                user_name VARCHAR(64) PRIMARY KEY,
                password_hash VARCHAR(255) NOT NULL)""",
            """
            CREATE TABLE IF NOT EXISTS account_roles (
                user_name VARCHAR(64) NOT NULL REFERENCES accounts (user_name),
                role_name VARCHAR(32) NOT NULL,
                PRIMARY KEY (user_name, role_name))""",
            "ALTER TABLE accounts ADD COLUMN IF NOT EXISTS locked BOOLEAN DEFAULT FALSE NOT NULL",
            "ALTER TABLE accounts ADD COLUMN IF NOT EXISTS edition INTEGER DEFAULT 0 NOT NULL",
            """
            CREATE OR REPLACE VIEW open_accounts AS
                SELECT user_name, password_hash FROM accounts WHERE NOT locked""",
            """
            CREATE TABLE IF NOT EXISTS password_links (
                user_name VARCHAR(64) PRIMARY KEY REFERENCES accounts (user_name),
                code_hash VARCHAR(64) NOT NULL UNIQUE,
                expires_at TIMESTAMP WITH TIME ZONE NOT NULL)""",
            """
            CREATE TABLE IF NOT EXISTS preferences (
                user_name VARCHAR(255) PRIMARY KEY,
                language VARCHAR(8) NOT NULL)""");

    /** What the SQL standard calls it; not all drivers have an exception of its own for it. */
    private static final String UNIQUE_VIOLATION = "23505";

    private final DataSource database;

    /** Tables in a database, which need not be there yet. */
    public AccountDatabase(DataSource database) {
        this.database = database;
    }

    /**
     * Creates what is missing.
     *
     * @throws AccountsUnavailableException when the database cannot be used
     */
    public void createTables() {
        transaction(connection -> {
            try (Statement statement = connection.createStatement()) {
                for (String table : TABLES) {
                    statement.execute(table);
                }
                return TABLES.size();
            }
        });
    }

    /**
     * Does all of the work, or nothing.
     *
     * @throws AccountsUnavailableException when the database cannot be used
     */
    <T> T transaction(Work<T> work) {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            boolean done = false;
            try {
                T result = work.in(connection);
                connection.commit();
                done = true;
                return result;
            } finally {
                if (!done) {
                    connection.rollback();
                }
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw new AccountsUnavailableException(sentence(e), e);
        }
    }

    /** Whether a row was refused because there is one of that key. */
    static boolean isTaken(SQLException e) {
        return UNIQUE_VIOLATION.equals(e.getSQLState()) || e instanceof SQLIntegrityConstraintViolationException;
    }

    private String sentence(SQLException e) {
        Optional<Path> damaged =
                database instanceof EmbeddedDatabase embedded ? embedded.damaged(e) : Optional.<Path>empty();
        return damaged.map(file -> "The file " + file
                        + " is damaged: stop Rollcall, move it away, and restore the newest"
                        + " backup of " + file.resolveSibling(Backups.FOLDER) + " (rollcall user restore); without one"
                        + " the next start asks for a first administrator.")
                .orElse("The accounts cannot be used: " + e.getMessage());
    }

    /** Work within one transaction. */
    @FunctionalInterface
    interface Work<T> {
        T in(Connection connection) throws SQLException;
    }
}
