package dev.rollcall.log.http;

import dev.rollcall.log.ingest.Outcome;
import java.util.List;

/**
 * The answer to a body of events, such as
 * {@code {"accepted":2,"duplicates":0,"lastSequence":7,"rejected":[{"line":3,"reason":"not JSON"}],"rejectedCount":1}}.
 *
 * @param accepted how many are on disk
 * @param duplicates how many were there already
 * @param lastSequence the newest sequence of this store
 * @param rejected the first lines that were not stored
 * @param rejectedCount how many were not
 */
public record Receipt(long accepted, long duplicates, long lastSequence, List<Line> rejected, long rejectedCount) {

    static Receipt of(Outcome outcome) {
        List<Line> lines = outcome.rejected().stream()
                .map(rejection -> new Line(rejection.line(), rejection.reason()))
                .toList();
        return new Receipt(
                outcome.accepted(), outcome.duplicates(), outcome.lastSequence(), lines, outcome.rejectedCount());
    }

    /**
     * A line that was not stored.
     *
     * @param line its number, from 1
     * @param reason why
     */
    public record Line(long line, String reason) {}
}
