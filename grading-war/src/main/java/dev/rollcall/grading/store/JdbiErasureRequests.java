package dev.rollcall.grading.store;

import dev.rollcall.grading.gradebook.Comment;
import dev.rollcall.grading.gradebook.ErasureRequest;
import dev.rollcall.grading.gradebook.ErasureRequests;
import dev.rollcall.grading.gradebook.Id;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** {@link ErasureRequests} within one transaction. Those that are over stay until another takes their place, and are not seen. */
final class JdbiErasureRequests implements ErasureRequests {
    private final Handle handle;
    private final Erasing erasing;
    private final Instant now;

    JdbiErasureRequests(Handle handle, Erasing erasing, Instant now) {
        this.handle = handle;
        this.erasing = erasing;
        this.now = now;
    }

    @Override
    public Optional<ErasureRequest> find(Id person) {
        return one(person, "");
    }

    @Override
    public Optional<ErasureRequest> claim(Id person) {
        return one(person, " for update");
    }

    private Optional<ErasureRequest> one(Id person, String lock) {
        return handle.createQuery("select * from erasure_request where person_id = :person and made_at > :since" + lock)
                .bind("person", person.text())
                .bind("since", now.minus(ErasureRequest.VALIDITY))
                .map((row, context) -> request(row))
                .findOne();
    }

    @Override
    public List<ErasureRequest> all() {
        return handle.createQuery(
                        "select * from erasure_request where made_at > :since order by made_at desc, person_id desc")
                .bind("since", now.minus(ErasureRequest.VALIDITY))
                .map((row, context) -> request(row))
                .list();
    }

    @Override
    public ErasureRequest make(Id person, long seen, String by, Comment reason) {
        erasing.requireErasable(person, seen, reason);
        withdraw(person);
        handle.createUpdate("""
                        insert into erasure_request (person_id, made_by, made_at, reason)
                        values (:person, :by, :at, :reason)
                        """)
                .bind("person", person.text())
                .bind("by", by)
                .bind("at", now)
                .bind("reason", reason.text())
                .execute();
        return new ErasureRequest(person, by, reason, now);
    }

    @Override
    public void withdraw(Id person) {
        handle.createUpdate("delete from erasure_request where person_id = :person")
                .bind("person", person.text())
                .execute();
    }

    private static ErasureRequest request(ResultSet row) throws SQLException {
        return new ErasureRequest(
                new Id(row.getString("person_id")),
                row.getString("made_by"),
                new Comment(row.getString("reason")),
                row.getTimestamp("made_at").toInstant());
    }
}
