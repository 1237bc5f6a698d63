package dev.rollcall.grading.archive;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Inserts many rows with one statement. Used by one thread. */
final class Inserts implements AutoCloseable {
    private final Connection connection;
    private final List<Kind> kinds;
    private final String begin;
    private final String row;
    private @Nullable PreparedStatement statement;
    private int prepared;

    Inserts(Connection connection, Table table, List<Table.Column> columns) {
        this.connection = connection;
        this.kinds = columns.stream().map(Table.Column::kind).toList();
        String names =
                columns.stream().map(column -> Table.quoted(column.name())).collect(Collectors.joining(", "));
        this.begin = "insert into " + table.sql() + " (" + names + ") values ";
        this.row = columns.stream().map(column -> "?").collect(Collectors.joining(", ", "(", ")"));
    }

    void insert(List<List<@Nullable Object>> rows) throws SQLException {
        PreparedStatement insert = statement(rows.size());
        int index = 1;
        for (List<@Nullable Object> values : rows) {
            for (int i = 0; i < values.size(); i++) {
                kinds.get(i).bind(insert, index++, values.get(i));
            }
        }
        insert.executeUpdate();
    }

    private PreparedStatement statement(int rows) throws SQLException {
        if (statement == null || prepared != rows) {
            close();
            statement =
                    connection.prepareStatement(begin + String.join(", ", java.util.Collections.nCopies(rows, row)));
            prepared = rows;
        }
        return statement;
    }

    /** Returns whether it is the rows that are wrong: they do not fit (22), or break a constraint (23). */
    static boolean isRefusal(SQLException e) {
        String state = String.valueOf(e.getSQLState());
        return state.startsWith("22") || state.startsWith("23");
    }

    /** Returns whether there are several rows of a key of which there can be one. */
    static boolean isDuplicate(SQLException e) {
        return "23505".equals(e.getSQLState());
    }

    @Override
    public void close() throws SQLException {
        if (statement != null) {
            statement.close();
        }
    }
}
