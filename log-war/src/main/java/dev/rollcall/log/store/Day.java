package dev.rollcall.log.store;

import java.time.Instant;
import java.time.LocalDate;

/**
 * All events that were received on one day (UTC), which are dropped together. Immutable.
 *
 * @param received the day
 * @param firstSequence the first event of the day that is kept
 * @param lastSequence the last one so far
 * @param minTime the earliest {@link LogRecord#time} among them, as the senders' clocks have it
 * @param maxTime the latest
 */
public record Day(LocalDate received, long firstSequence, long lastSequence, Instant minTime, Instant maxTime) {}
