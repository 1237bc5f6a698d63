package dev.rollcall.grading.store;

import dev.rollcall.grading.gradebook.Change;
import dev.rollcall.grading.gradebook.ChangeFilter;
import dev.rollcall.grading.gradebook.Comment;
import dev.rollcall.grading.gradebook.Id;
import dev.rollcall.grading.gradebook.Origin;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** Reads the history of a class. */
final class Changes {
    private final Handle handle;
    private final Id section;

    Changes(Handle handle, Id section) {
        this.handle = handle;
        this.section = section;
    }

    List<Change> select(ChangeFilter filter, boolean forwards, int limit) {
        StringBuilder sql = new StringBuilder("select * from change where class_id = :class");
        filter.item().ifPresent(id -> sql.append(" and item_id = :item"));
        filter.person().ifPresent(id -> sql.append(" and person_id = :person"));
        filter.batch().ifPresent(id -> sql.append(" and batch = :batch"));
        filter.number().ifPresent(number -> sql.append(" and number = :number"));
        filter.beyond().ifPresent(number -> sql.append(forwards ? " and number > :beyond" : " and number < :beyond"));
        sql.append(forwards ? " order by number limit :limit" : " order by number desc limit :limit");
        Query query =
                handle.createQuery(sql.toString()).bind("class", section.text()).bind("limit", limit);
        filter.item().ifPresent(id -> query.bind("item", id.text()));
        filter.person().ifPresent(id -> query.bind("person", id.text()));
        filter.batch().ifPresent(id -> query.bind("batch", id.text()));
        filter.number().ifPresent(number -> query.bind("number", number));
        filter.beyond().ifPresent(number -> query.bind("beyond", number));
        return query.map((row, context) -> change(row)).list();
    }

    private static Change change(ResultSet row) throws SQLException {
        return new Change(
                row.getLong("number"),
                new Change.Subject(
                        Change.Kind.valueOf(row.getString("kind")),
                        Rows.text(row, "item_id").map(Id::new),
                        Rows.text(row, "person_id").map(Id::new)),
                Rows.text(row, "before"),
                Rows.text(row, "after"),
                new Origin(
                        row.getString("made_by"),
                        row.getString("through"),
                        Rows.text(row, "reason").map(Comment::new),
                        Rows.text(row, "batch").map(Id::new)),
                row.getTimestamp("made_at").toInstant());
    }
}
