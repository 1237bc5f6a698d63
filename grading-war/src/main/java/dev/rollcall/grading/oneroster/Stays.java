package dev.rollcall.grading.oneroster;

import dev.rollcall.grading.gradebook.DateRange;
import dev.rollcall.grading.gradebook.Enrolment.Role;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Decides which line counts of those about the same person in the same class. A person who came back has one for each stay; the
 * grade book knows one: that which holds today, else the next to begin, else the one that ended last, wherever they stand in the
 * file. A line that says that it is gone counts if there is no other. Used by one thread.
 */
final class Stays {
    private final Map<Object, Stay> kept = new HashMap<>();
    private final Comparator<Stay> order;

    /**
     * What a line says.
     *
     * @param line of the file, from 1
     * @param role as what the person belongs to the class
     * @param deleted whether it is gone
     * @param days when
     */
    record Stay(int line, Role role, boolean deleted, DateRange days) {
        private LocalDate begin() {
            return days.begin().orElse(LocalDate.MIN);
        }

        private LocalDate end() {
            return days.end().orElse(LocalDate.MAX);
        }

        private boolean isOver(LocalDate day) {
            return !end().isAfter(day);
        }

        private long daysTo(LocalDate day) {
            return days.includes(day) ? 0 : Math.abs(ChronoUnit.DAYS.between(day, isOver(day) ? end() : begin()));
        }
    }

    /** @param day it is in the school */
    Stays(LocalDate day) {
        this.order = Comparator.comparing(Stay::deleted)
                .thenComparing(stay -> stay.isOver(day))
                .thenComparing(stay -> stay.daysTo(day))
                .thenComparing(Stay::end, Comparator.reverseOrder())
                .thenComparing(Stay::begin)
                .thenComparing(Stay::line);
    }

    /** Notes a line about a person in a class. */
    void enter(Object member, Stay stay) {
        kept.merge(member, stay, (one, other) -> order.compare(one, other) <= 0 ? one : other);
    }

    /** Returns the line that counts; empty if none about them can be read. */
    Optional<Stay> of(Object member) {
        return Optional.ofNullable(kept.get(member));
    }
}
