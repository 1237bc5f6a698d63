package dev.rollcall.portal.accounts;

import dev.rollcall.portal.text.Language;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/** The preferences of users, whichever realm knows them. Safe for use by several threads. */
public final class Preferences {
    /** Takes a user. */
    static final String FORGET = "DELETE FROM preferences WHERE user_name = ?";

    /** Takes a user and the tag of a language. */
    static final String CHOOSE = "INSERT INTO preferences (user_name, language) VALUES (?, ?)";

    private final AccountDatabase database;

    public Preferences(AccountDatabase database) {
        this.database = database;
    }

    /**
     * The language that a person chose, if any.
     *
     * @throws AccountsUnavailableException when the database cannot be used
     */
    public Optional<Language> language(String user) {
        return database.transaction(connection -> {
            try (PreparedStatement query =
                    connection.prepareStatement("SELECT language FROM preferences WHERE user_name = ?")) {
                query.setString(1, user);
                try (ResultSet rows = query.executeQuery()) {
                    return rows.next() ? Language.of(rows.getString(1)) : Optional.empty();
                }
            }
        });
    }

    /**
     * Keeps the language of a person.
     *
     * @throws AccountsUnavailableException when the database cannot be used
     */
    public void setLanguage(String user, Language language) {
        try {
            choose(user, language);
        } catch (AccountsUnavailableException e) {
            if (!(e.getCause() instanceof SQLException cause) || !AccountDatabase.isTaken(cause)) {
                throw e;
            }
            choose(user, language); // what was chosen first, at the same moment, can be seen now
        }
    }

    private void choose(String user, Language language) {
        database.transaction(connection -> {
            Accounts.update(connection, FORGET, user);
            return Accounts.update(connection, CHOOSE, user, language.tag());
        });
    }
}
