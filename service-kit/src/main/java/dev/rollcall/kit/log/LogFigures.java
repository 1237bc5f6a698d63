package dev.rollcall.kit.log;

/**
 * What became of the events that were logged, of all {@code <Rollcall>} appenders together. Immutable.
 *
 * @param waiting events that wait to be sent, or whose fate is not known yet
 * @param waitingBytes their size
 * @param sent events that the log service has taken
 * @param dropped events that will never be sent: there was no room, or the log service has refused them
 */
public record LogFigures(long waiting, long waitingBytes, long sent, long dropped) {

    /** Nothing was logged. */
    static final LogFigures NONE = new LogFigures(0, 0, 0, 0);

    LogFigures plus(LogFigures other) {
        return new LogFigures(
                waiting + other.waiting, waitingBytes + other.waitingBytes, sent + other.sent, dropped + other.dropped);
    }
}
