package dev.rollcall.portal.logs;

import dev.rollcall.portal.text.Moment;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/**
 * What the page of one line shows: the line, open and whole, among those around it.
 *
 * @param place where it is
 * @param rows the newest first
 */
public record LineView(Place place, List<LogRow> rows) {
    /** How many lines around one can be shown. */
    public static final List<Integer> AROUND = List.of(10, 30, 100);

    public LineView {
        rows = List.copyOf(rows);
    }

    /** The view of a line and its neighbours; there may be none. */
    public static LineView of(Place place, List<LogEntry> entries, Function<Instant, Moment> moments) {
        return new LineView(
                place,
                entries.stream()
                        .map(entry -> LogRow.of(
                                entry, LogFilter.ALL, place.isAt(entry) ? Integer.MAX_VALUE : LogRow.MAX_TEXT, moments))
                        .toList());
    }
}
