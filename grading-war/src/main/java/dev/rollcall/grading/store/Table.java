package dev.rollcall.grading.store;

import dev.rollcall.grading.gradebook.Id;
import dev.rollcall.grading.gradebook.RefusedException.Reason;
import dev.rollcall.grading.gradebook.Versioned;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jspecify.annotations.Nullable;

/**
 * Where the things of one kind are.
 *
 * @param name of the table
 * @param identity the column that tells them apart, within the class if they belong to one
 * @param ofClass whether they belong to a class, in a column {@code class_id}
 * @param mapper a row to a thing
 * @param values a thing to its columns, without identity, class and version
 * @param references what a thing names that must be there
 * @param unique a column, beside the identity, that no two things share, whatever the capitals; callers use the same name for it
 * @param uses what a thing is needed for where no foreign key says so
 */
record Table<T extends Versioned>(
        String name,
        String identity,
        boolean ofClass,
        RowMapper<T> mapper,
        Function<T, Map<String, @Nullable Object>> values,
        List<Reference<T>> references,
        Optional<String> unique,
        List<Use<T>> uses) {
    /**
     * Something that a thing names.
     *
     * @param member what callers call it
     * @param table where it must be
     * @param identity in this column
     * @param inClass and of the same class
     * @param named which one a thing names
     */
    record Reference<T>(
            String member, String table, String identity, boolean inClass, Function<T, Optional<Id>> named) {
        static <T> Reference<T> to(String member, String table, Function<T, Optional<Id>> named) {
            return new Reference<>(member, table, "id", false, named);
        }
    }

    /**
     * Rows that a thing must stay for, as what it is.
     *
     * @param select finds one, with the parameter {@code id}, and {@code class} if the thing belongs to one
     * @param fit takes a thing and what is to become of it, empty if it is to go: whether that may be while they are there
     * @param reason why it may not be
     * @param sentence the same, for the caller
     */
    record Use<T>(String select, BiPredicate<T, Optional<T>> fit, Reason reason, String sentence) {}

    String select() {
        return "select * from " + name + " where " + scope();
    }

    String selectOne() {
        return select() + " and " + identity + " = :id";
    }

    String selectPage() {
        return select() + " and " + identity + " > :after order by " + identity + " limit :limit";
    }

    private String scope() {
        return ofClass ? "class_id = :class" : "1 = 1";
    }

    String insert(T thing) {
        String columns = String.join(", ", values.apply(thing).keySet());
        String parameters = ":" + String.join(", :", values.apply(thing).keySet());
        return "insert into " + name + " (" + identity + (ofClass ? ", class_id, " : ", ") + columns
                + ", version) values (:id" + (ofClass ? ", :class, " : ", ") + parameters + ", :version)";
    }

    String update(T thing) {
        return "update " + name + " set "
                + values.apply(thing).keySet().stream()
                        .map(column -> column + " = :" + column)
                        .collect(Collectors.joining(", "))
                + ", version = :version where " + identity + " = :id and " + scope();
    }

    String delete() {
        return "delete from " + name + " where " + identity + " = :id and " + scope();
    }
}
