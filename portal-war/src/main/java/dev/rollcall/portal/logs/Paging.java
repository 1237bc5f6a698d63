package dev.rollcall.portal.logs;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The queries of the neighbouring pages. Lines are cut by sequence; of several log services, each of which has its own, only
 * older ones can be asked for.
 *
 * @param above of what belongs above the lines; empty if there is nothing
 * @param below of what belongs below them
 */
record Paging(Optional<String> above, Optional<String> below) {
    static Paging of(Question question, Findings found, List<LogEntry> entries) {
        LogFilter filter = question.filter();
        if (found.several()) {
            return new Paging(Optional.empty(), older(filter, found.answer().older()));
        }
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

    private static Optional<String> older(LogFilter filter, Positions positions) {
        return positions.equals(Positions.NONE) || filter.followsTrace()
                ? Optional.empty()
                : Optional.of(filter.query(Slice.before(positions)));
    }

    private static Optional<String> query(LogFilter filter, OptionalLong sequence, boolean after) {
        return sequence.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        filter.query(after ? Slice.after(sequence.getAsLong()) : Slice.before(sequence.getAsLong())));
    }
}
