package dev.rollcall.portal.accounts;

import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.sql.Statement;
import java.util.Set;
import javax.sql.DataSource;

/**
 * The accounts in a database of two tables, which the container's realm reads too. Safe for use by several threads: each
 * operation is one transaction.
 */
public final class Accounts {
    private static final String[] TABLES = {"""
        CREATE TABLE IF NOT EXISTS accounts (
            user_name VARCHAR(64) PRIMARY KEY,
            password_hash VARCHAR(255) NOT NULL)""", """
        CREATE TABLE IF NOT EXISTS account_roles (
            user_name VARCHAR(64) NOT NULL REFERENCES accounts (user_name),
            role_name VARCHAR(32) NOT NULL,
            PRIMARY KEY (user_name, role_name))"""};

    private final DataSource database;
    private final PasswordHash hash = new PasswordHash(new SecureRandom());

    public Accounts(DataSource database) {
        this.database = database;
    }

    /**
     * Creates what is missing of the two tables.
     *
     * @throws AccountsUnavailableException when the database cannot be used
     */
    public void createTables() {
        transaction(connection -> {
            try (Statement statement = connection.createStatement()) {
                for (String table : TABLES) {
                    statement.execute(table);
                }
                return TABLES.length;
            }
        });
    }

    /**
     * Whether nobody can log in yet.
     *
     * @throws AccountsUnavailableException when the database cannot be used
     */
    public boolean isEmpty() {
        return transaction(connection -> {
            try (Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery("SELECT 1 FROM accounts FETCH FIRST ROW ONLY")) {
                return !rows.next();
            }
        });
    }

    /**
     * Adds an account.
     *
     * @throws AccountRefusedException when the name is taken
     * @throws AccountsUnavailableException when the database cannot be used
     */
    public void add(UserName name, Password password, Set<Role> roles) {
        String hashed = hash.of(password);
        transaction(connection -> {
            try (PreparedStatement insert =
                    connection.prepareStatement("INSERT INTO accounts (user_name, password_hash) VALUES (?, ?)")) {
                insert.setString(1, name.value());
                insert.setString(2, hashed);
                insert.executeUpdate();
            } catch (SQLIntegrityConstraintViolationException e) {
                throw new AccountRefusedException(
                        AccountRefusedException.Reason.EXISTS, "There is an account " + name + " already.");
            }
            return grant(connection, name, roles);
        });
    }

    /**
     * Gives an account another password.
     *
     * @throws AccountRefusedException when there is no such account
     * @throws AccountsUnavailableException when the database cannot be used
     */
    public void changePassword(UserName name, Password password) {
        String hashed = hash.of(password);
        int changed = transaction(connection -> {
            try (PreparedStatement update =
                    connection.prepareStatement("UPDATE accounts SET password_hash = ? WHERE user_name = ?")) {
                update.setString(1, hashed);
                update.setString(2, name.value());
                return update.executeUpdate();
            }
        });
        if (changed == 0) {
            throw new AccountRefusedException(
                    AccountRefusedException.Reason.UNKNOWN, "There is no account " + name + ".");
        }
    }

    private static int grant(Connection connection, UserName name, Set<Role> roles) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO account_roles (user_name, role_name) VALUES (?, ?)")) {
            for (Role role : roles) {
                insert.setString(1, name.value());
                insert.setString(2, role.wireName());
                insert.addBatch();
            }
            return insert.executeBatch().length;
        }
    }

    private <T> T transaction(Work<T> work) {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                T result = work.in(connection);
                connection.commit();
                return result;
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw new AccountsUnavailableException("The accounts cannot be used: " + e.getMessage(), e);
        }
    }

    @FunctionalInterface
    private interface Work<T> {
        T in(Connection connection) throws SQLException;
    }
}
