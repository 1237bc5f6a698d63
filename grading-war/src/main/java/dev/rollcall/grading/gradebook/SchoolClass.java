package dev.rollcall.grading.gradebook;

import java.util.Optional;

/**
 * A course as it is taught in one term: with its people, its work, its results.
 *
 * @param id the identity
 * @param title what people call it
 * @param course what is taught
 * @param term when
 * @param scheme how percentages become letters; none: they do not
 * @param weighted whether the weights of the categories count; if not, all points are worth the same
 * @param shared whether every teacher of the school may work in it, not only its own
 * @param version the number of the change that wrote what is said here
 * @param revision the number of the last change in it, whatever it changed
 */
public record SchoolClass(
        Id id,
        Title title,
        Id course,
        Id term,
        Optional<Id> scheme,
        boolean weighted,
        boolean shared,
        long version,
        long revision)
        implements Versioned {
    /** The class that the addresses of the tutorial show. */
    public static final Id TUTORIAL = new Id("tutorial");

    /** Returns it with another way to work out its totals. */
    public SchoolClass calculating(Optional<Id> letters, boolean byWeight) {
        return new SchoolClass(id, title, course, term, letters, byWeight, shared, version, revision);
    }
}
