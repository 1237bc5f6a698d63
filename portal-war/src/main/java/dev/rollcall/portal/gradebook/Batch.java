package dev.rollcall.portal.gradebook;

import java.util.List;

/**
 * What became of many edits.
 *
 * @param id what they have in common in the history, by which they can be taken back
 */
public record Batch(String id, List<Outcome> outcomes) {

    public Batch {
        outcomes = List.copyOf(outcomes);
    }
}
