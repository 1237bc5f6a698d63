package dev.rollcall.log.ingest;

import java.util.List;

/**
 * What became of a body. Immutable.
 *
 * @param bytes how long it was
 * @param accepted how many records are stored
 * @param rejectedCount how many lines are not
 * @param rejected the first of those, at most {@value #MAX_REJECTED}
 */
public record Outcome(long bytes, long accepted, long rejectedCount, List<Rejection> rejected) {

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
