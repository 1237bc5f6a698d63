package dev.rollcall.grading.archive;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/** The tables of a database as it lists them itself, so that there is no second list to keep. */
final class Schema {
    /** Flyway's own table: each database has it from the migrations. */
    private static final String MIGRATIONS = "flyway_schema_history";

    /** Characters of the longest text whose length the tables limit; what is {@code text} may have megabytes. */
    private static final int LONGEST = 16_000;

    private static final String[] TABLES = {"TABLE", "BASE TABLE"};

    private Schema() {}

    /** Returns the tables of the connection's schema, each behind those that it refers to. */
    static List<Table> read(Connection connection) throws SQLException {
        DatabaseMetaData metadata = connection.getMetaData();
        String schema = connection.getSchema();
        List<Table> tables = new ArrayList<>();
        try (ResultSet row = metadata.getTables(connection.getCatalog(), schema, "%", TABLES)) {
            while (row.next()) {
                String name = row.getString("TABLE_NAME");
                if (!name.equals(MIGRATIONS)) {
                    tables.add(new Table(name, columns(connection, name), key(connection, name)));
                }
            }
        }
        tables.sort(Comparator.comparing(Table::word));
        return ordered(connection, tables);
    }

    private static List<Table.Column> columns(Connection connection, String table) throws SQLException {
        List<Table.Column> columns = new ArrayList<>();
        try (ResultSet row = connection
                .getMetaData()
                .getColumns(connection.getCatalog(), connection.getSchema(), escaped(connection, table), "%")) {
            while (row.next()) {
                columns.add(new Table.Column(
                        row.getString("COLUMN_NAME"),
                        Kind.of(row.getInt("DATA_TYPE")),
                        row.getString("IS_AUTOINCREMENT").equals("YES"),
                        row.getInt("COLUMN_SIZE") <= LONGEST));
            }
        }
        return columns;
    }

    /** Names are patterns here, in which an underscore stands for any character. */
    private static String escaped(Connection connection, String table) throws SQLException {
        return table.replace("_", connection.getMetaData().getSearchStringEscape() + "_");
    }

    private static List<String> key(Connection connection, String table) throws SQLException {
        TreeMap<Integer, String> key = new TreeMap<>();
        try (ResultSet row =
                connection.getMetaData().getPrimaryKeys(connection.getCatalog(), connection.getSchema(), table)) {
            while (row.next()) {
                key.put(row.getInt("KEY_SEQ"), row.getString("COLUMN_NAME"));
            }
        }
        return List.copyOf(key.values());
    }

    private static List<Table> ordered(Connection connection, List<Table> tables) throws SQLException {
        List<Table> waiting = new ArrayList<>(tables);
        List<Table> ordered = new ArrayList<>();
        Set<String> placed = new HashSet<>();
        while (!waiting.isEmpty()) {
            List<Table> free = new ArrayList<>();
            for (Table table : waiting) {
                if (placed.containsAll(referredTo(connection, table))) {
                    free.add(table);
                }
            }
            if (free.isEmpty()) {
                throw new IllegalStateException("tables that refer to one another: " + waiting);
            }
            free.forEach(table -> placed.add(table.name()));
            ordered.addAll(free);
            waiting.removeAll(free);
        }
        return ordered;
    }

    /** Returns the names of the other tables to which a table's foreign keys refer. */
    static Set<String> referredTo(Connection connection, Table table) throws SQLException {
        Set<String> names = new HashSet<>();
        try (ResultSet row = connection
                .getMetaData()
                .getImportedKeys(connection.getCatalog(), connection.getSchema(), table.name())) {
            while (row.next()) {
                names.add(row.getString("PKTABLE_NAME"));
            }
        }
        names.remove(table.name());
        return names;
    }
}
