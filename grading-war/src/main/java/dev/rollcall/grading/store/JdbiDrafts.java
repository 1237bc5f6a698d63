package dev.rollcall.grading.store;

import dev.rollcall.grading.gradebook.Draft;
import dev.rollcall.grading.gradebook.Drafts;
import dev.rollcall.grading.gradebook.Id;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** What was prepared, within one transaction. */
final class JdbiDrafts implements Drafts {
    private static final String WHERE = " where class_id = :class and id = :id";

    private final Handle handle;
    private final Instant now;

    JdbiDrafts(Handle handle, Instant now) {
        this.handle = handle;
        this.now = now;
    }

    @Override
    public Draft keep(Id id, Id section, String by, String digest, String content) {
        handle.createUpdate("""
                        insert into draft (id, class_id, made_by, made_at, digest, content)
                        values (:id, :class, :by, :now, :digest, :content)
                        """)
                .bind("id", id.text())
                .bind("class", section.text())
                .bind("by", by)
                .bind("now", now)
                .bind("digest", digest)
                .bind("content", content)
                .execute();
        return new Draft(id, section, by, now, digest, content, Optional.empty());
    }

    @Override
    public Optional<Draft> find(Id section, Id id) {
        return one(section, id, "");
    }

    @Override
    public Optional<Draft> claim(Id section, Id id) {
        return one(section, id, " for update");
    }

    private Optional<Draft> one(Id section, Id id, String lock) {
        return handle.createQuery("select * from draft" + WHERE + lock)
                .bind("class", section.text())
                .bind("id", id.text())
                .map((row, context) -> draft(row))
                .findOne();
    }

    private static Draft draft(ResultSet row) throws SQLException {
        Optional<Id> batch = Rows.text(row, "batch").map(Id::new);
        int saved = row.getInt("saved");
        int already = row.getInt("already");
        return new Draft(
                new Id(row.getString("id")),
                new Id(row.getString("class_id")),
                row.getString("made_by"),
                row.getTimestamp("made_at").toInstant(),
                row.getString("digest"),
                row.getString("content"),
                batch.map(id -> new Draft.Done(id, saved, already)));
    }

    @Override
    public void finish(Id id, Draft.Done done) {
        handle.createUpdate("update draft set batch = :batch, saved = :saved, already = :already where id = :id")
                .bind("batch", done.batch().text())
                .bind("saved", done.saved())
                .bind("already", done.already())
                .bind("id", id.text())
                .execute();
    }

    @Override
    public void discard(Id section, Id id) {
        handle.createUpdate("delete from draft" + WHERE)
                .bind("class", section.text())
                .bind("id", id.text())
                .execute();
    }

    @Override
    public int forget(Instant before) {
        return handle.createUpdate("delete from draft where made_at < :before")
                .bind("before", before)
                .execute();
    }
}
