package dev.rollcall.grading.store;

import dev.rollcall.grading.gradebook.Id;
import dev.rollcall.grading.gradebook.LoginName;
import dev.rollcall.grading.gradebook.Person;
import dev.rollcall.grading.gradebook.SourceId;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.CaseStrategy;
import org.jdbi.v3.core.mapper.MapMappers;
import org.jdbi.v3.core.statement.Update;

/** Everything that people have written, wherever it is: takes the traces of one person out of it. */
final class Texts {
    /** Columns of what counts for itself. A course is shown in no class: its classes have its id. */
    private static final List<Column> ASIDE = List.of(
            new Column("term", "id", "title", Version.OWN, Optional.of("c.term_id = t.id")),
            new Column("course", "id", "title", Version.OWN, Optional.empty()),
            new Column("course", "id", "code", Version.OWN, Optional.empty()),
            new Column("letter_scheme", "id", "title", Version.OWN, Optional.of("c.scheme_id = t.id")),
            new Column("letter_scheme", "id", "letters", Version.OWN, Optional.of("c.scheme_id = t.id")));

    /** The other columns with what people write, and with the history of it. */
    private static final List<Column> COLUMNS = List.of(
            Column.inClass("class_section", "id", "title", "id"),
            Column.inClass("category", "id", "title", "class_id"),
            Column.inClass("line_item", "id", "title", "class_id"),
            Column.inClass("result", "item_id, student_id", "remark", "class_id"),
            Column.plain("source_id", "kind, source", "source"),
            Column.plain("change", "class_id, number", "before"),
            Column.plain("change", "class_id, number", "after"),
            Column.plain("change", "class_id, number", "reason"),
            Column.plain("erasure", "person_id", "reason"),
            Column.plain("erasure_request", "person_id", "reason"));

    /** What is kept for a while only, so that it may go as a whole. */
    private static final List<Column> PASSING = List.of(
            Column.plain("answered", "caller, request_key", "body"),
            Column.plain("answered", "caller, request_key", "location"),
            Column.plain("answered", "caller, request_key", "request_key"),
            Column.plain("answered", "caller, request_key", "caller"),
            Column.plain("draft", "id", "content"));

    private final Handle handle;
    private final Person person;
    private final Traces traces;

    Texts(Handle handle, Person person, Id since) {
        this.handle = handle;
        this.person = person;
        this.traces = new Traces(person, since);
    }

    /** What the version of a row is. */
    private enum Version {
        /** There is none. */
        NONE,
        /** It counts the changes of the row. */
        OWN,
        /** It is the number of a change of its class. */
        OF_CLASS
    }

    /**
     * A column.
     *
     * @param key the columns that tell its rows apart, separated by commas
     * @param version of its rows
     * @param shown when a class {@code c} shows a row {@code t}; empty: none ever does
     */
    private record Column(String table, String key, String name, Version version, Optional<String> shown) {
        static Column plain(String table, String key, String name) {
            return new Column(table, key, name, Version.NONE, Optional.empty());
        }

        /** @param section the column with the class */
        static Column inClass(String table, String key, String name, String section) {
            return new Column(table, key, name, Version.OF_CLASS, Optional.of("c.id = t." + section));
        }

        private List<String> keys() {
            return List.of(key.split(", "));
        }

        /** All rows that may have a trace; with the class of each, if it is in one. */
        String select() {
            return version == Version.OF_CLASS ? selectShown() : select("", "");
        }

        /** The same rows once for each class that shows them. */
        String selectShown() {
            return select(", c.id as section", " join class_section c on " + shown.orElseThrow());
        }

        private String select(String more, String join) {
            return "select t." + String.join(", t.", keys()) + ", t." + name + " as text" + more + " from " + table
                    + " t" + join + suspicious("t." + name);
        }

        String delete() {
            return "delete from " + table + suspicious(name);
        }

        private static String suspicious(String name) {
            String folded = LoginNames.folded(name);
            return Stream.of(":family", ":familyInJson", ":username", ":usernameInJson")
                    .map(needle -> "position(" + LoginNames.folded(needle) + " in " + folded + ") > 0")
                    .collect(Collectors.joining(
                            " or ",
                            " where ",
                            " or position(:family in " + name + ") > 0 or position(:id in " + name + ") > 0"));
        }

