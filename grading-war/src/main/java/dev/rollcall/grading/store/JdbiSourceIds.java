package dev.rollcall.grading.store;

import dev.rollcall.grading.gradebook.Id;
import dev.rollcall.grading.gradebook.SourceId;
import dev.rollcall.grading.gradebook.SourceIds;
import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** What other systems call things, within one transaction. */
final class JdbiSourceIds implements SourceIds {
    private final Handle handle;

    JdbiSourceIds(Handle handle) {
        this.handle = handle;
    }

    @Override
    public List<SourceId> all() {
        return handle.createQuery("select kind, source, id from source_id order by source, kind")
                .map((row, context) -> new SourceId(
                        SourceId.Kind.valueOf(row.getString("kind")),
                        row.getString("source"),
                        new Id(row.getString("id"))))
                .list();
    }

    @Override
    public void keep(Collection<SourceId> ids) {
        if (ids.isEmpty()) {
            return;
        }
        PreparedBatch gone = handle.prepareBatch("delete from source_id where kind = :kind and source = :source");
        PreparedBatch batch =
                handle.prepareBatch("insert into source_id (kind, source, id) values (:kind, :source, :id)");
        for (SourceId id : ids) {
            gone.bind("kind", id.kind().name()).bind("source", id.text()).add();
            batch.bind("kind", id.kind().name())
                    .bind("source", id.text())
                    .bind("id", id.id().text())
                    .add();
        }
        gone.execute();
        batch.execute();
    }
}
