package dev.rollcall.grading.gradebook;

import java.util.List;
import java.util.Optional;

/**
 * Things of one kind within a transaction, in the order of their ids.
 *
 * <p>Every method that changes something throws {@link RefusedException} if that would contradict what is stored: a thing
 * that is not there, one that is, one that something else needs.
 *
 * @param <T> their kind
 */
public interface Repository<T extends Versioned> {
    /**
     * Returns the things after one.
     *
     * @param after the last that is known; empty: from the first
     * @param limit how many at most
     */
    List<T> page(Optional<Id> after, int limit);

    /** Returns one thing. */
    Optional<T> find(Id id);

    /** Puts a new thing there; its version does not matter. */
    T insert(T entry);

    /**
     * Replaces the thing of the same identity.
     *
     * @param entry with the version that its writer saw
     * @throws StaleException if it is another version by now
     */
    T replace(T entry);

    /**
     * Takes a thing away.
     *
     * @param seen the version that the caller saw
     * @throws StaleException if it is another version by now
     */
    void delete(Id id, long seen);
}
