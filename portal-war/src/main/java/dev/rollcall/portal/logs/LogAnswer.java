package dev.rollcall.portal.logs;

import java.util.List;
import java.util.OptionalLong;

/**
 * What the central log answered.
 *
 * @param entries in the order of the answer
 * @param complete false when the search ended early
 * @param next the sequence to go on from; empty if there is nothing more, or several log services were asked
 * @param older where to go on with several log services; none if there is nothing more, or just one was asked
 * @param silent the log services that did not answer, in words
 */
public record LogAnswer(
        List<LogEntry> entries, boolean complete, OptionalLong next, Positions older, List<String> silent) {
    public LogAnswer {
        entries = List.copyOf(entries);
        silent = List.copyOf(silent);
    }
}
