package dev.rollcall.grading.oneroster;

import dev.rollcall.grading.gradebook.Category;
import dev.rollcall.grading.gradebook.ClassTransaction;
import dev.rollcall.grading.gradebook.Enrolment;
import dev.rollcall.grading.gradebook.LineItem;
import java.util.List;
import java.util.Optional;

/**
 * What is in a class, and what shall become of it.
 *
 * @param enrolments who belongs to it
 * @param categories its kinds of work
 * @param items its work
 */
record Contents(Things<Enrolment> enrolments, Things<Category> categories, Things<LineItem> items) {
    private static final int ALL = Integer.MAX_VALUE;

    /** Returns what is in a class that is not there yet. */
    static Contents none() {
        return new Contents(new Things<>(List.of()), new Things<>(List.of()), new Things<>(List.of()));
    }

    static Contents of(ClassTransaction section) {
        return new Contents(
                new Things<>(section.enrolments().page(Optional.empty(), ALL)),
                new Things<>(section.categories().page(Optional.empty(), ALL)),
                new Things<>(section.items().page(Optional.empty(), ALL)));
    }
}
