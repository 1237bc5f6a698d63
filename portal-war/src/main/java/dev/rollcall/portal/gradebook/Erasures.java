package dev.rollcall.portal.gradebook;

import java.util.Set;

/**
 * The people who were erased, and those who are to be.
 *
 * @param left the ids of what is left of erased students: these people have no name and get none
 * @param requested the ids of people that an administrator has asked to erase, while another has yet to agree
 */
public record Erasures(Set<String> left, Set<String> requested) {
    /** What users other than administrators know of them. */
    public static final Erasures UNKNOWN = new Erasures(Set.of(), Set.of());

    public Erasures {
        left = Set.copyOf(left);
        requested = Set.copyOf(requested);
    }
}
