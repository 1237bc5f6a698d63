package dev.rollcall.portal.gradebook;

import java.util.List;

/** A person, and the classes of all terms to which the person belongs or has belonged. */
public record PersonClasses(Person person, List<Membership> classes) {
    public PersonClasses {
        classes = List.copyOf(classes);
    }
}