        /** Only where the text is still the one that was read: another one that was saved meanwhile is not lost. */
        String update() {
            String counted = switch (version) {
                case NONE -> "";
                case OWN -> ", version = version + 1";
                case OF_CLASS -> ", version = :version";
            };
            StringBuilder sql = new StringBuilder(
                    "update " + table + " set " + name + " = :removed" + counted + " where " + name + " = :text");
            keys().forEach(one -> sql.append(" and ").append(one).append(" = :").append(one));
            return sql.toString();
        }

        String without(Traces traces, String text) {
            if (table.equals("change") && !name.equals("reason")) {
                return traces.removedFromJson(text);
            }
            return table.equals("source_id") ? traces.removedFromKey(text, SourceId.MAX_LENGTH) : traces.removed(text);
        }
    }

    /** Returns the classes that show a text which has to change. */
    Set<Id> sections() {
        Set<Id> sections = new HashSet<>();
        Stream.concat(ASIDE.stream(), COLUMNS.stream())
                .filter(column -> column.shown.isPresent())
                .forEach(column -> rows(column.selectShown()).stream()
                        .filter(row -> !text(row).equals(column.without(traces, text(row))))
                        .forEach(row -> sections.add(section(row))));
        return sections;
    }

    /**
     * Erases what stands in terms, courses and letter schemes: before a class is locked, because a transaction that changes these
     * locks them before their classes.
     *
     * @return in how many of these texts the family name is left
     */
    int eraseAside() {
        return ASIDE.stream().mapToInt(column -> erase(column, section -> 0L)).sum();
    }

    /**
     * Erases everything else.
     *
     * @param numbers the number of this change in a class, which is locked by then
     * @return in how many of these texts the family name is left
     */
    int erase(ToLongFunction<Id> numbers) {
        for (Column column : PASSING) {
            handle.createUpdate(column.delete()).bindMap(needles()).execute();
        }
        return COLUMNS.stream().mapToInt(column -> erase(column, numbers)).sum();
    }

    private Map<String, String> needles() {
        String id = person.id().text();
        String family = person.name().family();
        String username = person.username().map(LoginName::text).orElse(id);
        return Map.of(
                "family", family,
                "familyInJson", Traces.inJson(family),
                "id", id,
                "username", username,
                "usernameInJson", Traces.inJson(username));
    }

    private int erase(Column column, ToLongFunction<Id> numbers) {
        OptionalInt mentions = round(column, numbers);
        while (mentions.isEmpty()) {
            mentions = round(column, numbers);
        }
        return mentions.getAsInt();
    }

    /** Returns in how many texts of a column the family name is left; empty if others have changed some of them meanwhile. */
    private OptionalInt round(Column column, ToLongFunction<Id> numbers) {
        int mentions = 0;
        boolean all = true;
        for (Map<String, Object> row : rows(column.select())) {
            String text = text(row);
            String removed = column.without(traces, text);
            all &= removed.equals(text) || update(column, row, removed, numbers);
            mentions += traces.isMentioned(removed) ? 1 : 0;
        }
        return all ? OptionalInt.of(mentions) : OptionalInt.empty();
    }

    private List<Map<String, Object>> rows(String sql) {
        return handle.createQuery(sql)
                .configure(MapMappers.class, names -> names.setCaseChange(CaseStrategy.LOWER)) // of no language
                .bindMap(needles())
                .mapToMap()
                .list();
    }

    private static String text(Map<String, Object> row) {
        return String.valueOf(row.get("text"));
    }

    private static Id section(Map<String, Object> row) {
        return new Id(String.valueOf(row.get("section")));
    }

    private boolean update(Column column, Map<String, Object> row, String removed, ToLongFunction<Id> numbers) {
        Update update =
                handle.createUpdate(column.update()).bind("text", text(row)).bind("removed", removed);
        if (column.version == Version.OF_CLASS) {
            update.bind("version", numbers.applyAsLong(section(row)));
        }
        column.keys().forEach(one -> update.bind(one, row.get(one)));
        return update.execute() > 0;
    }
}
