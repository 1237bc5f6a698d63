package dev.rollcall.grading.store;

import dev.rollcall.grading.archive.ArchiveRefusedException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;

/** Checks whether a grade book is as new: without anything but what the migrations enter. */
final class Emptiness {
    private static final String SEEDED = "select 1 from %s where id <> 'tutorial' limit 1";
    private static final String ANY = "select 1 from %s limit 1";
    private static final Map<String, String> TABLES = new LinkedHashMap<>();

    static {
        TABLES.put("person", ANY);
        TABLES.put("class_section", SEEDED);
        TABLES.put("term", SEEDED);
        TABLES.put("course", SEEDED);
        TABLES.put("letter_scheme", ANY);
        TABLES.put("change", ANY);
    }

    private Emptiness() {}

    /**
     * Asks the tables of the connection's schema; what is in any other table belongs to something in these.
     *
     * @throws ArchiveRefusedException if there is something
     */
    static void require(Connection connection) throws SQLException {
        for (Map.Entry<String, String> table : TABLES.entrySet()) {
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery(table.getValue().formatted(table.getKey()))) {
                if (row.next()) {
                    throw new ArchiveRefusedException(
                            ArchiveRefusedException.Reason.OCCUPIED,
                            "The grade book is not empty (there is something in its table " + table.getKey()
                                    + "): an archive is restored into a new one only.");
                }
            }
        }
    }
}
