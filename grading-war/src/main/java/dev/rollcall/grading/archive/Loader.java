package dev.rollcall.grading.archive;

import dev.rollcall.grading.archive.Manifest.Part;
import dev.rollcall.grading.gradebook.Progress;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Fills the tables of a database, in which nothing but that happens, from an archive that was checked. */
public final class Loader {
    /** Rows that one statement inserts: fewer and larger statements are several times as fast, on both databases. */
    private static final int ROWS = 64;

    /** Characters after which a statement inserts fewer rows: a line may have megabytes, and all of them are in memory. */
    private static final int CHARACTERS = 1 << 20;

    /** Rows between two commits: H2 writes each row once more, which it then still has in memory. */
    private static final int COMMIT = 5_000;

    private final Connection connection;
    private final Archive archive;
    private final Progress progress;
    private int uncommitted;

    private Loader(Connection connection, Archive archive, Progress progress) {
        this.connection = connection;
        this.archive = archive;
        this.progress = progress;
    }

    /**
     * Empties the tables and loads the archive, with many commits: the caller makes sure that no other transaction sees the
     * tables before this has returned.
     *
     * @param connection commits by itself; its schema is of the version of the archive
     * @param progress is told of each row
     * @throws ArchiveRefusedException if the archive has other tables or rows than the database takes
     */
    public static void load(Connection connection, Archive archive, Progress progress)
            throws SQLException, IOException {
        connection.setAutoCommit(false);
        try {
            new Loader(connection, archive, progress).load();
            connection.commit();
        } catch (SQLException | IOException | RuntimeException e) {
            connection.rollback();
            throw e;
        } finally {
            connection.setAutoCommit(true);
        }
    }

    private void load() throws SQLException, IOException {
        Map<String, Table> tables = new TreeMap<>();
        List<Table> all = Schema.read(connection);
        all.forEach(table -> tables.put(table.word(), table));
        requireTables(tables.keySet());
        for (int i = all.size() - 1; i >= 0; i--) {
            execute("delete from " + all.get(i).sql());
        }
        Aside aside = Aside.of(connection, all);
        for (Table table : all) {
            load(table, archive.part(table.word()).orElseThrow());
            number(table);
        }
        try {
            aside.back();
        } catch (SQLException e) {
            if (Inserts.isRefusal(e)) {
                throw ArchiveRefusedException.unusable(
                        Inserts.isDuplicate(e)
                                ? "The archive is damaged: it holds two rows of the same key."
                                : "The archive is damaged: it holds rows that name others which it does not hold.");
            }
            throw e;
        }
    }

    private void requireTables(Set<String> tables) {
        Set<String> parts = new HashSet<>();
        archive.manifest().parts().forEach(part -> parts.add(part.table()));
        Set<String> unknown = new HashSet<>(parts);
        unknown.removeAll(tables);
        Set<String> missing = new HashSet<>(tables);
        missing.removeAll(parts);
        if (!unknown.isEmpty() || !missing.isEmpty()) {
            throw ArchiveRefusedException.unusable(
                    unknown.isEmpty()
                            ? "The archive lacks the table "
                                    + missing.iterator().next() + "."
                            : "The archive holds a table that the grade book does not know: "
                                    + unknown.iterator().next() + ".");
        }
    }

    private void load(Table table, Part part) throws SQLException, IOException {
        try (PartReader lines = archive.read(part)) {
            String header = lines.next();
            List<Table.Column> columns = columns(table, header, lines);
            List<Kind> kinds = columns.stream().map(Table.Column::kind).toList();
            Inserts inserts = new Inserts(connection, table, columns);
            List<List<@Nullable Object>> rows = new ArrayList<>(ROWS);
            long characters = 0;
            for (String line = lines.next(); line != null; line = lines.next()) {
                rows.add(row(line, kinds, lines));
                characters += line.length();
                if (rows.size() == ROWS || characters > CHARACTERS) {
                    insert(inserts, rows, lines);
                    characters = 0;
                }
            }
            insert(inserts, rows, lines);
            inserts.close();
        }
    }

    private static List<@Nullable Object> row(String line, List<Kind> kinds, PartReader lines) {
        try {
            return RowCodec.read(line, kinds);
        } catch (IllegalArgumentException e) {
            throw lines.damaged("cannot be read in line " + lines.line());
        }
    }

    private static List<Table.Column> columns(Table table, @Nullable String header, PartReader lines) {
        Map<String, Table.Column> known = new TreeMap<>();
        table.columns().forEach(column -> known.put(column.word(), column));
        List<Kind> texts = table.columns().stream().map(column -> Kind.TEXT).toList();
        List<Table.Column> columns = new ArrayList<>();
        for (Object name : header == null ? List.of() : row(header, texts, lines)) {
            Table.Column column = known.remove(String.valueOf(name));
            if (column == null) {
                throw lines.damaged("has a column that the table does not have");
            }
            columns.add(column);
        }
        return columns;
    }

    private void insert(Inserts inserts, List<List<@Nullable Object>> rows, PartReader lines) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        try {
            inserts.insert(rows);
        } catch (SQLException e) {
            if (Inserts.isRefusal(e)) {
                throw lines.damaged("holds rows that the table does not take, before line " + (lines.line() + 1));
            }
            throw e;
        }
        uncommitted += rows.size();
        progress.advance(rows.size());
        rows.clear();
        if (uncommitted >= COMMIT) {
            connection.commit();
            uncommitted = 0;
        }
    }

    /** Numbers that were given once are never given again. */
    private void number(Table table) throws SQLException {
        for (Table.Column column : table.columns()) {
            Long next = archive.manifest().next().get(table.word() + "." + column.word());
            if (column.numbering() && next != null) {
                execute("alter table " + table.sql() + " alter column " + Table.quoted(column.name()) + " restart with "
                        + next);
            }
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
