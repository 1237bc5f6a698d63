package dev.rollcall.portal.gradebook;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Long work of the grade book that goes on, or did not end well.
 *
 * @param operation a word for what it does
 * @param since when it was asked for; null: unknown
 * @param done rows that are done
 * @param total how many rows there are; 0: not known yet
 * @param problem a word for why it failed; empty unless it has
 * @param reason a word that goes with the problem; may be empty
 * @param line in which line of a file; 0: it is not about one
 * @param detail a sentence of the grade book about it; may be empty
 */
public record Job(
        Operation operation,
        State state,
        @Nullable Instant since,
        long done,
        long total,
        String problem,
        String reason,
        long line,
        String detail) {

    /** What long work does. */
    public enum Operation {
        PREVIEW,
        APPLICATION,
        REVERSAL,
        RESTORATION
    }

    /** How far it is. */
    public enum State {
        RUNNING,
        FAILED,
        /** Its grade book was stopped; nothing was changed. */
        INTERRUPTED
    }

    /** Whether it goes on. */
    public boolean isRunning() {
        return state == State.RUNNING;
    }
}
