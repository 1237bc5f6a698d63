package dev.rollcall.grading.oneroster;

import dev.rollcall.grading.gradebook.Repository;
import dev.rollcall.grading.gradebook.Versioned;
import java.util.Optional;

/**
 * A thing that is put there, or in the place of what was there.
 *
 * @param before what was there when the archive was looked at
 * @param after what shall be there, with the version of what was
 */
record Step<T extends Versioned>(Optional<T> before, T after) {
    /** Takes the step. */
    void on(Repository<T> repository) {
        if (before.isPresent()) {
            repository.replace(after);
        } else {
            repository.insert(after);
        }
    }
}
