package dev.rollcall.grading.store;

import dev.rollcall.grading.gradebook.Answered;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** What was answered to requests with a key, within one transaction. */
final class Requests {
    private static final String WHERE = " where caller = :caller and request_key = :key";
    private static final int UNANSWERED = 0;

    private final Handle handle;
    private final Instant now;

    Requests(Handle handle, Instant now) {
        this.handle = handle;
        this.now = now;
    }

    /** The row that is entered here keeps others with the same key waiting, and is gone if the transaction fails. */
    Optional<Answered> claim(Answered.Key key) {
        Optional<Answered> earlier = handle.createQuery("select * from answered" + WHERE)
                .bind("caller", key.caller())
                .bind("key", key.text())
                .map((row, context) -> answered(row))
                .findOne();
        if (earlier.isEmpty()) {
            handle.createUpdate("""
                            insert into answered (caller, request_key, fingerprint, status, made_at)
                            values (:caller, :key, '', :status, :now)
                            """)
                    .bind("caller", key.caller())
                    .bind("key", key.text())
                    .bind("status", UNANSWERED)
                    .bind("now", now)
                    .execute();
        }
        return earlier;
    }

    void remember(Answered.Key key, Answered answer) {
        handle.createUpdate("""
                        update answered set fingerprint = :fingerprint, status = :status, etag = :etag,
                            location = :location, body = :body
                        """ + WHERE)
                .bind("caller", key.caller())
                .bind("key", key.text())
                .bind("fingerprint", answer.fingerprint())
                .bind("status", answer.status())
                .bind("etag", answer.etag().orElse(null))
                .bind("location", answer.location().orElse(null))
                .bind("body", answer.body().orElse(null))
                .execute();
    }

    private static Answered answered(ResultSet row) throws SQLException {
        return new Answered(
                row.getString("fingerprint"),
                row.getInt("status"),
                Rows.text(row, "etag"),
                Rows.text(row, "location"),
                Rows.text(row, "body"));
    }
}
