package dev.rollcall.portal.accounts;

import dev.rollcall.kit.security.Sha256;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;

/**
 * Links that let a user choose the password of an account, once. An account has at most one link, the latest, which
 * ends when the account gets another password or is locked. Its code is stored as a hash. Safe for use by several
 * threads.
 */
public final class PasswordLinks {
    /** How long a link can be used. */
    public static final Duration LIFE = Duration.ofDays(3);

    private static final int CODE_BYTES = 24;

    private final AccountDatabase database;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();
    private final PasswordHash hash = new PasswordHash(random);

    public PasswordLinks(AccountDatabase database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * Adds an account that cannot be used before its password is chosen, and makes the link for that.
     *
     * @return the code of the link, of 32 characters that need no escape in an address
     * @throws AccountRefusedException when the name is taken
     * @throws AccountsUnavailableException when the database cannot be used
     */
    public String invite(UserName name, Set<Role> roles) {
        return database.transaction(connection -> {
            Accounts.add(connection, name, Accounts.NO_PASSWORD, roles, random);
            return insert(connection, name);
        });
    }

    /**
     * Makes the link of an account; an older one ends.
     *
     * @return its code, of 32 characters that need no escape in an address
     * @throws AccountRefusedException when there is no such account, or it is locked
     * @throws AccountsUnavailableException when the database cannot be used
     */
    public String issue(UserName name) {
        return database.transaction(connection -> {
            Accounts.hold(connection, name.value());
            Account account = Accounts.find(connection, name.value())
                    .orElseThrow(() -> new AccountRefusedException(
                            AccountRefusedException.Reason.UNKNOWN, "unknown", name.value()));
            if (account.locked()) {
                throw new AccountRefusedException(AccountRefusedException.Reason.NEEDED, "locked", name.value());
            }
            discard(connection, name);
            return insert(connection, name);
        });
    }

    /**
     * The account whose link has this code, as long as the link can be used.
     *
     * @throws AccountsUnavailableException when the database cannot be used
     */
    public Optional<UserName> owner(String code) {
        return database.transaction(connection -> owner(connection, code));
    }

    /**
     * Gives the account of a link a password, which uses the link up: of several at once only one succeeds.
     *
     * @return the name of the account; empty when the link cannot be used (any more)
     * @throws AccountsUnavailableException when the database cannot be used
     */
    public Optional<UserName> redeem(String code, Password password) {
        return redeem(code, hash.of(password));
    }

    Optional<UserName> redeem(String code, String hashed) {
        return database.transaction(connection -> {
            Optional<UserName> name = owner(connection, code);
            if (name.isEmpty()) {
                return name;
            }
            Accounts.hold(connection, name.get().value());
            if (Accounts.update(connection, "DELETE FROM password_links WHERE code_hash = ?", Sha256.hex(code)) == 0) {
                return Optional.empty(); // it has ended meanwhile
            }
            Accounts.setPassword(connection, name.get(), hashed);
            return name;
        });
    }

    private Optional<UserName> owner(Connection connection, String code) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("SELECT l.user_name FROM password_links l"
                + " JOIN accounts a ON a.user_name = l.user_name"
                + " WHERE l.code_hash = ? AND l.expires_at > ? AND NOT a.locked")) {
            query.setString(1, Sha256.hex(code));
            query.setObject(2, time(clock.instant()));
            try (ResultSet rows = query.executeQuery()) {
                return rows.next() ? Optional.of(new UserName(rows.getString(1))) : Optional.empty();
            }
        }
    }

    /** Makes the link of an account that has none, and returns its code. */
    private String insert(Connection connection, UserName name) throws SQLException {
        byte[] bytes = new byte[CODE_BYTES];
        random.nextBytes(bytes);
        String code = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO password_links (user_name, code_hash, expires_at) VALUES (?, ?, ?)")) {
            insert.setString(1, name.value());
            insert.setString(2, Sha256.hex(code));
            insert.setObject(3, time(clock.instant().plus(LIFE)));
            insert.executeUpdate();
            return code;
        }
    }

    /** Ends the link of an account, which whoever calls this holds. */
    static void discard(Connection connection, UserName name) throws SQLException {
        Accounts.update(connection, "DELETE FROM password_links WHERE user_name = ?", name.value());
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
