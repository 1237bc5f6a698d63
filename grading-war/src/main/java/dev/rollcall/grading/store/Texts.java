package dev.rollcall.grading.store;

import dev.rollcall.grading.gradebook.Id;
import dev.rollcall.grading.gradebook.LoginName;
import dev.rollcall.grading.gradebook.Person;
import dev.rollcall.grading.gradebook.SourceId;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;

/** Everything that people have written, wherever it is: takes the traces of one person out of it. */
final class Texts {
    /** Columns with what people write, and with the history of it. */
    private static final List<Column> COLUMNS = List.of(
            new Column("term", "id", "title"),
            new Column("course", "id", "title"),
            new Column("course", "id", "code"),
            new Column("letter_scheme", "id", "title"),
            new Column("letter_scheme", "id", "letters"),
            new Column("class_section", "id", "title"),
            new Column("category", "id", "title"),
            new Column("line_item", "id", "title"),
            new Column("source_id", "kind, source", "source"),
            new Column("result", "item_id, student_id", "remark"),
            new Column("change", "class_id, number", "before"),
            new Column("change", "class_id, number", "after"),
            new Column("change", "class_id, number", "reason"),
            new Column("erasure", "person_id", "reason"),
            new Column("erasure_request", "person_id", "reason"));

    /** What is kept for a while only, so that it may go as a whole. */
    private static final List<Column> PASSING = List.of(
            new Column("answered", "caller, request_key", "body"),
            new Column("answered", "caller, request_key", "location"),
            new Column("answered", "caller, request_key", "request_key"),
            new Column("answered", "caller, request_key", "caller"),
            new Column("draft", "id", "content"));

    private final Handle handle;
    private final Person person;
    private final Traces traces;

    Texts(Handle handle, Person person, Id since) {
        this.handle = handle;
        this.person = person;
        this.traces = new Traces(person, since);
    }

    /**
     * A column.
     *
     * @param key the columns that tell its rows apart, separated by commas
     */
    private record Column(String table, String key, String name) {
        String suspicious() {
            return " where position(lower(:family) in lower(" + name + ")) > 0 or position(:family in " + name
                    + ") > 0 or position(:id in " + name + ") > 0 or position(:username in " + name + ") > 0";
        }

        /** Only where the text is still the one that was read: whoever has saved another one meanwhile has not lost it. */
        String update() {
            StringBuilder sql =
                    new StringBuilder("update " + table + " set " + name + " = :removed where " + name + " = :text");
            for (String one : key.split(", ")) {
                sql.append(" and ").append(one).append(" = :").append(one);
            }
            return sql.toString();
        }

        String without(Traces traces, String text) {
            if (table.equals("change") && !name.equals("reason")) {
                return traces.removedFromJson(text);
            }
            return table.equals("source_id") ? traces.removedFromKey(text, SourceId.MAX_LENGTH) : traces.removed(text);
        }
    }

    /** Returns in how many texts the family name is left. */
    int erase() {
        for (Column column : PASSING) {
            handle.createUpdate("delete from " + column.table + column.suspicious())
                    .bindMap(needles())
                    .execute();
        }
        return COLUMNS.stream().mapToInt(this::erase).sum();
    }

    private Map<String, String> needles() {
        String id = person.id().text();
        return Map.of(
                "family",
                person.name().family(),
                "id",
                id,
                "username",
                person.username().map(LoginName::text).orElse(id));
    }

    private int erase(Column column) {
        OptionalInt mentions = round(column);
        while (mentions.isEmpty()) {
            mentions = round(column);
        }
        return mentions.getAsInt();
    }

    /** Returns in how many texts of a column the family name is left; empty if others have changed some of them meanwhile. */
    private OptionalInt round(Column column) {
        List<Map<String, Object>> rows = handle.createQuery("select " + column.key + ", " + column.name
                        + " as text from " + column.table + column.suspicious())
                .bindMap(needles())
                .mapToMap()
                .list();
        int mentions = 0;
        boolean all = true;
        for (Map<String, Object> row : rows) {
            String text = String.valueOf(row.get("text"));
            String removed = column.without(traces, text);
            all &= removed.equals(text) || update(column, row, text, removed);
            mentions += traces.isMentioned(removed) ? 1 : 0;
        }
        return all ? OptionalInt.of(mentions) : OptionalInt.empty();
    }

    private boolean update(Column column, Map<String, Object> row, String text, String removed) {
        Update update = handle.createUpdate(column.update()).bind("text", text).bind("removed", removed);
        for (String one : column.key.split(", ")) {
            update.bind(one, row.get(one));
        }
        return update.execute() > 0;
    }
}
