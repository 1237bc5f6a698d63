package dev.rollcall.grading.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.sql.DataSource;

/** Everything in a database as text, asked of it in the plainest way. */
final class Dump {
    private Dump() {}

    /** Returns every value of every table but Flyway's, sorted; an empty table as {@code (empty)}. */
    static String of(GradeDatabase database) {
        StringBuilder text = new StringBuilder();
        tables(database.source()).forEach((table, rows) -> {
            text.append(table).append(rows.isEmpty() ? " (empty)" : "").append('\n');
            rows.forEach(row -> text.append("  ").append(row).append('\n'));
        });
        return text.toString();
    }

    private static Map<String, TreeSet<String>> tables(DataSource source) {
        Map<String, TreeSet<String>> tables = new TreeMap<>();
        try (Connection connection = source.getConnection()) {
            List<String> names = new ArrayList<>();
            try (ResultSet row = connection
                    .getMetaData()
                    .getTables(null, connection.getSchema(), "%", new String[] {"TABLE", "BASE TABLE"})) {
                while (row.next()) {
                    names.add(row.getString("TABLE_NAME"));
                }
            }
            names.remove("flyway_schema_history");
            for (String name : names) {
                tables.put(name.toLowerCase(Locale.ROOT), rows(connection, name));
            }
            return tables;
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private static TreeSet<String> rows(Connection connection, String table) throws SQLException {
        TreeSet<String> rows = new TreeSet<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select * from \"" + table + '"')) {
            while (row.next()) {
                Map<String, String> values = new TreeMap<>();
                for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                    values.put(row.getMetaData().getColumnName(i).toLowerCase(Locale.ROOT), value(row, i));
                }
                rows.add(values.toString());
            }
        }
        return rows;
    }

    private static String value(ResultSet row, int column) throws SQLException {
        String type = row.getMetaData().getColumnTypeName(column).toLowerCase(Locale.ROOT);
        if (type.startsWith("timestamp")) {
            return String.valueOf(row.getObject(column, OffsetDateTime.class).toInstant());
        }
        return type.startsWith("bool") ? String.valueOf(row.getBoolean(column)) : String.valueOf(row.getString(column));
    }

    /** Returns the names of all schemas. */
    static String schemas(GradeDatabase database) {
        StringBuilder names = new StringBuilder();
        try (Connection connection = database.source().getConnection();
                ResultSet row = connection.getMetaData().getSchemas()) {
            while (row.next()) {
                names.append(row.getString("TABLE_SCHEM")).append(' ');
            }
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
        return names.toString();
    }
}
