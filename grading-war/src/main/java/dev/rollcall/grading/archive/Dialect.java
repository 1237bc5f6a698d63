package dev.rollcall.grading.archive;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** What the two databases say differently. */
enum Dialect {
    /** Serializable is one snapshot of all tables; below it each table is looked at when it is first asked for. */
    H2(
            Connection.TRANSACTION_SERIALIZABLE,
            "",
            "select identity_base from information_schema.columns"
                    + " where table_schema = ? and table_name = ? and column_name = ?"),
    /** Text would be ordered as the server's language has it. */
    POSTGRESQL(
            Connection.TRANSACTION_REPEATABLE_READ,
            " collate \"C\"",
            "select pg_get_serial_sequence(quote_ident(?) || '.' || quote_ident(?), ?)") {
        @Override
        long nextNumber(Connection connection, String answer) throws SQLException {
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery("select last_value, is_called from " + answer)) {
                row.next();
                return row.getLong(1) + (row.getBoolean(2) ? 1 : 0);
            }
        }
    };

    private final int snapshot;
    private final String byCharacter;
    private final String asksNumber;

    Dialect(int snapshot, String byCharacter, String asksNumber) {
        this.snapshot = snapshot;
        this.byCharacter = byCharacter;
        this.asksNumber = asksNumber;
    }

    static Dialect of(Connection connection) throws SQLException {
        return connection.getMetaData().getDatabaseProductName().equals("PostgreSQL") ? POSTGRESQL : H2;
    }

    /** Returns the isolation in which a transaction sees everything as it was at its first statement. */
    int snapshot() {
        return snapshot;
    }

    /**
     * Has answers read row by row, or no more. PostgreSQL's driver needs no more for that than a size to fetch; H2 would collect an
     * answer first, and keeps to one moment only as {@link #snapshot} has it.
     */
    void readRowByRow(Connection connection, boolean so) throws SQLException {
        if (this == H2) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("set lazy_query_execution " + (so ? 1 : 0));
            }
        }
    }

    /** Returns the clause that puts the rows into the order of their keys, the same in both databases. */
    String inOrder(Table table) {
        StringBuilder clause = new StringBuilder();
        for (String name : table.key()) {
            clause.append(clause.isEmpty() ? " order by " : ", ").append(Table.quoted(name));
            boolean text = table.columns().stream()
                    .anyMatch(column -> column.name().equals(name) && column.kind() == Kind.TEXT);
            clause.append(text ? byCharacter : "");
        }
        return clause.toString();
    }

    /** Returns the number that the next row will have. */
    long nextNumber(Connection connection, Table table, Table.Column column) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(asksNumber)) {
            statement.setString(1, connection.getSchema());
            statement.setString(2, table.name());
            statement.setString(3, column.name());
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return nextNumber(connection, row.getString(1));
            }
        }
    }

    /** Returns the number that is meant by the answer to the question for it. */
    long nextNumber(Connection connection, String answer) throws SQLException {
        return Long.parseLong(answer);
    }
}
