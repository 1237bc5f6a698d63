package dev.rollcall.kit.log.pipe;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What became of the events that were logged, of all {@code <Rollcall>} appenders together. Immutable.
 *
 * @param waiting events in memory that wait to be put on disk or sent
 * @param waitingBytes their size
 * @param spooledBytes what waits on disk to be sent, compressed
 * @param sent events that the log service has taken
 * @param retried attempts to send a batch that failed and were, or will be, repeated
 * @param dropped events that the log service will never have, by reason
 */
public record LogFigures(
        long waiting, long waitingBytes, long spooledBytes, long sent, long retried, Map<String, Long> dropped) {

    /** Nothing was logged. */
    public static final LogFigures NONE = new LogFigures(0, 0, 0, 0, 0, new Losses(() -> 0).counts());

    /** Copies the map. */
    public LogFigures {
        dropped = Map.copyOf(dropped);
    }

    /** Returns how many were dropped for any reason. */
    public long droppedTotal() {
        return dropped.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Returns the figures of both together. */
    public LogFigures plus(LogFigures other) {
        Map<String, Long> all = new LinkedHashMap<>(dropped);
        other.dropped.forEach((reason, count) -> all.merge(reason, count, Long::sum));
        return new LogFigures(
                waiting + other.waiting,
                waitingBytes + other.waitingBytes,
                spooledBytes + other.spooledBytes,
                sent + other.sent,
                retried + other.retried,
                all);
    }
}
