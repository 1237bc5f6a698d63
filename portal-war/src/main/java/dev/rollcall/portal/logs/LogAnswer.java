package dev.rollcall.portal.logs;

import java.util.List;
import java.util.OptionalLong;

/**
 * What the central log answered.
 *
 * @param entries in the order of the answer
 * @param complete false when the search ended early
 * @param reason why then: the log service's word; empty if nobody said
 * @param next the sequence to go on from; empty if there is nothing more
 * @param silent the log services that did not answer, in words
 */
public record LogAnswer(
        List<LogEntry> entries, boolean complete, String reason, OptionalLong next, List<String> silent) {
    public LogAnswer {
        entries = List.copyOf(entries);
        silent = List.copyOf(silent);
    }
}
