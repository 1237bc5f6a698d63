package dev.rollcall.grading.store;

import dev.rollcall.kit.security.Sha256;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import javax.sql.DataSource;

/** Tells databases of PostgreSQL apart, and says nothing else about them: neither where they are nor what they are called. */
final class StoreWord {
    private static final int LENGTH = 32;

    /** The first is made with the server's files; a server that takes over from it has the same. */
    private static final String WHICH =
            "select system_identifier || ' ' || current_database() || ' ' || current_schema()"
                    + " from pg_control_system()";

    private StoreWord() {}

    /** Returns the word of the database behind {@code source}; none if it does not answer. */
    static Optional<String> of(DataSource source) {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(WHICH)) {
            return row.next()
                    ? Optional.ofNullable(row.getString(1))
                            .map(which -> Sha256.hex(which).substring(0, LENGTH))
                    : Optional.empty();
        } catch (SQLException e) {
            return Optional.empty();
        }
    }
}
