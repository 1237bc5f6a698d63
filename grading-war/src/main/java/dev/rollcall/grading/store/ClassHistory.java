package dev.rollcall.grading.store;

import dev.rollcall.grading.gradebook.Change;
import dev.rollcall.grading.gradebook.Id;
import dev.rollcall.grading.gradebook.Origin;
import dev.rollcall.grading.gradebook.RefusedException;
import dev.rollcall.grading.gradebook.RefusedException.Reason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * The history of one class within one transaction. A transaction that changes something in the class opens it first, which locks
 * the class until the transaction ends: so changes have numbers in the order in which they become visible.
 */
final class ClassHistory {
    private static final String INSERT = """
            insert into change (class_id, number, kind, item_id, person_id, before, after,
                made_by, made_at, through, reason, batch)
            values (:class, :number, :kind, :item, :person, :before, :after, :by, :at, :through, :reason, :batch)
            """;

    /**
     * Entries that are stored at once: all of them, with their parameters, are in memory, and an import makes tens of thousands.
     */
    private static final int AT_ONCE = 1_000;

    private final Handle handle;
    private final Id section;
    private final Instant now;
    private final List<Change> written = new ArrayList<>();
    private long last = -1;
    private long first = -1;

    ClassHistory(Handle handle, Id section, Instant now) {
        this.handle = handle;
        this.section = section;
        this.now = now;
    }

    Id section() {
        return section;
    }

    /**
     * Opens it for changes of what is in the class.
     *
     * @throws RefusedException if the term is closed, or there is no such class
     */
    void open() {
        requireOpen(isClosed(lock()));
    }

    /**
     * Opens it for other letters of the scheme that it uses.
     *
     * @throws RefusedException if the term is closed, where they would be other grades
     */
    void openForLetters() {
        String term = lock();
        if (isClosed(term)) {
            throw new RefusedException(
                    Reason.CLOSED,
                    "The class " + section + " of the closed term " + term
                            + " uses this letter scheme, and its grades would"
                            + " change: make a letter scheme with another id instead.");
        }
    }

    private boolean isClosed(String term) {
        return handle.createQuery("select closed from term where id = :term")
                .bind("term", term)
                .mapTo(Boolean.class)
                .one();
    }

    /** Opens it for a class that is new. */
    void begin() {
        open();
        last = firstNumber() - 1;
        first = last;
    }

    /** Returns the number that making the class has: one of its id may have been there before, and none is used again. */
    long firstNumber() {
        long used = handle.createQuery("select coalesce(max(number), 0) from change where class_id = :class")
                .bind("class", section.text())
                .mapTo(Long.class)
                .one();
        return Math.max(last, used) + 1;
    }

    /** Ends it, as the class is deleted: all that stays is the entry that is noted next, and its number. */
    void end() {
        written.clear();
        handle.createUpdate("delete from change where class_id = :class")
                .bind("class", section.text())
                .execute();
    }

    /**
     * Refuses if the term is closed.
     *
     * @throws RefusedException then
     */
    static void requireOpen(boolean closed) {
        if (closed) {
            throw new RefusedException(Reason.CLOSED, "The term is closed: nothing changes in its classes any more.");
        }
    }

    /** Opens it even if the term is closed; returns the term. */
    String lock() {
        Locked locked = handle.createQuery("select revision, term_id from class_section where id = :id for update")
                .bind("id", section.text())
                .map((row, context) -> new Locked(row.getLong("revision"), row.getString("term_id")))
                .findOne()
                .orElseThrow(() -> new RefusedException(Reason.UNKNOWN, "There is no such class."));
        if (last < 0) {
            last = locked.revision;
            first = last;
        }
        return locked.term;
    }

    /** What is said of a class when it is locked. */
    private record Locked(long revision, String term) {}

    /** Returns the number of the next change. */
    long next() {
        return ++last;
    }

    /** Writes down the change of the number that was given last. */
    void note(Change.Subject subject, Optional<String> before, Optional<String> after, Origin origin) {
        written.add(new Change(last, subject, before, after, origin, now));
        if (written.size() >= AT_ONCE) {
            store();
        }
    }

    /** Returns whether this transaction has given anything in the class another number. */
    boolean wasChanged() {
        return last > first;
    }

    /** Stores what was written down, and the number of the last change. */
    void flush() {
        if (!wasChanged()) {
            return;
        }
        store();
        handle.createUpdate("update class_section set revision = :last where id = :id")
                .bind("last", last)
                .bind("id", section.text())
                .execute();
    }

    /** Stores the entries; the class still has its old number. */
    void store() {
        if (written.isEmpty()) {
            return;
        }
        PreparedBatch batch = handle.prepareBatch(INSERT);
        for (Change change : written) {
            bind(batch, change);
        }
        batch.execute();
        written.clear();
    }

    private void bind(PreparedBatch batch, Change change) {
        batch.bind("class", section.text())
                .bind("number", change.number())
                .bind("kind", change.subject().kind().name())
                .bind("item", text(change.subject().item()))
                .bind("person", text(change.subject().person()))
                .bind("before", text(change.before()))
                .bind("after", text(change.after()))
                .bind("by", change.origin().by())
                .bind("at", change.at())
                .bind("through", change.origin().through())
                .bind("reason", text(change.origin().reason()))
                .bind("batch", text(change.origin().batch()))
                .add();
    }

    private static @org.jspecify.annotations.Nullable String text(Optional<?> value) {
        return value.map(Object::toString).orElse(null);
    }
}
