package dev.rollcall.grading.store;

import dev.rollcall.grading.gradebook.Id;
import dev.rollcall.grading.gradebook.RosterImport;
import dev.rollcall.grading.gradebook.RosterImports;
import java.io.ByteArrayOutputStream;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Archives of other systems that were looked at, within one transaction. */
final class JdbiRosterImports implements RosterImports {
    private static final int PIECE_BYTES = 3 << 16;
    private static final String ONE = "select * from roster_import where id = :id";

    private final Handle handle;
    private final Instant now;

    JdbiRosterImports(Handle handle, Instant now) {
        this.handle = handle;
        this.now = now;
    }

    @Override
    public List<RosterImport> all() {
        return handle.createQuery("select * from roster_import order by made_at desc, id desc")
                .map((row, context) -> read(row))
                .list();
    }

    @Override
    public RosterImport keep(RosterImport seen, byte[] archive) {
        handle.createUpdate("""
                        insert into roster_import (id, made_by, made_at, made_on, ends, digest, report)
                        values (:id, :by, :now, :day, :ends, :digest, :report)
                        """)
                .bind("id", seen.id().text())
                .bind("by", seen.by())
                .bind("now", now)
                .bind("day", seen.day())
                .bind("ends", seen.ends())
                .bind("digest", seen.digest())
                .bind("report", seen.report())
                .execute();
        for (int from = 0; from < archive.length; from += PIECE_BYTES) {
            byte[] piece = Arrays.copyOfRange(archive, from, Math.min(archive.length, from + PIECE_BYTES));
            handle.createUpdate("insert into roster_piece (import_id, number, content) values (:id, :number, :content)")
                    .bind("id", seen.id().text())
                    .bind("number", from / PIECE_BYTES)
                    .bind("content", Base64.getEncoder().encodeToString(piece))
                    .execute();
        }
        return find(seen.id()).orElseThrow();
    }

    @Override
    public Optional<RosterImport> find(Id id) {
        return one(id, "");
    }

    @Override
    public Optional<RosterImport> claim(Id id) {
        QueryTimeout.LONG.on(handle);
        return one(id, " for update");
    }

    private Optional<RosterImport> one(Id id, String lock) {
        return handle.createQuery(ONE + lock)
                .bind("id", id.text())
                .map((row, context) -> read(row))
                .findOne();
    }

    private static RosterImport read(ResultSet row) throws SQLException {
        return new RosterImport(
                new Id(row.getString("id")),
                row.getString("made_by"),
                row.getTimestamp("made_at").toInstant(),
                row.getObject("made_on", LocalDate.class),
                row.getBoolean("ends"),
                row.getString("digest"),
                row.getString("report"),
                Rows.text(row, "batch").map(Id::new),
                Rows.text(row, "undone").map(Id::new),
                tally(row));
    }

    private static Optional<RosterImport.Tally> tally(ResultSet row) throws SQLException {
        long taken = row.getLong("taken_back");
        return row.wasNull() ? Optional.empty() : Optional.of(new RosterImport.Tally(taken, row.getLong("kept")));
    }

    @Override
    public byte[] archive(Id id) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        handle.createQuery("select content from roster_piece where import_id = :id order by number")
                .bind("id", id.text())
                .setFetchSize(1)
                .mapTo(String.class)
                .forEach(piece -> bytes.writeBytes(Base64.getDecoder().decode(piece)));
        return bytes.toByteArray();
    }

    @Override
    public void finish(Id id, Id batch) {
        handle.createUpdate("update roster_import set batch = :batch where id = :id")
                .bind("id", id.text())
                .bind("batch", batch.text())
                .execute();
        pieces("import_id = :id", id);
    }

    @Override
    public void undo(Id id, Id batch, RosterImport.Tally tally) {
        handle.createUpdate(
                        "update roster_import set undone = :batch, taken_back = :taken, kept = :kept where id = :id")
                .bind("id", id.text())
                .bind("batch", batch.text())
                .bind("taken", tally.undone())
                .bind("kept", tally.kept())
                .execute();
    }

    private void pieces(String which, Id id) {
        handle.createUpdate("delete from roster_piece where " + which)
                .bind("id", id.text())
                .execute();
    }

    @Override
    public void discard(Id id) {
        pieces("import_id in (select id from roster_import where id = :id and batch is null)", id);
        handle.createUpdate("delete from roster_import where id = :id and batch is null")
                .bind("id", id.text())
                .execute();
    }

    @Override
    public int forget(Instant before, Instant done) {
        String old = "batch is null and made_at < :before or batch is not null and made_at < :done";
        delete("roster_piece where import_id in (select id from roster_import where " + old + ")", before, done);
        return delete("roster_import where " + old, before, done);
    }

    /** Forgets the archives that were not done; of the others what was listed, so that they can still be taken back. */
    void forgetNames() {
        handle.execute("delete from roster_piece");
        handle.execute("delete from roster_import where batch is null");
        for (RosterImport done : all()) {
            handle.createUpdate("update roster_import set report = :report where id = :id and batch is not null")
                    .bind("id", done.id().text())
                    .bind("report", ReportCodec.withoutLines(done.report()))
                    .execute();
        }
    }

    private int delete(String which, Instant before, Instant done) {
        return handle.createUpdate("delete from " + which)
                .bind("before", before)
                .bind("done", done)
                .execute();
    }
}
