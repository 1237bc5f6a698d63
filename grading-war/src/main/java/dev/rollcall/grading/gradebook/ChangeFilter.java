package dev.rollcall.grading.gradebook;

import java.util.Optional;

/**
 * Which changes of a class.
 *
 * @param item of this piece of work or category only
 * @param person of this person only
 * @param batch that were made together only
 * @param number this one only
 * @param beyond after this number, or before it when asked backwards
 */
public record ChangeFilter(
        Optional<Id> item, Optional<Id> person, Optional<Id> batch, Optional<Long> number, Optional<Long> beyond) {
    /** All changes. */
    public static final ChangeFilter ALL =
            new ChangeFilter(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /** Returns the same from another number on. */
    public ChangeFilter beyond(long from) {
        return new ChangeFilter(item, person, batch, number, Optional.of(from));
    }
}
