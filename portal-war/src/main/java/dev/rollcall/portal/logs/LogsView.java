package dev.rollcall.portal.logs;

import dev.rollcall.kit.ServiceName;
import java.util.List;
import java.util.TreeSet;

/**
 * What the page <em>Logs</em> shows.
 *
 * @param services wire names that the filter offers
 * @param complete false when the search ended before the oldest entry
 * @param trouble why there are no entries; empty when the log service answered
 */
public record LogsView(
        LogFilter filter, List<String> services, List<LogEntry> entries, boolean complete, String trouble) {
    public LogsView {
        services = List.copyOf(services);
        entries = List.copyOf(entries);
    }

    /** The view of an answer. */
    public static LogsView of(LogFilter filter, LogAnswer answer) {
        return new LogsView(filter, offered(filter, answer.entries()), answer.entries(), answer.complete(), "");
    }

    /** The view when there was no answer; the filter can still be seen and changed. */
    public static LogsView without(LogFilter filter, String trouble) {
        return new LogsView(filter, offered(filter, List.of()), List.of(), true, trouble);
    }

    /** How many entries, in words. */
    public String countText() {
        if (entries.isEmpty()) {
            return "No entries";
        }
        String count = entries.size() == 1 ? "1 entry" : entries.size() + " entries";
        return entries.size() >= filter.limit() || !complete ? "The newest " + count : count;
    }

    private static List<String> offered(LogFilter filter, List<LogEntry> entries) {
        TreeSet<String> names = new TreeSet<>(List.of(
                ServiceName.REGISTRY.value(),
                ServiceName.LOG.value(),
                ServiceName.GRADING.value(),
                ServiceName.PORTAL.value()));
        entries.forEach(entry -> names.add(entry.service()));
        names.add(filter.service());
        names.remove("");
        return List.copyOf(names);
    }
}
