package dev.rollcall.portal.accounts;

import dev.rollcall.portal.text.Language;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * All accounts as one file, whichever database they are in: names, hashes of passwords, roles, locks and languages. Sessions and
 * links for a password are not in it. Safe for use by several threads.
 */
public final class AccountsBackup {
    /** What a file is. */
    public static final String CONTENT_TYPE = "application/x-ndjson";

    /** How long a file may be. */
    public static final int MAX_BYTES = BackupCodec.MAX_BYTES;

    /** What to say when there is nothing to write. */
    public static final String NOTHING = "There are no accounts yet.";

    private final AccountDatabase database;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();

    public AccountsBackup(AccountDatabase database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * What became of the accounts of a file.
     *
     * @param there how many of them were there already, and stay as they are
     */
    public record Restored(int added, int there) {}

    /**
     * All accounts as they are at one moment; empty when there is none. Rows whose names the portal would refuse, and roles
     * that it does not know, are left out: another program made them.
     *
     * @throws AccountRefusedException when a password is hashed in another form than the portal's
     * @throws UnusableBackupException when there are too many of them
     * @throws AccountsUnavailableException when the database cannot be used
     */
    public Optional<byte[]> make() {
        Collection<KeptAccount> accounts = database.transaction(AccountsBackup::read);
        return accounts.isEmpty() ? Optional.empty() : Optional.of(BackupCodec.write(accounts, clock.instant()));
    }

    /**
     * Adds the accounts of a file that are not there: all of them, or none. Those that are there stay as they are, so nobody is
     * taken anything away, and it can be done again. Sessions of an account that was there before are not among those of the
     * new one.
     *
     * @throws UnusableBackupException when the file is none that {@link #make} has made
     * @throws AccountsUnavailableException when the database cannot be used
     */
    public Restored restore(byte[] file) {
        List<KeptAccount> accounts = BackupCodec.read(file);
        return database.transaction(connection -> {
            Set<String> there = names(connection);
            List<KeptAccount> missing = accounts.stream()
                    .filter(account -> !there.contains(account.name().value()))
                    .toList();
            add(connection, missing);
            return new Restored(missing.size(), accounts.size() - missing.size());
        });
    }

    /** In one statement, so that what is changed meanwhile is there as a whole or not at all. */
    private static Collection<KeptAccount> read(Connection connection) throws SQLException {
        Map<String, KeptAccount> accounts = new TreeMap<>();
        try (PreparedStatement query = connection.prepareStatement(
                        "SELECT a.user_name, a.password_hash, r.role_name, a.locked, p.language FROM accounts a"
                                + " LEFT JOIN account_roles r ON r.user_name = a.user_name"
                                + " LEFT JOIN preferences p ON p.user_name = a.user_name");
                ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                if (UserName.isOne(rows.getString(1))) {
                    accounts.merge(rows.getString(1), account(rows), KeptAccount::withRolesOf);
                }
            }
        }
        return accounts.values();
    }

    /** One row: the account with one of its roles, or none. */
    private static KeptAccount account(ResultSet rows) throws SQLException {
        String hash = rows.getString(2);
        String language = rows.getString(5);
        return new KeptAccount(
                new UserName(rows.getString(1)),
                Accounts.NO_PASSWORD.equals(hash) ? null : hash,
                Accounts.roles(rows.getString(3)),
                rows.getBoolean(4),
                language == null ? null : Language.of(language).orElse(null));
    }

    private static Set<String> names(Connection connection) throws SQLException {
        Set<String> names = new HashSet<>();
        try (PreparedStatement query = connection.prepareStatement("SELECT user_name FROM accounts");
                ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        return names;
    }

    private void add(Connection connection, List<KeptAccount> accounts) throws SQLException {
        try (PreparedStatement account = connection.prepareStatement(
                        "INSERT INTO accounts (user_name, password_hash, locked, edition) VALUES (?, ?, ?, ?)");
                PreparedStatement role = connection.prepareStatement(Accounts.GRANT)) {
            for (KeptAccount one : accounts) {
                account.setString(1, one.name().value());
                account.setString(2, one.passwordHash() == null ? Accounts.NO_PASSWORD : one.passwordHash());
                account.setBoolean(3, one.locked());
                account.setInt(4, Accounts.firstEdition(random));
                account.addBatch();
                for (Role granted : one.roles()) {
                    role.setString(1, one.name().value());
                    role.setString(2, granted.wireName());
                    role.addBatch();
                }
            }
            account.executeBatch();
            role.executeBatch();
        }
        chooseLanguages(connection, accounts);
    }

    /** A person of another realm may have chosen one before. */
    private static void chooseLanguages(Connection connection, List<KeptAccount> accounts) throws SQLException {
        try (PreparedStatement forgotten = connection.prepareStatement(Preferences.FORGET);
                PreparedStatement chosen = connection.prepareStatement(Preferences.CHOOSE)) {
            for (KeptAccount one : accounts) {
                if (one.language() != null) {
                    forgotten.setString(1, one.name().value());
                    forgotten.addBatch();
                    chosen.setString(1, one.name().value());
                    chosen.setString(2, one.language().tag());
                    chosen.addBatch();
                }
            }
            forgotten.executeBatch();
            chosen.executeBatch();
        }
    }
}
