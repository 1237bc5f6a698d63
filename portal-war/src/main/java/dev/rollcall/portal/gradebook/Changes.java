package dev.rollcall.portal.gradebook;

import java.util.List;

/**
 * A page of a class's history.
 *
 * @param next where the next page begins; empty when this is the last
 */
public record Changes(List<Change> changes, String next) {

    public Changes {
        changes = List.copyOf(changes);
    }
}
