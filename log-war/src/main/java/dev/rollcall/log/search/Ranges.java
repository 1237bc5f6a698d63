package dev.rollcall.log.search;

import dev.rollcall.log.search.EventIndex.Part;
import dev.rollcall.log.search.EventIndex.Selection;
import dev.rollcall.log.store.Day;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Divides the events of a store into what an index knows and what must be read. */
final class Ranges {

    /**
     * Sequences next to one another.
     *
     * @param first included
     * @param last included
     * @param selection what the index knows; null if nothing
     */
    record Range(long first, long last, @Nullable Selection selection) {}

    private Ranges() {}

    /**
     * Returns the ranges in which answers can be, oldest first. Days without an event in the time asked for are left
     * out.
     */
    static List<Range> of(List<Day> days, List<Part> parts, Filter filter) {
        List<Range> ranges = new ArrayList<>();
        for (Day day : days) {
            if (filter.within()
                    .meets(day.minTime().toEpochMilli(), day.maxTime().toEpochMilli())) {
                divide(day, parts, filter, ranges);
            }
        }
        return ranges;
    }

    private static void divide(Day day, List<Part> parts, Filter filter, List<Range> ranges) {
        long next = day.firstSequence();
        for (Part part : parts) {
            if (part.first() >= next && part.last() <= day.lastSequence()) {
                if (part.first() > next) {
                    ranges.add(new Range(next, part.first() - 1, null));
                }
                ranges.add(new Range(part.first(), part.last(), part.select(filter)));
                next = part.last() + 1;
            }
        }
        if (next <= day.lastSequence()) {
            ranges.add(new Range(next, day.lastSequence(), null));
        }
    }
}
