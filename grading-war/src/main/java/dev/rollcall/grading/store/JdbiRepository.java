package dev.rollcall.grading.store;

import dev.rollcall.grading.gradebook.Id;
import dev.rollcall.grading.gradebook.RefusedException;
import dev.rollcall.grading.gradebook.RefusedException.Reason;
import dev.rollcall.grading.gradebook.Repository;
import dev.rollcall.grading.gradebook.StaleException;
import dev.rollcall.grading.gradebook.Versioned;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.StatementException;
import org.jdbi.v3.core.statement.Update;
import org.jspecify.annotations.Nullable;

/** The things of one table within one transaction. */
final class JdbiRepository<T extends Versioned> implements Repository<T> {

    private final Handle handle;
    private final Table<T> table;
    private final String section;
    private final ChangeRecorder<T> recorder;

    /** @param section the class whose things they are; of no use if they belong to none */
    JdbiRepository(Handle handle, Table<T> table, String section, ChangeRecorder<T> recorder) {
        this.handle = handle;
        this.table = table;
        this.section = section;
        this.recorder = recorder;
    }

    @Override
    public List<T> page(Optional<Id> after, int limit) {
        return query(table.selectPage())
                .bind("after", after.map(Id::text).orElse(""))
                .bind("limit", limit)
                .map(table.mapper())
                .list();
    }

    @Override
    public Optional<T> find(Id id) {
        return one(id, "");
    }

    private Optional<T> one(Id id, String lock) {
        return query(table.selectOne() + lock)
                .bind("id", id.text())
                .map(table.mapper())
                .findOne();
    }

    @Override
    public T insert(T entry) {
        recorder.open();
        requireFree(entry);
        requireReferences(entry);
        table.unique().ifPresent(column -> requireUnique(entry, column));
        write(table.insert(entry), entry, recorder.next(entry.id(), Optional.empty()));
        T stored = find(entry.id()).orElseThrow();
        recorder.note(Optional.empty(), Optional.of(stored));
        return stored;
    }

    @Override
    public T replace(T entry) {
        recorder.open();
        T current = seen(entry.id(), entry.version(), lockToReplace());
        requireReferences(entry);
        table.unique()
                .filter(column -> !Objects.equals(value(current, column), value(entry, column)))
                .ifPresent(column -> requireUnique(entry, column));
        requireFit(current, Optional.of(entry));
        write(table.update(entry), entry, recorder.next(entry.id(), Optional.of(current)));
        T stored = find(entry.id()).orElseThrow();
        recorder.note(Optional.of(current), Optional.of(stored));
        return stored;
    }

    @Override
    public void delete(Id id, long seen) {
        recorder.open();
        T current = seen(id, seen, " for update");
        requireFit(current, Optional.empty());
        recorder.next(id, Optional.of(current));
        try {
            update(table.delete()).bind("id", id.text()).execute();
        } catch (StatementException e) {
            if (e.getCause() instanceof SQLException sql && Trouble.FOREIGN_KEY_VIOLATION.equals(sql.getSQLState())) {
                throw new RefusedException(Reason.NEEDED, "It is still in use, so it cannot be deleted.");
            }
            throw e;
        }
        recorder.note(Optional.of(current), Optional.empty());
    }

    private void requireFit(T before, Optional<T> after) {
        for (Table.Use<T> use : table.uses()) {
            if (!use.fit().test(before, after) && isUsed(before.id(), use)) {
                throw new RefusedException(use.reason(), use.sentence());
            }
        }
    }

    private boolean isUsed(Id id, Table.Use<T> use) {
        return query(use.select())
                .bind("id", id.text())
                .mapTo(Integer.class)
                .findOne()
                .isPresent();
    }

    /** Ids do not change, so others may refer to it meanwhile: whoever saves a mark has the class, and asks for the person next. */
    private String lockToReplace() {
        return Transactions.isPostgres(handle) ? " for no key update" : " for update";
    }

    private T seen(Id id, long seen, String lock) {
        T current = one(id, lock)
                .orElseThrow(() -> new RefusedException(Reason.UNKNOWN, "There is nothing at this address."));
        if (current.version() != seen) {
            throw new StaleException(current);
        }
        return current;
    }

    private void write(String sql, T entry, long version) {
        Update update = update(sql).bind("id", entry.id().text()).bind("version", version);
        table.values().apply(entry).forEach(update::bind);
        update.execute();
    }

    private void requireFree(T entry) {
        if (find(entry.id()).isPresent()) {
            throw new RefusedException(Reason.TAKEN, table.identity() + " is that of something that is there already");
        }
        // An enrolment has the id of a person, who may be in other classes, too.
        boolean own = table.identity().equals("id");
        if (own && isThere(table.name(), table.identity(), entry.id().text())) {
            throw new RefusedException(Reason.TAKEN, "id is that of something in another class");
        }
    }

    private void requireReferences(T entry) {
        for (Table.Reference<T> reference : table.references()) {
            Optional<Id> named = reference.named().apply(entry);
            if (named.isPresent() && !isThere(reference, named.get())) {
                throw new RefusedException(Reason.DANGLING, reference.member() + " names something that is not there");
            }
        }
    }

    private boolean isThere(Table.Reference<T> reference, Id id) {
        return reference.inClass()
                ? query("select 1 from " + reference.table() + " where " + reference.identity()
                                + " = :id and class_id = :class")
                        .bind("id", id.text())
                        .mapTo(Integer.class)
                        .findOne()
                        .isPresent()
                : isThere(reference.table(), reference.identity(), id.text());
    }

    private boolean isThere(String where, String identity, String id) {
        return handle.createQuery("select 1 from " + where + " where " + identity + " = :id")
                .bind("id", id)
                .mapTo(Integer.class)
                .findOne()
                .isPresent();
    }

    /** Capitals make no other value; a database of an earlier build may have such all the same. */
    private void requireUnique(T entry, String column) {
        String value = value(entry, column);
        if (value == null) {
            return;
        }
        LoginNames.lock(handle);
        boolean taken = handle.createQuery("select 1 from " + table.name() + " where " + LoginNames.folded(column)
                        + " = " + LoginNames.folded(":value") + " and " + table.identity() + " <> :id limit 1")
                .bind("value", value)
                .bind("id", entry.id().text())
                .mapTo(Integer.class)
                .findOne()
                .isPresent();
        if (taken) {
            throw new RefusedException(Reason.TAKEN, column + " is that of somebody else");
        }
    }

    private @Nullable String value(T entry, String column) {
        return (String) table.values().apply(entry).get(column);
    }

    private Query query(String sql) {
        Query query = handle.createQuery(sql);
        return table.ofClass() ? query.bind("class", section) : query;
    }

    private Update update(String sql) {
        Update update = handle.createUpdate(sql);
        return table.ofClass() ? update.bind("class", section) : update;
    }
}
