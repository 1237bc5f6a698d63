package dev.rollcall.log.store;

import java.time.Instant;

/**
 * What a segment holds. Immutable.
 *
 * @param first the sequence of its first event, or of the next event to come
 * @param last the sequence of its last event; less than {@code first} if it has none
 * @param minTime the earliest time of an event
 * @param maxTime the latest
 * @param bytes how many bytes of its file may be read
 */
record Extent(long first, long last, Instant minTime, Instant maxTime, long bytes) {

    /** Returns that of a segment without events. */
    static Extent empty(long first) {
        return new Extent(first, first - 1, Instant.MAX, Instant.MIN, 0);
    }

    boolean isEmpty() {
        return last < first;
    }

    /** Returns this with one more event. */
    Extent with(long sequence, Instant time, long end) {
        return new Extent(
                isEmpty() ? sequence : first,
                sequence,
                time.isBefore(minTime) ? time : minTime,
                time.isAfter(maxTime) ? time : maxTime,
                end);
    }

    /** Returns this in a file of another length. */
    Extent in(long fileBytes) {
        return new Extent(first, last, minTime, maxTime, fileBytes);
    }
}
