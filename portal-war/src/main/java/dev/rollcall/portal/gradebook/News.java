package dev.rollcall.portal.gradebook;

import java.util.List;
import java.util.Map;

/**
 * What has changed in a class since it was looked at last.
 *
 * @param revision the number of the last of these changes
 * @param changes the older first
 * @param totals of the students whose results were changed, by their ids
 */
public record News(long revision, List<Change> changes, Map<String, Totals> totals) {

    public News {
        changes = List.copyOf(changes);
        totals = Map.copyOf(totals);
    }

    /** Whether something was changed that is no result, so that a page has to be made anew. */
    public boolean isStructural() {
        return changes.stream().anyMatch(change -> !change.isResult());
    }
}
