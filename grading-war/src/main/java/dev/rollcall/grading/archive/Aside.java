package dev.rollcall.grading.archive;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What is put aside while tables are filled, and made anew for all rows at once: keys, and indexes that are not part of a
 * constraint. For a million rows that is several times as fast on both databases, and every key is checked all the same. H2 holds
 * thousands of whole rows while it makes an index: a table whose rows may have megabytes keeps what it has.
 */
final class Aside {
    /** H2's: the index serves a constraint that stays. */
    private static final int NEEDED = 90085;

    private final Connection connection;
    private final List<String> again = new ArrayList<>();

    private Aside(Connection connection) {
        this.connection = connection;
    }

    /** Takes it from the tables. */
    static Aside of(Connection connection, List<Table> tables) throws SQLException {
        Aside aside = new Aside(connection);
        Set<String> needed = new HashSet<>();
        List<Table> bounded = new ArrayList<>();
        for (Table table : tables) {
            if (table.isBounded()) {
                bounded.add(table);
            } else {
                needed.addAll(Schema.referredTo(connection, table));
            }
        }
        List<String> keys = new ArrayList<>();
        for (Table table : bounded) {
            keys.addAll(aside.foreignKeys(table));
        }
        for (Table table : bounded) {
            aside.indexes(table);
            if (!needed.contains(table.name()) && !table.isNumbered()) {
                aside.primaryKey(table);
            }
        }
        aside.again.addAll(keys);
        return aside;
    }

    /**
     * Makes them anew, foreign keys last, which use the others.
     *
     * @throws SQLException also if two rows have the same key, or a row refers to one that is not there
     */
    void back() throws SQLException {
        for (String sql : again) {
            execute(sql);
        }
    }

    private void primaryKey(Table table) throws SQLException {
        try (ResultSet row = metadata().getPrimaryKeys(connection.getCatalog(), connection.getSchema(), table.name())) {
            if (row.next()) {
                String name = Table.quoted(row.getString("PK_NAME"));
                execute("alter table " + table.sql() + " drop constraint " + name);
                again.add("alter table " + table.sql() + " add constraint " + name + " primary key"
                        + table.key().stream().map(Table::quoted).collect(Collectors.joining(", ", " (", ")")));
            }
        }
    }

    private List<String> foreignKeys(Table table) throws SQLException {
        Map<String, ForeignKey> keys = new TreeMap<>();
        try (ResultSet row =
                metadata().getImportedKeys(connection.getCatalog(), connection.getSchema(), table.name())) {
            while (row.next()) {
                short rule = row.getShort("DELETE_RULE");
                ForeignKey key = keys.computeIfAbsent(
                        row.getString("FK_NAME"), name -> new ForeignKey(new ArrayList<>(), new ArrayList<>(), rule));
                key.columns.add(Table.quoted(row.getString("FKCOLUMN_NAME")));
                key.target.add(row.getString("PKTABLE_NAME"));
                key.target.add(row.getString("PKCOLUMN_NAME"));
            }
        }
        List<String> statements = new ArrayList<>();
        for (Map.Entry<String, ForeignKey> key : keys.entrySet()) {
            String name = Table.quoted(key.getKey());
            execute("alter table " + table.sql() + " drop constraint " + name);
            statements.add("alter table " + table.sql() + " add constraint " + name
                    + key.getValue().clause());
        }
        return statements;
    }

    /** Its columns; for each, the table and the column that it refers to; JDBC's number for what a deletion there does here. */
    private record ForeignKey(List<String> columns, List<String> target, short rule) {
        String clause() {
            List<String> referred = new ArrayList<>();
            for (int i = 1; i < target.size(); i += 2) {
                referred.add(Table.quoted(target.get(i)));
            }
            return " foreign key (" + String.join(", ", columns) + ") references " + Table.quoted(target.get(0)) + " ("
                    + String.join(", ", referred) + ")"
                    + (rule == DatabaseMetaData.importedKeyCascade ? " on delete cascade" : "");
        }
    }

    private void indexes(Table table) throws SQLException {
        Map<String, TreeMap<Integer, String>> indexes = new LinkedHashMap<>();
        try (ResultSet row =
                metadata().getIndexInfo(connection.getCatalog(), connection.getSchema(), table.name(), false, true)) {
            while (row.next()) {
                if (row.getString("INDEX_NAME") != null && row.getBoolean("NON_UNIQUE")) {
                    indexes.computeIfAbsent(row.getString("INDEX_NAME"), name -> new TreeMap<>())
                            .put(row.getInt("ORDINAL_POSITION"), Table.quoted(row.getString("COLUMN_NAME")));
                }
            }
        }
        for (Map.Entry<String, TreeMap<Integer, String>> index : indexes.entrySet()) {
            String name = Table.quoted(index.getKey());
            if (isDropped(name)) {
                again.add("create index " + name + " on " + table.sql()
                        + index.getValue().values().stream().collect(Collectors.joining(", ", " (", ")")));
            }
        }
    }

    private boolean isDropped(String index) throws SQLException {
        try {
            execute("drop index " + index);
            return true;
        } catch (SQLException e) {
            if (e.getErrorCode() == NEEDED) {
                return false;
            }
            throw e;
        }
    }

    private DatabaseMetaData metadata() throws SQLException {
        return connection.getMetaData();
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
