package dev.rollcall.log.store;

import java.time.Instant;

/**
 * A record in a store.
 *
 * @param sequence its place in this store: 1 or greater, greater than that of every event stored before, never used
 *     again
 * @param received when the store took it, by its own clock, to the microsecond
 * @param record what the service told
 */
public record StoredEvent(long sequence, Instant received, LogRecord record) {}
