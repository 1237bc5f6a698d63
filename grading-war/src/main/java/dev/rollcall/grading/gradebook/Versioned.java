package dev.rollcall.grading.gradebook;

/**
 * Something that is changed only by those who have seen it as it is: a write names the version that its writer saw.
 * Versions of one thing only grow, and none is given twice until it is deleted; of a class, and of what is in one, not even then.
 */
public interface Versioned {
    /** The version of what does not exist yet. */
    long NONE = 0;

    /** Returns the identity, unique among its kind. */
    Id id();

    /** Returns the version, 1 or greater. */
    long version();
}
