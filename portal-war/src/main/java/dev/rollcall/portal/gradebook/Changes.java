package dev.rollcall.portal.gradebook;

import java.util.List;

/**
 * A page of a class's history.
 *
 * @param people the people who made the changes or are their subject, as far as the grade book knows them
 * @param next where the next page begins; empty when this is the last
 */
public record Changes(List<Change> changes, List<Person> people, String next) {

    public Changes {
        changes = List.copyOf(changes);
        people = List.copyOf(people);
    }
}
