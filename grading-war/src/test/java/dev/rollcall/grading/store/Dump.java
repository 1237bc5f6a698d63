package dev.rollcall.grading.store;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
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

    /** Returns the keys and indexes of every table but Flyway's, a line each, sorted; by columns, and keys by name as well. */
    static String keys(GradeDatabase database) {
        TreeSet<String> lines = new TreeSet<>();
        try (Connection connection = database.source().getConnection()) {
            DatabaseMetaData metadata = connection.getMetaData();
            String schema = connection.getSchema();
            for (String name : names(connection)) {
                collect(lines, metadata.getPrimaryKeys(null, schema, name), "PK_NAME", "KEY_SEQ", "COLUMN_NAME");
                collect(
                        lines,
                        metadata.getImportedKeys(null, schema, name),
                        "FK_NAME",
                        "KEY_SEQ",
                        "FKCOLUMN_NAME",
                        "PKTABLE_NAME",
                        "PKCOLUMN_NAME",
                        "UPDATE_RULE",
                        "DELETE_RULE");
                collect(
                        lines,
                        metadata.getIndexInfo(null, schema, name, false, true),
                        "NON_UNIQUE",
                        "ORDINAL_POSITION",
                        "COLUMN_NAME",
                        "ASC_OR_DESC");
            }
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
        return String.join("\n", lines);
    }

    private static void collect(TreeSet<String> lines, ResultSet row, String... columns) throws SQLException {
        try (row) {
            while (row.next()) {
                StringBuilder line =
                        new StringBuilder(row.getString(columns[0].startsWith("FK") ? "FKTABLE_NAME" : "TABLE_NAME"));
                for (String column : columns) {
                    line.append(' ').append(row.getString(column));
                }
                lines.add(line.toString());
            }
        }
    }

    private static List<String> names(Connection connection) throws SQLException {
        List<String> names = new ArrayList<>();
        try (ResultSet row = connection
                .getMetaData()
                .getTables(null, connection.getSchema(), "%", new String[] {"TABLE", "BASE TABLE"})) {
            while (row.next()) {
                names.add(row.getString("TABLE_NAME"));
            }
        }
        names.remove("flyway_schema_history");
        return names;
    }

    private static Map<String, TreeSet<String>> tables(DataSource source) {
        Map<String, TreeSet<String>> tables = new TreeMap<>();
        try (Connection connection = source.getConnection()) {
            for (String name : names(connection)) {
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
