package dev.rollcall.log.store;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All segments of a store, in the order of their sequences. Thread-safe; readers never wait. */
final class Segments {

    private volatile List<Segment> all = List.of();

    /** Adds a segment behind the others. */
    synchronized void add(Segment segment) {
        List<Segment> longer = new ArrayList<>(all);
        longer.add(segment);
        all = List.copyOf(longer);
    }

    /** Puts {@code sealed} in the place of the segment it was made of. */
    synchronized void replace(Segment open, Segment sealed) {
        all = all.stream().map(segment -> segment == open ? sealed : segment).toList();
    }

    /** Removes the segments of a day and returns them. */
    synchronized List<Segment> remove(LocalDate day) {
        List<Segment> removed =
                all.stream().filter(segment -> segment.day().equals(day)).toList();
        all = all.stream().filter(segment -> !segment.day().equals(day)).toList();
        return removed;
    }

    /**
     * Removes the oldest segments and returns them: so many that they have {@code bytes}, but not the one with the
     * newest event, which tells a start what the next sequence is.
     */
    synchronized List<Segment> removeOldest(long bytes) {
        Segment newest = before(Long.MAX_VALUE);
        int most = newest == null ? 0 : all.indexOf(newest);
        int count = 0;
        for (long left = bytes; left > 0 && count < most; count++) {
            left -= all.get(count).extent().bytes();
        }
        List<Segment> removed = all.subList(0, count);
        all = List.copyOf(all.subList(count, all.size()));
        return removed;
    }

    /** Removes a segment. */
    synchronized void remove(Segment segment) {
        all = all.stream().filter(other -> other != segment).toList();
    }

    /** Forgets all segments and takes those of {@code others}. */
    synchronized void become(Segments others) {
        all = others.all;
    }

    List<Segment> all() {
        return all;
    }

    /** Returns the oldest segment with an event of {@code sequence} or later. */
    @Nullable
    Segment from(long sequence) {
        List<Segment> now = all;
        int low = 0;
        int high = now.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (now.get(middle).extent().last() < sequence) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        while (low < now.size() && now.get(low).extent().isEmpty()) {
            low++;
        }
        return low < now.size() ? now.get(low) : null;
    }

    /** Returns the newest segment with an event before {@code sequence}. */
    @Nullable
    Segment before(long sequence) {
        List<Segment> now = all;
        for (int i = now.size() - 1; i >= 0; i--) {
            Extent extent = now.get(i).extent();
            if (!extent.isEmpty() && extent.first() < sequence) {
                return now.get(i);
            }
        }
        return null;
    }

    /** Returns the sequence of the oldest event; one more than {@link #last} if there is none. */
    long first() {
        Segment oldest = from(0);
        return oldest == null ? last() + 1 : oldest.extent().first();
    }

    /** Returns the sequence of the newest event; 0 if there is none. */
    long last() {
        Segment newest = before(Long.MAX_VALUE);
        return newest == null ? 0 : newest.extent().last();
    }

    long bytes() {
        return all.stream().mapToLong(segment -> segment.extent().bytes()).sum();
    }

    /** Returns the days of which there are events. */
    List<Day> days() {
        Map<LocalDate, Day> days = new LinkedHashMap<>();
        for (Segment segment : all) {
            Extent extent = segment.extent();
            if (!extent.isEmpty()) {
                days.merge(segment.day(), day(segment.day(), extent), Segments::together);
            }
        }
        return List.copyOf(days.values());
    }

    private static Day day(LocalDate date, Extent extent) {
        return new Day(date, extent.first(), extent.last(), extent.minTime(), extent.maxTime());
    }

    private static Day together(Day earlier, Day later) {
        Instant minTime = later.minTime().isBefore(earlier.minTime()) ? later.minTime() : earlier.minTime();
        Instant maxTime = later.maxTime().isAfter(earlier.maxTime()) ? later.maxTime() : earlier.maxTime();
        return new Day(earlier.received(), earlier.firstSequence(), later.lastSequence(), minTime, maxTime);
    }
}
