package dev.rollcall.portal.logs;

import java.util.List;

/**
 * What the central log answered.
 *
 * @param entries the newest first
 * @param complete false when the search ended before the oldest entry
 */
public record LogAnswer(List<LogEntry> entries, boolean complete) {
    public LogAnswer {
        entries = List.copyOf(entries);
    }
}
