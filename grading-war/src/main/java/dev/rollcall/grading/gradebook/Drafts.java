package dev.rollcall.grading.gradebook;

import java.time.Instant;
import java.util.Optional;

/** What was prepared, within a transaction. */
public interface Drafts {
    /**
     * Keeps a draft.
     *
     * @param id a new one
     * @param digest of what it was made from
     * @param content what is to be done
     */
    Draft keep(Id id, Id section, String by, String digest, String content);

    /** Returns a draft of a class. */
    Optional<Draft> find(Id section, Id id);

    /** Returns a draft of a class; another transaction that claims it waits until this one ends. */
    Optional<Draft> claim(Id section, Id id);

    /** Writes down that a draft was done. */
    void finish(Id id, Draft.Done done);

    /** Throws a draft away; does nothing if it is not there. */
    void discard(Id section, Id id);

    /** Forgets the drafts that were made before a moment; returns how many. */
    int forget(Instant before);
}
