package dev.rollcall.portal.accounts;

import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The accounts, which the container's realm reads too. Safe for use by several threads: each operation is one transaction. */
public final class Accounts {
    /** In place of a hash: no password is that one. */
    static final String NO_PASSWORD = "!";

    /** Takes a name and the wire name of a role. */
    static final String GRANT = "INSERT INTO account_roles (user_name, role_name) VALUES (?, ?)";

    /**
     * The first edition of an account is drawn at random from so many: a session of a deleted account of that name does
     * not have it.
     */
    private static final int FIRST_EDITIONS = 500_000_000;

    private final AccountDatabase database;
    private final SecureRandom random = new SecureRandom();
    private final PasswordHash hash = new PasswordHash(random);

    public Accounts(AccountDatabase database) {
        this.database = database;
    }

    /**
     * Whether there is no account yet.
     *
     * @throws AccountsUnavailableException when the database cannot be used
     */
    public boolean isEmpty() {
        return database.transaction(connection -> {
            try (PreparedStatement query = connection.prepareStatement("SELECT 1 FROM accounts FETCH FIRST ROW ONLY");
                    ResultSet rows = query.executeQuery()) {
                return !rows.next();
            }
        });
    }

    /**
     * All accounts, by name.
     *
     * @throws AccountsUnavailableException when the database cannot be used
     */
    public List<Account> all() {
        return database.transaction(connection -> read(connection, "", null));
    }

    /**
     * The account of a name, which may be none of ours: the container may ask other realms.
     *
     * @throws AccountsUnavailableException when the database cannot be used
     */
    public Optional<Account> find(String name) {
        return database.transaction(connection -> find(connection, name));
    }

    /**
     * Adds an account.
     *
     * @throws AccountRefusedException when the name is taken
     * @throws AccountsUnavailableException when the database cannot be used
     */
    public void add(UserName name, Password password, Set<Role> roles) {
        String hashed = hash.of(password);
        database.transaction(connection -> add(connection, name, hashed, roles, random));
    }

    /**
     * Gives an account another password.
     *
     * @throws AccountRefusedException when there is no such account
     * @throws AccountsUnavailableException when the database cannot be used
     */
    public void changePassword(UserName name, Password password) {
        String hashed = hash.of(password);
        change(name, connection -> setPassword(connection, name, hashed));
    }

    /**
     * Gives an account other roles.
     *
     * @param by who asks for it
     * @throws AccountRefusedException when there is no such account, or whoever asks is no administrator any more
     * @throws AccountsUnavailableException when the database cannot be used
     */
    public void setRoles(UserName name, Set<Role> roles, String by) {
        change(name, connection -> {
            requireStillAdmin(connection, by, name);
            int changed =
                    update(connection, "UPDATE accounts SET edition = edition + 1 WHERE user_name = ?", name.value());
            if (changed > 0) {
                update(connection, "DELETE FROM account_roles WHERE user_name = ?", name.value());
                grant(connection, name, roles);
            }
            return changed;
        });
    }

    /**
     * Locks an account, which also ends the link for its password, or unlocks it.
     *
     * @param by who asks for it
     * @throws AccountRefusedException when there is no such account, or whoever asks is no administrator any more
     * @throws AccountsUnavailableException when the database cannot be used
     */
    public void setLocked(UserName name, boolean locked, String by) {
        change(name, connection -> {
            requireStillAdmin(connection, by, name);
            if (locked) {
                PasswordLinks.discard(connection, name);
            }
            return update(
                    connection,
                    "UPDATE accounts SET edition = edition + 1, locked = " + (locked ? "TRUE" : "FALSE")
                            + " WHERE user_name = ?",
                    name.value());
        });
    }

    /**
     * Deletes a locked account, its roles, its link and its user's preferences, unless it was changed since it was
     * seen.
     *
     * @param edition that was seen
     * @param by who asks for it
     * @throws AccountRefusedException when there is no such account, or when it is not locked, was changed since, is
     *     the only one, or is an administrator's and no other administrator's is open; or whoever asks is no
     *     administrator any more
     * @throws AccountsUnavailableException when the database cannot be used
     */
    public void delete(UserName name, int edition, String by) {
        database.transaction(connection -> {
            requireStillAdmin(connection, by, name);
            requireDeletable(connection, name);
            int found = update(
                    connection,
                    "UPDATE accounts SET edition = edition + 1"
                            + " WHERE user_name = ? AND locked AND edition = CAST(? AS INTEGER)",
                    name.value(),
                    String.valueOf(edition));
            if (found == 0) {
                throw new AccountRefusedException(AccountRefusedException.Reason.NEEDED, "changed", name.value());
            }
            for (String table : List.of("password_links", "preferences", "account_roles", "accounts")) {
                update(connection, "DELETE FROM " + table + " WHERE user_name = ?", name.value());
            }
            return found;
        });
    }

    /**
     * Whether a password is that of an account.
     *
     * @throws AccountsUnavailableException when the database cannot be used
     */
    public boolean matches(UserName name, String password) {
        String stored = database.transaction(connection -> {
            try (PreparedStatement query =
                    connection.prepareStatement("SELECT password_hash FROM accounts WHERE user_name = ?")) {
                query.setString(1, name.value());
                try (ResultSet rows = query.executeQuery()) {
                    return rows.next() ? rows.getString(1) : NO_PASSWORD;
                }
            }
        });
        return !stored.equals(NO_PASSWORD) && hash.matches(password, stored);
    }

