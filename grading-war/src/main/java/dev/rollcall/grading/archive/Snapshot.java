package dev.rollcall.grading.archive;

import dev.rollcall.grading.archive.Manifest.Part;
import java.io.IOException;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Writes everything in a database as an archive: a ZIP with one entry for each table, its columns on the first line and a row on
 * each other ({@link RowCodec}), and the manifest behind them. Memory does not grow with what there is.
 */
public final class Snapshot {
    /** The entry of the manifest. */
    static final String MANIFEST = "manifest.json";

    /** PostgreSQL sends so many rows at once; the longest are pieces of archives, of a quarter of a MiB. */
    private static final int FETCH_SIZE = 100;

    private final Connection connection;
    private final Dialect dialect;
    private final RowCodec rows = new RowCodec();

    private Snapshot(Connection connection) throws SQLException {
        this.connection = connection;
        this.dialect = Dialect.of(connection);
    }

    /**
     * Writes the archive, all of it as it is when this begins.
     *
     * @param connection in no transaction; it is in none afterwards
     * @param schema the version of the tables
     * @param now when
     * @param out is left open
     */
    public static Manifest write(Connection connection, int schema, Instant now, OutputStream out)
            throws SQLException, IOException {
        int isolation = connection.getTransactionIsolation();
        Snapshot snapshot = new Snapshot(connection);
        connection.setTransactionIsolation(snapshot.dialect.snapshot());
        try {
            snapshot.dialect.readRowByRow(connection, true);
            connection.setAutoCommit(false);
            try {
                return snapshot.write(schema, now, out);
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
                snapshot.dialect.readRowByRow(connection, false);
            }
        } finally {
            connection.setTransactionIsolation(isolation);
        }
    }

    private Manifest write(int schema, Instant now, OutputStream out) throws SQLException, IOException {
        ZipOutputStream zip = new ZipOutputStream(out);
        zip.setLevel(Deflater.BEST_SPEED);
        List<Part> parts = new ArrayList<>();
        TreeMap<String, Long> next = new TreeMap<>();
        for (Table table : Schema.read(connection)) {
            zip.putNextEntry(new ZipEntry(table.word() + ".ndjson"));
            parts.add(part(table, zip));
            zip.closeEntry();
            for (Table.Column column : table.columns()) {
                if (column.numbering()) {
                    next.put(table.word() + "." + column.word(), dialect.nextNumber(connection, table, column));
                }
            }
        }
        Manifest manifest = new Manifest(Manifest.FORMAT, schema, now, parts, next);
        zip.putNextEntry(new ZipEntry(MANIFEST));
        zip.write(ManifestCodec.write(manifest));
        zip.closeEntry();
        zip.finish();
        zip.flush();
        return manifest;
    }

    private Part part(Table table, ZipOutputStream zip) throws SQLException, IOException {
        PartWriter part = new PartWriter(zip);
        part.line(rows.write(table.words()));
        long count = 0;
        try (Statement statement = connection.createStatement()) {
            statement.setFetchSize(FETCH_SIZE);
            try (ResultSet row = statement.executeQuery(
                    "select " + table.columnList() + " from " + table.sql() + dialect.inOrder(table))) {
                List<Kind> kinds = table.kinds();
                while (row.next()) {
                    part.line(rows.write(values(row, kinds)));
                    count++;
                }
            }
        }
        return part.end(table.word(), count);
    }

    private static List<@Nullable Object> values(ResultSet row, List<Kind> kinds) throws SQLException {
        List<@Nullable Object> values = new ArrayList<>(kinds.size());
        for (int i = 0; i < kinds.size(); i++) {
            values.add(kinds.get(i).get(row, i + 1));
        }
        return values;
    }
}
