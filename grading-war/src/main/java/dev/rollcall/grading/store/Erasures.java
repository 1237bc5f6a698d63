package dev.rollcall.grading.store;

import dev.rollcall.grading.gradebook.Comment;
import dev.rollcall.grading.gradebook.Erasure;
import dev.rollcall.grading.gradebook.Id;
import dev.rollcall.kit.security.Sha256;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The record of erasures, within one transaction. */
final class Erasures {
    /** Finds the erasure of which the person {@code id} is what is left. */
    static final String OF = "select 1 from erasure where person_id = :id";

    /** Why that person is not changed. */
    static final String SENTENCE = "This is what is left of an erased student: it stays as it is.";

    private final Handle handle;

    Erasures(Handle handle) {
        this.handle = handle;
    }

    List<Erasure> all() {
        return entries().stream().map(ErasureList.Entry::erasure).toList();
    }

    /** Returns whether a person is what is left of an erased student. */
    boolean isLeft(Id person) {
        return handle.createQuery(OF)
                .bind("id", person.text())
                .mapTo(Integer.class)
                .findOne()
                .isPresent();
    }

    /** Returns them with what recognises the ids, the newest first. */
    List<ErasureList.Entry> entries() {
        return handle.createQuery("select * from erasure order by made_at desc, person_id desc")
                .map((row, context) -> new ErasureList.Entry(
                        new Erasure(
                                new Id(row.getString("person_id")),
                                row.getString("made_by"),
                                Optional.ofNullable(row.getString("requested_by")),
                                new Comment(row.getString("reason")),
                                row.getTimestamp("made_at").toInstant()),
                        row.getString("salt"),
                        row.getString("mark")))
                .list();
    }

    /** Enters one. */
    void add(ErasureList.Entry entry) {
        Erasure erasure = entry.erasure();
        handle.createUpdate("""
                        insert into erasure (person_id, salt, mark, made_by, requested_by, made_at, reason)
                        values (:person, :salt, :mark, :by, :requestedBy, :at, :reason)
                        """)
                .bind("person", erasure.person().text())
                .bind("salt", entry.salt())
                .bind("mark", entry.mark())
                .bind("by", erasure.by())
                .bind("requestedBy", erasure.requestedBy().orElse(null))
                .bind("at", erasure.at())
                .bind("reason", erasure.reason().text())
                .execute();
    }

    /** Returns the mark by which an id is recognised, but cannot be read. */
    static String mark(String salt, Id person) {
        return Sha256.hex(salt + " " + person.text());
    }
}
