package dev.rollcall.portal.gradebook;

import java.util.Set;

/**
 * Who was erased, and who is to be.
 *
 * @param left the ids of those who are what is left of an erased student: they have no name and get none
 * @param requested the ids of those whom an administrator has asked to erase, and nobody has agreed to
 */
public record Erasures(Set<String> left, Set<String> requested) {
    /** What whoever is no administrator knows of them. */
    public static final Erasures UNKNOWN = new Erasures(Set.of(), Set.of());

    public Erasures {
        left = Set.copyOf(left);
        requested = Set.copyOf(requested);
    }
}
