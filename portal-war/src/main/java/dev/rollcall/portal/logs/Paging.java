package dev.rollcall.portal.logs;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The queries of the neighbouring pages. Lines of one log service are cut by sequence; those of several have none in common,
 * so that only older ones can be asked for, by time.
 *
 * @param above of what belongs above the lines; empty if there is nothing
 * @param below of what belongs below them
 */
record Paging(Optional<String> above, Optional<String> below) {
    private static final Paging NONE = new Paging(Optional.empty(), Optional.empty());

    static Paging of(Question question, Findings found, List<LogEntry> entries) {
        if (found.several()) {
            return new Paging(Optional.empty(), beforeTime(question, entries));
        }
        LogFilter filter = question.filter();
        OptionalLong next = found.answer().next();
        boolean upwards = question.slice().after().isPresent();
        if (filter.followsTrace()) {
            return new Paging(Optional.empty(), query(filter, next, true));
        }
        if (entries.isEmpty()) {
            return upwards
                    ? new Paging(query(filter, next, true), Optional.of(filter.query()))
                    : new Paging(Optional.empty(), query(filter, next, false));
        }
        OptionalLong first = OptionalLong.of(entries.get(0).sequence());
        OptionalLong last = OptionalLong.of(entries.get(entries.size() - 1).sequence());
        boolean newest = upwards ? next.isEmpty() : question.slice().before().isEmpty();
        return new Paging(
                newest ? Optional.empty() : query(filter, upwards ? next : first, true),
                query(filter, upwards ? last : next, false));
    }

    private static Optional<String> query(LogFilter filter, OptionalLong sequence, boolean after) {
        return sequence.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        filter.query(after ? Slice.after(sequence.getAsLong()) : Slice.before(sequence.getAsLong())));
    }

    /** Within one millisecond nothing can be cut: unless a whole page is of one, lines of it are shown again. */
    private static Optional<String> beforeTime(Question question, List<LogEntry> newestFirst) {
        if (newestFirst.size() < question.filter().limit() || question.filter().followsTrace()) {
            return NONE.below();
        }
        Instant newest = newestFirst.get(0).time();
        Instant oldest = newestFirst.get(newestFirst.size() - 1).time();
        if (newest == null || oldest == null) {
            return NONE.below();
        }
        Instant last = oldest.truncatedTo(ChronoUnit.MILLIS);
        Instant end = newest.truncatedTo(ChronoUnit.MILLIS).equals(last) ? last : last.plusMillis(1);
        Instant begin = question.bounds().from();
        TimeRange time = new TimeRange(null, begin == null ? "" : begin.toString(), end.toString());
        return Optional.of(question.filter().at(time).query());
    }
}
