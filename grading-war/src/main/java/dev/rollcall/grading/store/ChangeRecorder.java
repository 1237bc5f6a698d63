package dev.rollcall.grading.store;

import dev.rollcall.grading.gradebook.Id;
import dev.rollcall.grading.gradebook.Versioned;
import java.util.Optional;

/**
 * Gives versions to what is written into a repository, and writes down that it was.
 *
 * @param <T> the kind of things
 */
interface ChangeRecorder<T extends Versioned> {
    /** Called first. */
    void open();

    /** Returns the version of what is about to be written under {@code id} in the place of {@code before}. */
    long next(Id id, Optional<T> before);

    /** Called once it is written; at least one of the two is there. */
    void note(Optional<T> before, Optional<T> after);
}
