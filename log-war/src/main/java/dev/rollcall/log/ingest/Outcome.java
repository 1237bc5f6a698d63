package dev.rollcall.log.ingest;

import java.util.List;

/**
 * What became of a body. Immutable.
 *
 * @param bytes how long it was
 * @param accepted how many records were stored
 * @param duplicates how many were stored already
 * @param rejectedCount how many lines were not stored, because of what is in them
 * @param rejected the first of those, at most {@value #MAX_REJECTED}
 * @param lastSequence the newest sequence of the store after that
 */
public record Outcome(
        long bytes, long accepted, long duplicates, long rejectedCount, List<Rejection> rejected, long lastSequence) {

    /** How many rejected lines are told one by one. */
    public static final int MAX_REJECTED = 100;

    /** Copies the list. */
    public Outcome {
        rejected = List.copyOf(rejected);
    }

    /**
     * One line that was not stored.
     *
     * @param line its number, counted from 1
     * @param reason why, for its sender
     */
    public record Rejection(long line, String reason) {}
}
