package dev.rollcall.kit.log.transport;

import java.time.Duration;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What became of a batch.
 *
 * @param outcome whether it is stored, will be sent again, or never
 * @param rejected of a batch that is stored: how many of its lines are not
 * @param pause of a batch that is sent again: at least how long to wait
 * @param reason of a batch that was refused: why, in words
 */
public record LogAnswer(Outcome outcome, int rejected, Duration pause, String reason) {

    /** The log service has the batch. */
    public static final LogAnswer ACCEPTED = new LogAnswer(Outcome.ACCEPTED, 0, Duration.ZERO, "");

    /** The batch is not stored, or that is not known. */
    public static final LogAnswer RETRY = retry(Duration.ZERO);

    /**
     * Client errors that concern sender, address or time, not the batch. A key mends 401 and 403, a deployment 404 and 405
     * (of the web application at {@code /}).
     */
    private static final Set<Integer> NOT_ITS_FAULT = Set.of(401, 403, 404, 405, 407, 408, 421, 425, 429);

    private static final Pattern REJECTED = Pattern.compile("\"rejectedCount\"\\s*:\\s*(\\d{1,9})");

    /** The kinds of answers. */
    public enum Outcome {
        /** The log service has it. */
        ACCEPTED,
        /** It is not stored, or that is not known; the same batch is sent again later. */
        RETRY,
        /** The log service will never take it; it is put aside and counted. */
        REFUSED
    }

    /** It is not stored; it may be sent again after {@code pause}, or later. */
    public static LogAnswer retry(Duration pause) {
        return new LogAnswer(Outcome.RETRY, 0, pause, "");
    }

    /** The batch is wrong in itself. */
    public static LogAnswer refused(String reason) {
        return new LogAnswer(Outcome.REFUSED, 0, Duration.ZERO, reason);
    }

    /**
     * Reads the answer of a log service.
     *
     * @param status of HTTP
     * @param body of an answer below 300; of others whatever says why
     * @param retryAfter what the answer asks for, zero if nothing
     */
    public static LogAnswer of(int status, String body, Duration retryAfter) {
        if (status / 100 == 2) {
            Matcher matcher = REJECTED.matcher(body);
            return matcher.find()
                    ? new LogAnswer(Outcome.ACCEPTED, Integer.parseInt(matcher.group(1)), Duration.ZERO, "")
                    : ACCEPTED;
        }
        return status / 100 == 4 && !NOT_ITS_FAULT.contains(status) ? refused(status + " " + body) : retry(retryAfter);
    }
}
