package dev.rollcall.grading.store;

import dev.rollcall.grading.gradebook.Job;
import dev.rollcall.grading.gradebook.Jobs;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * Long work, within one transaction. Signs of life have the time of the database, which all grade books share. The column of the
 * operation is {@code deed}, as it was called when the table was made.
 */
final class JdbiJobs implements Jobs {
    private static final String FIND = "select j.*, j.seen_at < current_timestamp - interval '20' second as silent"
            + " from job j where j.address = :address";

    private final Handle handle;

    JdbiJobs(Handle handle) {
        this.handle = handle;
    }

    @Override
    public Optional<Job> find(String address) {
        return handle.createQuery(FIND)
                .bind("address", address)
                .map((row, context) -> read(row))
                .findOne();
    }

    private static Job read(ResultSet row) throws SQLException {
        return new Job(
                row.getString("address"),
                row.getString("deed"),
                row.getString("made_by"),
                row.getTimestamp("made_at").toInstant(),
                row.getLong("done"),
                row.getLong("total"),
                failure(row),
                row.getBoolean("silent"));
    }

    private static Optional<Job.Failure> failure(ResultSet row) throws SQLException {
        Optional<String> problem = Rows.text(row, "problem");
        return problem.isEmpty()
                ? Optional.empty()
                : Optional.of(new Job.Failure(
                        problem.get(),
                        Rows.text(row, "reason").orElse(""),
                        row.getLong("line"),
                        Rows.text(row, "detail").orElse("")));
    }

    @Override
    public void begin(Job job) {
        end(job.address());
        handle.createUpdate("""
                        insert into job (address, deed, made_by, made_at, seen_at, done, total)
                        values (:address, :deed, :by, :since, current_timestamp, 0, :total)
                        """)
                .bind("address", job.address())
                .bind("deed", job.operation())
                .bind("by", job.by())
                .bind("since", job.since())
                .bind("total", job.total())
                .execute();
    }

    @Override
    public void advance(String address, long done) {
        handle.createUpdate("update job set done = :done, seen_at = current_timestamp where address = :address")
                .bind("done", done)
                .bind("address", address)
                .execute();
    }

    @Override
    public void fail(String address, Job.Failure failure) {
        handle.createUpdate("""
                        update job set problem = :problem, reason = nullif(:reason, ''), line = nullif(:line, 0),
                        detail = nullif(:detail, '') where address = :address
                        """)
                .bind("problem", failure.problem())
                .bind("reason", failure.reason())
                .bind("line", failure.line())
                .bind("detail", failure.detail())
                .bind("address", address)
                .execute();
    }

    @Override
    public void forgetDetails() {
        handle.execute("update job set detail = null where detail is not null");
    }

    @Override
    public void end(String address) {
        handle.createUpdate("delete from job where address = :address")
                .bind("address", address)
                .execute();
    }

    @Override
    public int forget(Instant before) {
        return handle.createUpdate("delete from job where made_at < :before")
                .bind("before", before)
                .execute();
    }
}