    /**
     * Sets the password of an account, which ends its sessions and its link for choosing one; returns how many accounts have that
     * name.
     */
    static int setPassword(Connection connection, UserName name, String hashed) throws SQLException {
        int found = update(
                connection,
                "UPDATE accounts SET edition = edition + 1, password_hash = ? WHERE user_name = ?",
                hashed,
                name.value());
        PasswordLinks.discard(connection, name);
        return found;
    }

    /**
     * Holds accounts until the transaction ends. An account, its roles, its password and its link are changed by whoever holds it, so
     * that of several at once one comes after the other, and none waits for one that waits for it.
     */
    static void hold(Connection connection, String... names) throws SQLException {
        String places = String.join(", ", Collections.nCopies(names.length, "?"));
        try (PreparedStatement hold = connection.prepareStatement(
                "SELECT user_name FROM accounts WHERE user_name IN (" + places + ") ORDER BY user_name FOR UPDATE")) {
            for (int i = 0; i < names.length; i++) {
                hold.setString(i + 1, names[i]);
            }
            hold.executeQuery().close();
        }
    }

    static int update(Connection connection, String sql, String... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setString(i + 1, values[i]);
            }
            return statement.executeUpdate();
        }
    }

    /** The edition of an account that is new. */
    static int firstEdition(SecureRandom random) {
        return random.nextInt(FIRST_EDITIONS);
    }

    /** Adds an account; without a password, it cannot be used before one is chosen for it. */
    static int add(Connection connection, UserName name, String hashed, Set<Role> roles, SecureRandom random)
            throws SQLException {
        try {
            update(
                    connection,
                    "INSERT INTO accounts (user_name, password_hash, edition) VALUES (?, ?, CAST(? AS INTEGER))",
                    name.value(),
                    hashed,
                    String.valueOf(firstEdition(random)));
        } catch (SQLException e) {
            if (!AccountDatabase.isTaken(e)) {
                throw e;
            }
            throw new AccountRefusedException(AccountRefusedException.Reason.EXISTS, "exists", name.value());
        }
        return grant(connection, name, roles);
    }

    private void change(UserName name, AccountDatabase.Work<Integer> work) {
        if (database.transaction(work) == 0) {
            throw new AccountRefusedException(AccountRefusedException.Reason.UNKNOWN, "unknown", name.value());
        }
    }

    /**
     * Holds both accounts until the transaction ends, so that of several administrators who take each other's account
     * away at once the last one keeps the own. Who has no account here, but in another realm, may.
     */
    private static void requireStillAdmin(Connection connection, String by, UserName name) throws SQLException {
        hold(connection, by, name.value());
        Optional<Account> asking = find(connection, by);
        if (asking.isPresent()
                && (asking.get().locked() || !asking.get().roles().contains(Role.ADMIN))) {
            throw new AccountRefusedException(AccountRefusedException.Reason.NEEDED, "not-admin", by);
        }
    }

    private static void requireDeletable(Connection connection, UserName name) throws SQLException {
        List<Account> all = read(connection, "", null);
        Account account = all.stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow(() ->
                        new AccountRefusedException(AccountRefusedException.Reason.UNKNOWN, "unknown", name.value()));
        if (!account.locked()) {
            throw new AccountRefusedException(AccountRefusedException.Reason.NEEDED, "open", name.value());
        }
        if (all.size() == 1) {
            throw new AccountRefusedException(AccountRefusedException.Reason.NEEDED, "last", name.value());
        }
        if (account.roles().contains(Role.ADMIN)
                && all.stream().noneMatch(one -> !one.locked() && one.roles().contains(Role.ADMIN))) {
            throw new AccountRefusedException(AccountRefusedException.Reason.NEEDED, "last-admin", name.value());
        }
    }

    private static int grant(Connection connection, UserName name, Set<Role> roles) throws SQLException {
        for (Role role : roles) {
            update(connection, GRANT, name.value(), role.wireName());
        }
        return roles.size();
    }

    static Optional<Account> find(Connection connection, String name) throws SQLException {
        return read(connection, "WHERE a.user_name = ?", name).stream().findFirst();
    }

    /**
     * Reads accounts by name, in one statement. Rows whose names the portal would refuse are skipped: another program
     * made them.
     */
    private static List<Account> read(Connection connection, String where, @Nullable String name) throws SQLException {
        String sql = "SELECT a.user_name, a.locked, a.password_hash, a.edition, r.role_name FROM accounts a"
                + " LEFT JOIN account_roles r ON r.user_name = a.user_name " + where + " ORDER BY a.user_name";
        Map<String, Account> accounts = new LinkedHashMap<>();
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            if (name != null) {
                query.setString(1, name);
            }
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    if (UserName.isOne(rows.getString(1))) {
                        accounts.merge(rows.getString(1), account(rows), Account::withRolesOf);
                    }
                }
            }
        }
        return List.copyOf(accounts.values());
    }

    /** One row: the account with one of its roles, or none. */
    private static Account account(ResultSet rows) throws SQLException {
        return new Account(
                new UserName(rows.getString(1)),
                roles(rows.getString(5)),
                rows.getBoolean(2),
                !NO_PASSWORD.equals(rows.getString(3)),
                rows.getInt(4));
    }

    /** The role in a row, if there is one and it is ours. */
    static Set<Role> roles(@Nullable String wireName) {
        return wireName == null ? Set.of() : Role.find(wireName).map(Set::of).orElse(Set.of());
    }
}
