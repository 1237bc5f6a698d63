package dev.rollcall.grading.gradebook;

import java.time.Instant;
import java.util.Optional;

/**
 * Long work that a user has asked for.
 *
 * @param address of what it works on, below {@code /api/v1}, which has one such work at a time
 * @param operation what is done to it, a word of lower-case letters
 * @param by the login name of that user
 * @param since when it was asked for
 * @param done how many rows are done
 * @param total how many there are, as far as that can be told beforehand; 0: it cannot
 * @param failure why it has ended without a result; empty: it has not, as far as is written down
 * @param silent whether the process that does it has given no sign of life for so long that it must have ended
 */
public record Job(
        String address,
        String operation,
        String by,
        Instant since,
        long done,
        long total,
        Optional<Failure> failure,
        boolean silent) {
    /**
     * Why work has ended without a result.
     *
     * @param problem the type of the problem that a waiting caller is answered with, without what all have before it
     * @param reason its member {@code reason}; empty: it has none
     * @param line its member {@code line}: in which line of a file; 0: it has none
     * @param detail its sentence, unless its status is 500 or greater; empty: there is none
     */
    public record Failure(String problem, String reason, long line, String detail) {
        private static final int MOST = 1_000;

        public Failure {
            detail = Excerpt.of(detail, MOST);
        }

        /** Returns one that tells nothing but the problem. */
        public static Failure of(String problem) {
            return new Failure(problem, "", 0, "");
        }
    }

    /** Returns one that begins. */
    public static Job begun(String address, String operation, String by, Instant now, long total) {
        return new Job(address, operation, by, now, 0, total, Optional.empty(), false);
    }

    /**
     * Insists that what goes on here is what {@code asked} asks for, so that nobody is told the end of something else.
     *
     * @throws RefusedException if it is another operation
     */
    public void requireSame(Job asked) {
        if (!operation.equals(asked.operation)) {
            throw new RefusedException(
                    RefusedException.Reason.NEEDED, "Something else is being done here already: " + operation + ".");
        }
    }

    /** Returns it as it is when so many rows are done, but never more than there are. */
    public Job with(long rows) {
        return new Job(
                address, operation, by, since, total == 0 ? rows : Math.min(rows, total), total, failure, silent);
    }
}
