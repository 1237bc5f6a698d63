package dev.rollcall.portal.gradebook;

import java.util.List;

/**
 * What became of many edits.
 *
 * @param id what they have in common in the history, by which they can be taken back
 * @param saved how many were done
 * @param outcomes of each; when there are very many, of those that were not done
 */
public record Batch(String id, long saved, List<Outcome> outcomes) {

    public Batch {
        outcomes = List.copyOf(outcomes);
    }
}
