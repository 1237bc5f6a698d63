package dev.rollcall.grading.archive;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A table as a database has it.
 *
 * @param name as the database spells it
 * @param columns all of them
 * @param key the names of the columns of its primary key, in order
 */
record Table(String name, List<Column> columns, List<String> key) {
    /**
     * A column.
     *
     * @param name as the database spells it
     * @param kind of its values
     * @param numbering whether it numbers the rows by itself
     * @param bounded whether its values are of a few thousand characters at most
     */
    record Column(String name, Kind kind, boolean numbering, boolean bounded) {
        /** Returns the name in an archive. */
        String word() {
            return name.toLowerCase(Locale.ROOT);
        }
    }

    /** Returns the name in an archive. */
    String word() {
        return name.toLowerCase(Locale.ROOT);
    }

    /** Returns whether a row has a few thousand characters at most. */
    boolean isBounded() {
        return columns.stream().allMatch(Column::bounded);
    }

    /** Returns whether the primary key is one whole number, by which H2 then finds a row: it is no index. */
    boolean isNumbered() {
        return key.size() == 1
                && columns.stream()
                        .anyMatch(column ->
                                column.kind() == Kind.WHOLE && column.name().equals(key.get(0)));
    }

    List<String> words() {
        return columns.stream().map(Column::word).toList();
    }

    List<Kind> kinds() {
        return columns.stream().map(Column::kind).toList();
    }

    /** Returns the name in SQL. */
    String sql() {
        return quoted(name);
    }

    static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    /** Returns the names of the columns in SQL. */
    String columnList() {
        return columns.stream().map(column -> quoted(column.name())).collect(Collectors.joining(", "));
    }
}
