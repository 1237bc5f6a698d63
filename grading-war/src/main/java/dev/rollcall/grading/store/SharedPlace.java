package dev.rollcall.grading.store;

import dev.rollcall.grading.archive.ArchiveRefusedException;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/**
 * A schema of PostgreSQL: another one beside it is filled, and in one transaction its tables take the place of the old ones. Other
 * grade books on the same database see the old ones until then, and none can write into them in between.
 */
record SharedPlace(DataSource source) implements Place {
    private static final String BESIDE = "rollcall_restoring";

    /** Any number that nothing else uses: the connection that holds its lock restores. */
    private static final long LOCK = 0x726f6c6c63616c6cL;

    @Override
    public void replace(int version, Filling filling) throws SQLException, IOException {
        try (Connection connection = source.getConnection()) {
            QueryTimeout.RESTORING.on(connection);
            if (!isTrue(connection, "select pg_try_advisory_lock(" + LOCK + ")")) {
                throw new ArchiveRefusedException(
                        ArchiveRefusedException.Reason.OCCUPIED, "Somebody else restores into this database now.");
            }
            String schema = connection.getSchema();
            try {
                Emptiness.require(connection);
                build(connection, version, filling);
                connection.setSchema(schema);
                takePlace(connection, schema);
            } finally {
                connection.setSchema(schema);
                execute(connection, "drop schema if exists " + BESIDE + " cascade");
                execute(connection, "select pg_advisory_unlock(" + LOCK + ")");
            }
        }
    }

    private void build(Connection connection, int version, Filling filling) throws SQLException, IOException {
        execute(connection, "drop schema if exists " + BESIDE + " cascade"); // one that an interrupted attempt has left
        execute(connection, "create schema " + BESIDE);
        Migrations beside = Migrations.of(source).in(BESIDE);
        beside.runTo(version);
        connection.setSchema(BESIDE);
        filling.fill(connection);
        beside.run();
        filling.finish(connection);
        execute(connection, "analyze");
    }

    private static void takePlace(Connection connection, String schema) throws SQLException {
        connection.setAutoCommit(false);
        try {
            List<String> ours = tables(connection);
            List<String> old = ours.stream().map(table -> in(schema, table)).toList();
            execute(connection, "lock table " + String.join(", ", old) + " in access exclusive mode");
            Emptiness.require(connection);
            execute(connection, "drop table " + String.join(", ", old) + " cascade");
            for (String table : ours) {
                execute(connection, "alter table " + in(BESIDE, table) + " set schema \"" + schema + '"');
            }
            connection.commit();
        } catch (SQLException | RuntimeException e) {
            connection.rollback();
            throw e;
        } finally {
            connection.setAutoCommit(true);
        }
    }

    /** Returns the names of the tables that a grade book has; in its schema there may be those of others. */
    private static List<String> tables(Connection connection) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (ResultSet row = connection.getMetaData().getTables(null, BESIDE, "%", new String[] {"TABLE"})) {
            while (row.next()) {
                tables.add(row.getString("TABLE_NAME"));
            }
        }
        return tables;
    }

    private static String in(String schema, String table) {
        return '"' + schema + "\".\"" + table + '"';
    }

    private static boolean isTrue(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            return row.next() && row.getBoolean(1);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
