package dev.rollcall.log.store;

import java.time.Duration;

/**
 * How a store keeps its segments. Immutable.
 *
 * @param durability what is done before a sender is answered
 * @param segmentBytes the size with which a segment ends, up to one group of batches more
 * @param maxAge how long after its end a day is kept
 * @param maxBytes above how many bytes in all the oldest day is dropped, of a single day the oldest segments
 * @param reserveBytes how much room on the disk is left to others: with less nothing is stored
 */
public record SegmentOptions(
        Durability durability, long segmentBytes, Duration maxAge, long maxBytes, long reserveBytes) {

    /** Where a segment ends. */
    public static final long SEGMENT_BYTES = 64L << 20;
}
