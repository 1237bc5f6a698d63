package dev.rollcall.log.store;

import org.jspecify.annotations.Nullable;

/**
 * Goes through a store event by event. Holds one block of events in memory, whatever is stored. Events that are stored
 * or dropped meanwhile may be seen or not. Not thread-safe.
 */
public interface EventCursor {

    /**
     * Returns the next event; null if there is none; a cursor that goes forward may have one later.
     *
     * @throws StoreException if the store cannot be read
     */
    @Nullable
    StoredEvent next();
}
