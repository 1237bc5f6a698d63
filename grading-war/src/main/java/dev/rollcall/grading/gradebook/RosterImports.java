package dev.rollcall.grading.gradebook;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Archives of other systems that were looked at, within a transaction. */
public interface RosterImports {
    /** Returns those that are remembered, the newest first. */
    List<RosterImport> all();

    /**
     * Keeps one with its archive.
     *
     * @param seen one of a new id, neither done nor undone; when it was made does not matter
     */
    RosterImport keep(RosterImport seen, byte[] archive);

    /** Returns one. */
    Optional<RosterImport> find(Id id);

    /** Returns one; another transaction that claims it waits until this one ends, which may take its time from here on. */
    Optional<RosterImport> claim(Id id);

    /** Returns the archive of one that was not done yet. */
    byte[] archive(Id id);

    /** Writes down that one was done, and forgets its archive. */
    void finish(Id id, Id batch);

    /** Writes down that one was taken back. */
    void undo(Id id, Id batch, RosterImport.Tally tally);

    /** Throws one away that was not done; does nothing if it is not there. */
    void discard(Id id);

    /**
     * Forgets some; returns how many.
     *
     * @param before those that were not done and are older
     * @param done those that were done and are older
     */
    int forget(Instant before, Instant done);
}
